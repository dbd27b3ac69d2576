package org.paihao.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paihao.core.Text;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.plan.Opening.Phase;

/** When a hall gives tickets: 2026-11-23 is a Monday. */
final class OpeningTest {
    private static final Hours.Span DAY = new Hours.Span(
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Optional.of(List.of(new Hours.Break(LocalTime.of(12, 0), LocalTime.of(13, 30)))));
    private static final Hours.Span NIGHT = new Hours.Span(LocalTime.of(18, 0), LocalTime.of(2, 0));
    private static final OpeningRules RULES = new OpeningRules(
            Optional.of(15),
            Optional.of(20),
            Optional.empty(),
            Optional.of(List.of(new OpeningRules.Holiday(
                    LocalDate.of(2026, 10, 1),
                    Optional.of(LocalDate.of(2026, 10, 7)),
                    Optional.of(new Text("国庆节", "National Day"))))),
            Optional.of(List.of(
                    new OpeningRules.MovedDay(
                            LocalDate.of(2026, 10, 10), Optional.of(DayOfWeek.MONDAY), Optional.empty()),
                    new OpeningRules.MovedDay(
                            LocalDate.of(2026, 11, 25),
                            Optional.empty(),
                            Optional.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)))))),
            Optional.of(List.of(new OpeningRules.ServiceRules(
                    TestPlan.SEAL,
                    Optional.of(Map.of(DayOfWeek.MONDAY, new Hours.Span(LocalTime.of(10, 0), LocalTime.of(16, 0)))),
                    Optional.of(3),
                    Optional.of(60)))));
    private static final HallPlan PLAN = plan(
            new Hours(
                    Map.of(
                            DayOfWeek.MONDAY, DAY,
                            DayOfWeek.TUESDAY, DAY,
                            DayOfWeek.WEDNESDAY, DAY,
                            DayOfWeek.THURSDAY, DAY,
                            DayOfWeek.FRIDAY, NIGHT),
                    Optional.of(RULES)),
            TestPlan.ZONE);

    private static HallPlan plan(Hours hours, ZoneId zone) {
        HallPlan plan = TestPlan.plan();
        return new HallPlan(
                1,
                plan.hall(),
                plan.name(),
                zone,
                plan.rollOver(),
                hours,
                plan.rules(),
                plan.zones(),
                plan.services(),
                plan.counters(),
                plan.displays(),
                plan.elder(),
                plan.calling(),
                plan.reasons(),
                plan.phoneBase());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TestPlan.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:44:59, BEFORE, 2026-11-23T08:45",
        "2026-11-23T08:45,    OPEN,   2026-11-23T13:15",
        "2026-11-23T11:59:59, OPEN,   2026-11-23T13:15",
        "2026-11-23T12:00,    BREAK,  2026-11-23T13:15",
        "2026-11-23T13:15,    OPEN,   2026-11-24T08:45",
        "2026-11-23T16:39:59, OPEN,   2026-11-24T08:45",
        "2026-11-23T16:40,    LATE,   2026-11-24T08:45",
        "2026-11-23T17:00,    OVER,   2026-11-24T08:45",
        // Before the roll-over it is still Monday.
        "2026-11-24T03:59,    OVER,   2026-11-24T08:45",
        // A morning of its own on the Wednesday.
        "2026-11-25T11:00,    OPEN,   2026-11-26T08:45",
        "2026-11-25T12:30,    OVER,   2026-11-26T08:45",
        // Friday's evening ends in Saturday's night.
        "2026-11-28T01:30,    OPEN,   2026-11-30T08:45",
        "2026-11-28T02:00,    OVER,   2026-11-30T08:45",
        "2026-11-28T10:00,    CLOSED, 2026-11-30T08:45",
        // The holiday, and the Saturday that is worked instead.
        "2026-09-30T18:00,    OVER,   2026-10-08T08:45",
        "2026-10-03T10:00,    CLOSED, 2026-10-08T08:45",
        "2026-10-10T10:00,    OPEN,   2026-10-10T13:15",
        "2026-10-11T10:00,    CLOSED, 2026-10-12T08:45",
    })
    void everyMomentHasItsPhaseAndWhatComesNext(String local, Phase phase, String next) {
        Opening hall = Opening.ofHall(PLAN);
        assertThat(hall.phase(at(local))).isEqualTo(phase);
        assertThat(hall.next(at(local))).contains(at(next));
    }

    @Test
    void aServiceKeepsItsOwnHoursAndLastTicket() {
        Opening seal = Opening.of(PLAN, TestPlan.SEAL);
        assertThat(seal.phase(at("2026-11-23T09:30"))).isEqualTo(Phase.BEFORE);
        assertThat(seal.phase(at("2026-11-23T12:30"))).isEqualTo(Phase.OPEN);
        assertThat(seal.phase(at("2026-11-23T15:00"))).isEqualTo(Phase.LATE);
        assertThat(seal.phase(at("2026-11-24T10:00"))).isEqualTo(Phase.CLOSED);
        assertThat(seal.dayCap()).contains(3);
        assertThat(Opening.of(PLAN, TestPlan.TAX).phase(at("2026-11-24T10:00"))).isEqualTo(Phase.OPEN);
    }

    @Test
    void whatIsLeftOfTheDayLeavesBreaksOut() {
        Opening hall = Opening.ofHall(PLAN);
        assertThat(hall.remaining(at("2026-11-23T08:00"))).contains(Duration.ofMinutes(390));
        assertThat(hall.remaining(at("2026-11-23T11:00"))).contains(Duration.ofMinutes(270));
        assertThat(hall.remaining(at("2026-11-23T12:30"))).contains(Duration.ofMinutes(210));
        assertThat(hall.remaining(at("2026-11-23T17:30"))).contains(Duration.ZERO);
    }

    @Test
    void aHolidayIsCalledByItsNameAndHasNoHours() {
        Opening hall = Opening.ofHall(PLAN);
        assertThat(hall.holiday(at("2026-10-03T10:00")).orElseThrow().zh()).isEqualTo("国庆节");
        assertThat(hall.written(LocalDate.of(2026, 10, 5))).isEmpty();
        assertThat(hall.written(LocalDate.of(2026, 11, 23))).contains("9:00–12:00 13:30–17:00");
    }

    @Test
    void aHallWithoutHoursIsOpenAtAnyHour() {
        Opening hall = Opening.ofHall(TestPlan.plan());
        assertThat(hall.phase(at("2026-11-28T03:00"))).isEqualTo(Phase.OPEN);
        assertThat(hall.phase(at("2026-11-28T04:00"))).isEqualTo(Phase.OPEN);
        assertThat(hall.remaining(at("2026-11-28T04:00"))).isEmpty();
    }

    /** In Berlin the clocks went from 02:00 to 03:00 on 29 March 2026, and back on 25 October. */
    @Test
    void aNightInWhichClocksJumpIsAsLongAsItReallyIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Hours nights = new Hours(Map.of(DayOfWeek.SATURDAY, new Hours.Span(LocalTime.of(22, 0), LocalTime.of(3, 30))));
        Opening hall = Opening.ofHall(plan(nights, berlin));
        Instant spring = LocalDateTime.parse("2026-03-28T22:00").atZone(berlin).toInstant();
        Instant autumn = LocalDateTime.parse("2026-10-24T22:00").atZone(berlin).toInstant();
        assertThat(hall.remaining(spring)).contains(Duration.ofMinutes(270));
        assertThat(hall.remaining(autumn)).contains(Duration.ofMinutes(390));
        assertThat(hall.phase(spring.plus(Duration.ofMinutes(269)))).isEqualTo(Phase.OPEN);
        assertThat(hall.phase(spring.plus(Duration.ofMinutes(270)))).isEqualTo(Phase.OVER);
    }

    /** A hall's hours begin in the hour that does not exist that night. */
    @Test
    void anHourThatDoesNotExistIsTheOneAfterIt() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Hours early = new Hours(Map.of(
                DayOfWeek.SATURDAY,
                new Hours.Span(
                        LocalTime.of(22, 0),
                        LocalTime.of(3, 45),
                        Optional.of(List.of(new Hours.Break(LocalTime.of(2, 15), LocalTime.of(2, 45)))))));
        Opening hall = Opening.ofHall(plan(early, berlin));
        Instant ten = LocalDateTime.parse("2026-03-28T22:00").atZone(berlin).toInstant();
        assertThat(hall.windows(LocalDate.of(2026, 3, 28)))
                .allSatisfy(window -> assertThat(window.from()).isBefore(window.to()));
        assertThat(hall.phase(ten)).isEqualTo(Phase.OPEN);
    }
}
