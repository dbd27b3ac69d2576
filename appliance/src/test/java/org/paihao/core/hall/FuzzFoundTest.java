package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.PriorityClass;

/** Each fault {@link HallFuzzTest} has found, as the shortest list of commands it left. */
final class FuzzFoundTest {
    /** Monday, nine in the morning in the hall. */
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private static final Instant TOMORROW = NINE.plus(Duration.ofDays(1));
    private static final StaffId STAFF = new StaffId("1001");

    private final HallPlan plan = TestPlan.plan(
            new Hours(Map.of()),
            Optional.of(new AppointmentPlan(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new AppointmentPlan.Offer(
                            TestPlan.TAX,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(new AppointmentPlan.SlotRule(
                                    List.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(12, 0), 30, 1)))))));
    private final TestBox hall = new TestBox(HallRules.REAL, "hub", plan, Ordinals.ofHub(1));
    private int names;

    private void done(Command command, Instant at) {
        assertThat(hall.decide(command, at)).as("%s", command).isEmpty();
    }

    private TicketState take(ServiceId service, Instant at, Optional<PriorityId> priority) {
        names++;
        TicketId id = TicketId.ofTouch(new TerminalId("kiosk-1"), "touch-" + names);
        Command.Request request = new Command.Request(
                id,
                service,
                Channel.KIOSK,
                new TerminalId("kiosk-1"),
                Optional.of(id.value()),
                Optional.empty(),
                priority,
                false);
        done(new Command.TakeTicket(request, Optional.empty(), false), at);
        return hall.state.ticket(id).orElseThrow();
    }

    private Ticket take(ServiceId service, Instant at) {
        return take(service, at, Optional.empty()).ticket();
    }

    private void call(CounterId counter, Instant at) {
        names++;
        CallId id = new CallId(TicketId.ofTouch(hall.id, "call-" + names).value());
        done(new Command.OpenCounter(counter, STAFF), at);
        done(new Command.OfferCall(id, counter, STAFF, Optional.empty(), Optional.empty(), Optional.empty()), at);
        done(new Command.MakeCall(hall.state.call(id).orElseThrow().call(), Optional.empty()), at);
    }

    private TicketId onward(CounterId counter) {
        return hall.state.called().lastMade(counter).flatMap(CallState::onward).orElseThrow();
    }

    private Stage stage(TicketId id) {
        return hall.state.ticket(id).orElseThrow().stage();
    }

    private static Booking at(String code, int minutes) {
        Instant from = NINE.plus(Duration.ofMinutes(minutes));
        return new Booking(code, TestPlan.TAX, from, from.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aChangeForTheDayLeavesTheAppointmentsPlanAsItIs() {
        done(new Command.SwitchService(TestPlan.SEAL, Optional.of(false), STAFF), NINE);
        done(new Command.MakeBooking(at("code1", 30)), NINE);

        assertThat(hall.decide(new Command.MakeBooking(at("code2", 30)), NINE))
                .contains(new Refusal.SlotFull(TestPlan.TAX));
    }

    @Test
    void whatWasChangedForYesterdayIsOverBeforeAnybodyLooksAtTheClock() {
        done(new Command.Tick(NINE), NINE);
        done(new Command.SwitchService(TestPlan.TAX, Optional.of(false), STAFF), NINE);

        assertThat(take(TestPlan.TAX, TOMORROW).day()).isEqualTo(TestPlan.day(TOMORROW));
    }

    @Test
    void anAppointmentThatWasMovedIsCarriedIntoTheNextDayAsItIs() {
        done(new Command.MakeBooking(at("code1", 30)), NINE);
        done(new Command.ChangeBooking(at("code1", 60)), NINE);
        done(new Command.Tick(TOMORROW), TOMORROW);

        HallCheck.replays(hall.events, hall.state);
    }

    @Test
    void nobodyComesBackIntoTheLineOfADayThatIsOver() {
        Ticket ticket = take(TestPlan.TAX, NINE);
        call(TestPlan.ONE, NINE);
        done(new Command.Tick(TOMORROW), TOMORROW);
        done(new Command.NoShow(TestPlan.ONE, Optional.empty()), TOMORROW);

        assertThat(hall.decide(new Command.ComeBack(ticket.id()), TOMORROW))
                .contains(new Refusal.TicketEnded(ticket.label()));
    }

    @Test
    void aMissedCallIsNotTakenBackWhileItsCitizenIsAtAnotherCounter() {
        Ticket ticket = take(TestPlan.TAX, NINE);
        call(TestPlan.ONE, NINE);
        done(new Command.NoShow(TestPlan.ONE, Optional.empty()), NINE);
        done(new Command.ComeBack(ticket.id()), NINE);
        call(TestPlan.TWO, NINE);

        assertThat(hall.decide(new Command.Undo(TestPlan.ONE), NINE)).contains(new Refusal.WrongState("called"));
    }

    @Test
    void aFurtherTicketThatWasGivenUpNeverWasOnceItsCallGoesOn() {
        Ticket ticket = take(TestPlan.TAX, NINE);
        call(TestPlan.ONE, NINE);
        done(new Command.Arrive(TestPlan.ONE), NINE);
        done(new Command.Park(TestPlan.ONE, Optional.empty(), "papers", false), NINE);
        TicketId onward = onward(TestPlan.ONE);
        done(new Command.Withdraw(onward, Fact.TicketWithdrawn.Why.CITIZEN_PHONE), NINE);
        done(new Command.Undo(TestPlan.ONE), NINE);

        assertThat(stage(onward)).isEqualTo(Stage.VOID);
        assertThat(stage(ticket.id())).isEqualTo(Stage.SERVING);
        assertThat(hall.state.labels().get(ticket.label())).isEqualTo(ticket.id());
    }

    @Test
    void anArrivalIsNotTakenBackWhenOnlyItHoldsACitizenWhoHadLeft() {
        Ticket ticket = take(TestPlan.TAX, NINE);
        call(TestPlan.ONE, NINE);
        done(new Command.Arrive(TestPlan.ONE), NINE);
        hall.record(
                new Fact.TicketWithdrawn(ticket.id(), ticket.label(), Fact.TicketWithdrawn.Why.CITIZEN_KIOSK), NINE);

        assertThat(hall.decide(new Command.Undo(TestPlan.ONE), NINE)).contains(new Refusal.NothingToUndo());
        assertThat(stage(ticket.id())).isEqualTo(Stage.SERVING);
    }

    @Test
    void twoClassesWhoseClaimsGrowAlikeStandAsTheyCame() {
        PriorityId plain = new PriorityId("plain");
        Priorities alike = new Priorities(60, List.of(new PriorityClass(plain, Text.same("plain"), 1.0)));
        take(TestPlan.TAX, NINE);
        TicketState second = take(TestPlan.TAX, NINE, Optional.empty());
        Instant later = NINE.plusSeconds(1);
        Precedence.Claim mine = new Precedence.Claim(Optional.of(plain), second.place());

        assertThat(new Precedence(alike, later).ahead(hall.state.line(TestPlan.TAX), mine))
                .isEqualTo(1);
    }

    /** The simulated days found this one. */
    @Test
    void aCounterThatCalledAnotherThanItWasOfferedUnderTheSameKeyHasCalledThatOne() {
        Ticket offered = take(TestPlan.TAX, NINE);
        Ticket called = take(TestPlan.TAX, NINE);
        CallId id = new CallId("%032x".formatted(1));
        done(new Command.OpenCounter(TestPlan.ONE, STAFF), NINE);
        done(
                new Command.OfferCall(id, TestPlan.ONE, STAFF, Optional.empty(), Optional.empty(), Optional.empty()),
                NINE.plusSeconds(1));
        hall.record(
                new Fact.TicketCalled(new Call(id, called, TestPlan.ONE, STAFF, NINE), Optional.empty()),
                NINE.plusSeconds(2));

        assertThat(stage(offered.id())).isEqualTo(Stage.WAITING);
        assertThat(stage(called.id())).isEqualTo(Stage.CALLED);
        assertThat(hall.state.call(id).orElseThrow().call().ticket()).isEqualTo(called);
    }
}
