package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.OpeningRules;

/** What the start page says of hours: 2026-11-23 is a Monday. */
final class KioskViewTest {
    private static final Hours HOURS = new Hours(
            Map.of(
                    DayOfWeek.MONDAY,
                    new Hours.Span(
                            LocalTime.of(9, 0),
                            LocalTime.of(17, 0),
                            Optional.of(List.of(new Hours.Break(LocalTime.of(12, 0), LocalTime.of(13, 30)))))),
            Optional.of(new OpeningRules(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(List.of(new OpeningRules.Holiday(
                            LocalDate.of(2026, 11, 30), Optional.empty(), Optional.of(Text.same("Day"))))),
                    Optional.empty(),
                    Optional.of(List.of(new OpeningRules.ServiceRules(
                            TestPlan.SEAL,
                            Optional.of(
                                    Map.of(DayOfWeek.MONDAY, new Hours.Span(LocalTime.of(10, 0), LocalTime.of(16, 0)))),
                            Optional.of(1),
                            Optional.empty()))))));

    private static KioskView at(String local, BoardView heard) {
        return KioskView.of(
                TestPlan.plan(HOURS), heard, LocalDateTime.parse(local).atZone(TestPlan.ZONE), Optional.empty());
    }

    private static KioskView at(String local) {
        return at(local, BoardView.NONE);
    }

    private static KioskView.ServiceView service(KioskView view, String id) {
        return view.zones().getFirst().services().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServiceThatIsClosedSaysWhenItOpens() {
        KioskView view = at("2026-11-23T09:30");
        assertThat(view.day()).isEqualTo("open");
        assertThat(view.hours()).contains("9:00–12:00 13:30–17:00");
        assertThat(service(view, "tax").state()).isEqualTo("open");
        assertThat(service(view, "seal").state()).isEqualTo("closed");
        assertThat(service(view, "seal").opens().orElseThrow())
                .isEqualTo(new KioskView.OpensView(0, 1, 11, 23, "10:00"));
        assertThat(service(view, "paused").state()).isEqualTo("paused");
    }

    @Test
    void inTheBreakOnlyWhatIsOpenIsOffered() {
        KioskView view = at("2026-11-23T12:30");
        assertThat(view.day()).isEqualTo("open");
        assertThat(service(view, "tax").state()).isEqualTo("break");
        assertThat(service(view, "seal").state()).isEqualTo("open");
    }

    @Test
    void anEveningAndAHolidaySayWhenToComeAgain() {
        assertThat(at("2026-11-23T18:00").day()).isEqualTo("closed");
        // The Monday after is a holiday: it is the one after that.
        assertThat(at("2026-11-23T18:00").opens().orElseThrow())
                .isEqualTo(new KioskView.OpensView(14, 1, 12, 7, "9:00"));
        assertThat(at("2026-11-30T10:00").holiday()).contains(Text.same("Day"));
        assertThat(at("2026-11-23T08:00").day()).isEqualTo("before");
    }

    @Test
    void whatTheHubSaysOfCapsAndTheLastTicketIsShown() {
        BoardView heard = BoardView.NONE.with(new Board(
                LocalDateTime.parse("2026-11-23T11:00").atZone(TestPlan.ZONE).toInstant(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Map.of(
                        TestPlan.SEAL, new Board.Intake(Optional.of(4), Optional.of("numbers-used-up")),
                        TestPlan.TAX, new Board.Intake(Optional.of(14), Optional.empty()),
                        TestPlan.FEW, new Board.Intake(Optional.of(0), Optional.of("too-late-today")))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        KioskView view = at("2026-11-23T11:00", heard);
        assertThat(service(view, "seal").state()).isEqualTo("full");
        assertThat(service(view, "tax").stillServed()).contains(14);
        assertThat(service(view, "few").state()).isEqualTo("late");
    }

    @Test
    void aJourneyTellsTheLineItBeginsWith() {
        BoardView heard = BoardView.NONE.with(new Board(
                LocalDateTime.parse("2026-11-23T11:00").atZone(TestPlan.ZONE).toInstant(),
                Map.of(TestPlan.TAX, 7),
                Map.of(),
                List.of(TestPlan.ONE),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        KioskView.ServiceView firm = service(at("2026-11-23T11:00", heard), "firm");
        assertThat(firm.steps()).contains(3);
        assertThat(firm.waiting()).contains(7);
        assertThat(firm.openCounters()).contains(1);
        assertThat(at("2026-11-23T11:00", heard).waiting())
                .as("nobody is counted twice")
                .contains(7);

        BoardView full = BoardView.NONE.with(new Board(
                LocalDateTime.parse("2026-11-23T11:00").atZone(TestPlan.ZONE).toInstant(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Map.of(TestPlan.TAX, new Board.Intake(Optional.empty(), Optional.of("numbers-used-up")))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        assertThat(service(at("2026-11-23T11:00", full), "firm").state()).isEqualTo("full");
    }
}
