package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.BookingState.Status;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.AppointmentPlan.Kind;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;

/** Appointments by the written rules: Monday, 2026-11-23; ten o'clock there is 02:00 UTC. */
final class BookingRulesTest {
    private static final Instant TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");
    private static final StaffId HELPER = new StaffId("1001");
    private static final ServiceId SURVEY = new ServiceId("survey");

    private static AppointmentPlan.SlotRule slots(int places) {
        return new AppointmentPlan.SlotRule(
                List.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(12, 0), 30, places);
    }

    private final HallPlan plan = TestPlan.plan(
            new Hours(Map.of()),
            Optional.of(new AppointmentPlan(
                    Optional.of(20),
                    Optional.of(10),
                    Optional.empty(),
                    List.of(
                            new AppointmentPlan.Offer(
                                    TestPlan.TAX,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(slots(2))),
                            new AppointmentPlan.Offer(
                                    SURVEY,
                                    Optional.of(Kind.SURVEY),
                                    Optional.of(Text.same("survey")),
                                    Optional.of(List.of("crew-1")),
                                    List.of(slots(1)))))));
    private final TestBox hub = new TestBox(HallRules.REAL, "hub", plan, Ordinals.ofHub(1));

    private static Booking tax(String code) {
        return new Booking(code, TestPlan.TAX, TEN, TEN.plusSeconds(1_800));
    }

    private static Booking survey(String code, Optional<String> address, Optional<String> crew) {
        return new Booking(code, SURVEY, TEN, TEN.plusSeconds(1_800), address, crew);
    }

    private static Instant minutes(int afterTen) {
        return TEN.plusSeconds(60L * afterTen);
    }

    private Optional<String> does(Command command, Instant at) {
        return hub.decide(command, at).map(Refusal::code);
    }

    private Optional<String> books(Booking booking) {
        return does(new Command.MakeBooking(booking), minutes(-120));
    }

    private Optional<String> checksIn(String code, Instant at) {
        return does(new Command.CheckIn(code, KIOSK, Optional.empty()), at);
    }

    private Ticket ticket(String code) {
        return hub.state.ticket(TicketId.ofBooking(code)).orElseThrow().ticket();
    }

    private Optional<Status> status(String code) {
        return Optional.ofNullable(hub.state.bookings().get(code)).map(BookingState::status);
    }

    private Ticket walksIn(String key, Instant at) {
        Command.Request touch = new Command.Request(
                TicketId.ofTouch(KIOSK, key),
                TestPlan.TAX,
                Channel.KIOSK,
                KIOSK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(does(new Command.OfferTicket(touch), at)).isEmpty();
        return hub.state.ticket(touch.id()).orElseThrow().ticket();
    }

    @Test
    void aSlotHasSoManyPlacesAndTheSameCodeAgainTakesNoFurtherOne() {
        assertThat(books(tax("AAAA"))).isEmpty();
        assertThat(books(tax("AAAA"))).isEmpty();
        assertThat(books(tax("BBBB"))).isEmpty();
        assertThat(books(tax("CCCC"))).contains("slot-full");
        assertThat(does(new Command.CancelBooking("AAAA"), minutes(-60))).isEmpty();
        assertThat(does(new Command.CancelBooking("AAAA"), minutes(-60))).isEmpty();
        assertThat(books(tax("CCCC"))).isEmpty();
        assertThat(books(tax("AAAA"))).contains("code-taken");
        assertThat(books(new Booking("BBBB", TestPlan.TAX, minutes(30), minutes(60))))
                .contains("code-taken");
    }

    @Test
    void onlyWhatIsOfferedCanBeBooked() {
        assertThat(books(new Booking("AAAA", TestPlan.SEAL, TEN, minutes(30)))).contains("unknown-service");
        assertThat(books(new Booking("AAAA", TestPlan.TAX, minutes(10), minutes(40))))
                .contains("no-such-slot");
        assertThat(books(new Booking("AAAA", TestPlan.TAX, TEN, minutes(60)))).contains("no-such-slot");
        assertThat(books(new Booking("AAAA", TestPlan.TAX, minutes(1_440), minutes(1_470))))
                .contains("no-such-slot");
    }

    @Test
    void anAddressIsAskedForASurveyAndKeptForNothingElse() {
        assertThat(books(survey("AAAA", Optional.empty(), Optional.empty()))).contains("address-needed");
        assertThat(books(survey("AAAA", Optional.of("road 1"), Optional.of("nobody"))))
                .contains("unknown-crew");
        assertThat(books(survey("AAAA", Optional.of("road 1"), Optional.of("crew-1"))))
                .isEmpty();
        Booking window = new Booking("BBBB", TestPlan.TAX, TEN, minutes(30), Optional.of("road 1"), Optional.empty());
        assertThat(books(window)).contains("address-not-needed");
        assertThat(window.toString()).doesNotContain("road").doesNotContain("BBBB");
    }

    @Test
    void theWindowOfACheckInIsDataAndWhoComesTooEarlyIsToldWhenToComeAgain() {
        books(tax("AAAA"));
        Optional<Refusal> early = hub.decide(new Command.CheckIn("AAAA", KIOSK, Optional.empty()), minutes(-21));
        assertThat(early).contains(new Refusal.BookingTooEarly(minutes(-20)));
        assertThat(early.orElseThrow().detail()).contains("2026-11-23T01:40:00Z");
        assertThat(checksIn("AAAA", minutes(40))).contains("code-expired");
        assertThat(checksIn("ZZZZ", TEN)).contains("unknown-code");
        assertThat(checksIn("AAAA", minutes(39))).isEmpty();
    }

    @Test
    void whoIsOnTimeWaitsFromTheBookedTimeAndWhoIsLateFromArrival() {
        books(tax("AAAA"));
        books(tax("BBBB"));
        books(new Booking("CCCC", TestPlan.TAX, minutes(-30), TEN));
        Ticket before = walksIn("before", minutes(-15));
        assertThat(checksIn("AAAA", minutes(-10))).isEmpty();
        Ticket early = walksIn("early", minutes(-5));
        assertThat(checksIn("CCCC", minutes(5))).isEmpty();
        Ticket after = walksIn("after", minutes(10));
        assertThat(checksIn("BBBB", minutes(20))).isEmpty();

        assertThat(ticket("AAAA").arrivedAt()).isEqualTo(TEN);
        assertThat(ticket("BBBB").arrivedAt()).isEqualTo(TEN.plusNanos(1_000));
        assertThat(ticket("CCCC").arrivedAt()).isEqualTo(minutes(5));
        assertThat(early.arrivedAt()).isEqualTo(minutes(-5));
        List<TicketId> line =
                hub.state.first(TestPlan.TAX, new Precedence(plan.calls().priorities(), minutes(21)), 10).stream()
                        .map(waiting -> waiting.ticket().id())
                        .toList();
        assertThat(line)
                .containsExactly(
                        before.id(),
                        early.id(),
                        TicketId.ofBooking("AAAA"),
                        TicketId.ofBooking("BBBB"),
                        TicketId.ofBooking("CCCC"),
                        after.id());
    }

    @Test
    void aWalkInOfTheBookedMicrosecondAndItsAppointmentBothHaveAPlace() {
        books(tax("AAAA"));
        checksIn("AAAA", minutes(-10));
        walksIn("a", TEN);
        assertThat(hub.state.waiting(TestPlan.TAX)).isEqualTo(2);
    }

    @Test
    void aSecondCheckInIsTheSamePosition() {
        books(tax("AAAA"));
        assertThat(checksIn("AAAA", minutes(-5))).isEmpty();
        Ticket first = ticket("AAAA");
        assertThat(checksIn("AAAA", minutes(5))).isEmpty();
        assertThat(ticket("AAAA")).isEqualTo(first);
        assertThat(hub.state.waiting(TestPlan.TAX)).isEqualTo(1);
        assertThat(status("AAAA")).contains(Status.CHECKED_IN);
        assertThat(does(new Command.CancelBooking("AAAA"), minutes(6))).contains("code-used");
    }

    @Test
    void nobodyCameIsKeptApartOnceTheWindowHasPassed() {
        books(tax("AAAA"));
        books(tax("BBBB"));
        checksIn("BBBB", TEN);
        does(new Command.Tick(minutes(39)), minutes(39));
        assertThat(status("AAAA")).contains(Status.BOOKED);
        does(new Command.Tick(minutes(40)), minutes(40));
        assertThat(status("AAAA")).contains(Status.NO_SHOW);
        assertThat(status("BBBB")).contains(Status.CHECKED_IN);
        assertThat(hub.facts.stream().map(record -> record.fact()).filter(Fact.BookingMissed.class::isInstance))
                .containsExactly(new Fact.BookingMissed("AAAA", TestPlan.TAX));
        does(new Command.Tick(minutes(41)), minutes(41));
        assertThat(hub.facts.stream().filter(record -> record.fact() instanceof Fact.BookingMissed))
                .hasSize(1);
        assertThat(hub.state.tickets().values()).noneMatch(ticket -> ticket.stage() == TicketState.Stage.NO_SHOW);
    }

    @Test
    void anAppointmentIsMovedToAnotherSlotAsLongAsNobodyCame() {
        books(tax("AAAA"));
        Booking later = new Booking("AAAA", TestPlan.TAX, minutes(30), minutes(60));
        assertThat(does(new Command.ChangeBooking(later), minutes(-60))).isEmpty();
        assertThat(does(new Command.ChangeBooking(later), minutes(-60))).isEmpty();
        assertThat(BookingRules.free(plan, hub.state, TestPlan.TAX, TEN)).isEqualTo(2);
        assertThat(BookingRules.free(plan, hub.state, TestPlan.TAX, minutes(30)))
                .isEqualTo(1);
        checksIn("AAAA", minutes(20));
        assertThat(does(new Command.ChangeBooking(tax("AAAA")), minutes(20))).contains("code-used");
        assertThat(does(new Command.ChangeBooking(tax("ZZZZ")), minutes(20))).contains("unknown-code");
        books(tax("BBBB"));
        does(new Command.CancelBooking("BBBB"), minutes(-60));
        assertThat(checksIn("BBBB", TEN)).contains("code-cancelled");
        assertThat(does(new Command.ChangeBooking(later.code().equals("AAAA") ? tax("BBBB") : later), TEN))
                .contains("code-cancelled");
    }

    @Test
    void aSurveyHasNoTicketButIsMarkedByItsCrew() {
        books(survey("AAAA", Optional.of("road 1"), Optional.empty()));
        assertThat(checksIn("AAAA", TEN)).contains("code-without-ticket");
        does(new Command.Tick(minutes(300)), minutes(300));
        assertThat(status("AAAA")).contains(Status.BOOKED);
        assertThat(does(new Command.MarkBooking("AAAA", Status.ARRIVED, HELPER), TEN))
                .isEmpty();
        assertThat(does(new Command.MarkBooking("AAAA", Status.DONE, HELPER), TEN))
                .isEmpty();
        assertThat(status("AAAA")).contains(Status.DONE);
        assertThat(does(new Command.MarkBooking("AAAA", Status.CANCELLED, HELPER), TEN))
                .contains("wrong-state");
        books(tax("BBBB"));
        assertThat(does(new Command.MarkBooking("BBBB", Status.DONE, HELPER), TEN))
                .contains("wrong-state");
    }

    @Test
    void appointmentsOfLaterDaysAndWhatBecameOfTodaysAreCarriedOver() {
        Booking nextWeek = new Booking("NEXT", TestPlan.TAX, minutes(7 * 1_440), minutes(7 * 1_440 + 30));
        books(tax("AAAA"));
        books(nextWeek);
        does(new Command.CancelBooking("AAAA"), minutes(-60));
        HallState tomorrow = Evolve.evolve(hub.state, new HallEvent.DayBegan(TestPlan.day(minutes(1_440))));
        HallState again = HallState.empty();
        for (HallEvent event : Carry.events(tomorrow)) {
            again = Evolve.evolve(again, event);
        }
        assertThat(again.bookings()).isEqualTo(tomorrow.bookings());
        assertThat(again.bookings().keySet()).contains("NEXT");
        HallState afterAWeek = Evolve.evolve(tomorrow, new HallEvent.DayBegan(TestPlan.day(minutes(9 * 1_440))));
        assertThat(afterAWeek.bookings()).isEmpty();
    }
}
