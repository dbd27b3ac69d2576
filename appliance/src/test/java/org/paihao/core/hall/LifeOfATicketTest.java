package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;

/** What staff can do with a ticket besides serving it, and how its citizen comes back (docs/life-of-a-ticket.md). */
final class LifeOfATicketTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final StaffId STAFF = new StaffId("1001");

    private final TestBox hall = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(1));
    private int calls;

    private static Instant at(int seconds) {
        return NINE.plusSeconds(seconds);
    }

    @BeforeEach
    void openTheCounters() {
        TestPlan.COUNTERS.forEach(counter -> done(new Command.OpenCounter(counter, STAFF), 0));
    }

    private Ticket take(String touch, ServiceId service, int second) {
        TicketId id = TicketId.ofTouch(new TerminalId("hub"), touch);
        done(
                new Command.TakeTicket(
                        new Command.Request(
                                id,
                                service,
                                Channel.DESK,
                                new TerminalId("hub"),
                                Optional.of("0123456789abcdef0123456789abcde" + (touch.length() % 10)),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.empty(),
                        false),
                second);
        return hall.state.ticket(id).orElseThrow().ticket();
    }

    private void done(Command command, int second) {
        assertThat(hall.decide(command, at(second))).as("%s", command).isEmpty();
    }

    private Refusal refused(Command command, int second) {
        return hall.decide(command, at(second)).orElseThrow();
    }

    private Optional<CallState> callNext(CounterId counter, int second) {
        return call(counter, Optional.empty(), second);
    }

    private Optional<CallState> call(CounterId counter, Optional<org.paihao.core.label.Label> wanted, int second) {
        CallId id = new CallId("%032x".formatted(++calls));
        Optional<Refusal> refusal = hall.decide(
                new Command.OfferCall(id, counter, STAFF, Optional.empty(), wanted, Optional.empty()), at(second));
        if (refusal.isPresent()) {
            return Optional.empty();
        }
        done(new Command.MakeCall(hall.state.call(id).orElseThrow().call(), Optional.empty()), second);
        return hall.state.call(id);
    }

    /** The ticket its label means now. */
    private TicketState now(Ticket ticket) {
        return Optional.ofNullable(hall.state.labels().get(ticket.label()))
                .flatMap(hall.state::ticket)
                .orElseThrow();
    }

    private Stage stage(Ticket ticket) {
        return hall.state.ticket(ticket.id()).orElseThrow().stage();
    }

    @Test
    void whoIsSetAsideWaitsInNoLineAndComesBackByItselfWhenTheTimeIsOver() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Arrive(TestPlan.ONE), 30);
        done(new Command.Park(TestPlan.ONE, Optional.of(10), "papers", false), 60);

        assertThat(stage(ticket)).isEqualTo(Stage.PASSED_ON);
        assertThat(now(ticket).stage()).isEqualTo(Stage.PARKED);
        assertThat(hall.state.waiting(TestPlan.TAX)).isZero();
        assertThat(callNext(TestPlan.TWO, 70)).isEmpty();
        assertThat(hall.state.callAt(TestPlan.ONE)).isEmpty();

        done(new Command.Tick(at(659)), 659);
        assertThat(now(ticket).stage()).isEqualTo(Stage.PARKED);
        done(new Command.Tick(at(660)), 660);
        assertThat(now(ticket).stage()).isEqualTo(Stage.WAITING);
        assertThat(hall.state.parked()).isEmpty();
    }

    @Test
    void whoComesBackKeepsWhatTheyHaveWaitedAndTheFiguresCountFromTheReturn() {
        Ticket first = take("a", TestPlan.TAX, 0);
        Ticket second = take("b", TestPlan.TAX, 10);
        callNext(TestPlan.ONE, 20);
        done(new Command.Park(TestPlan.ONE, Optional.empty(), "papers", false), 60);
        done(new Command.ComeBack(now(first).ticket().id()), 300);

        TicketState back = now(first);
        assertThat(back.ticket().waitsSince()).isEqualTo(at(60));
        assertThat(back.place().arrivedAt()).isEqualTo(first.arrivedAt());
        assertThat(callNext(TestPlan.TWO, 310).orElseThrow().call().ticket().id())
                .isEqualTo(back.ticket().id());
        assertThat(stage(second)).isEqualTo(Stage.WAITING);
    }

    @Test
    void aTicketSetAsideForOneCounterIsThatOnesUntilItCloses() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Park(TestPlan.ONE, Optional.empty(), "papers", true), 30);
        done(new Command.ComeBack(now(ticket).ticket().id()), 40);

        assertThat(callNext(TestPlan.TWO, 50)).isEmpty();
        done(new Command.CloseCounter(TestPlan.ONE, STAFF), 60);
        assertThat(callNext(TestPlan.TWO, 70)).isPresent();
    }

    @Test
    void whoIsSentElsewhereKeepsLabelAndArrivalAndGoesFirstOnlyIfTheStaffSaySo() {
        Ticket sent = take("a", TestPlan.TAX, 0);
        Ticket early = take("b", TestPlan.SEAL, 1);
        callNext(TestPlan.ONE, 20);
        done(new Command.Transfer(TestPlan.ONE, Optional.of(TestPlan.SEAL), Optional.empty(), false), 40);
        assertThat(now(sent).ticket().service()).isEqualTo(TestPlan.SEAL);
        assertThat(callNext(TestPlan.THREE, 60).orElseThrow().call().ticket().label())
                .isEqualTo(sent.label());

        Ticket late = take("c", TestPlan.TAX, 70);
        callNext(TestPlan.ONE, 90);
        done(new Command.Transfer(TestPlan.ONE, Optional.of(TestPlan.SEAL), Optional.of(TestPlan.TWO), true), 100);
        assertThat(callNext(TestPlan.TWO, 110).orElseThrow().call().ticket().label())
                .isEqualTo(late.label());
        assertThat(stage(early)).isEqualTo(Stage.WAITING);
    }

    @Test
    void nobodyIsSentWhereNobodyServesThem() {
        take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        assertThat(refused(
                        new Command.Transfer(TestPlan.ONE, Optional.of(TestPlan.FEW), Optional.of(TestPlan.TWO), false),
                        30))
                .isEqualTo(new Refusal.NotServedThere(TestPlan.TWO));
        assertThat(refused(new Command.Transfer(TestPlan.ONE, Optional.empty(), Optional.of(TestPlan.ONE), false), 30))
                .isInstanceOf(Refusal.NotServedThere.class);
    }

    @Test
    void aFinishTakenBackAtOnceGoesOnAsItWas() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Arrive(TestPlan.ONE), 30);
        done(new Command.Finish(TestPlan.ONE), 60);
        done(new Command.Undo(TestPlan.ONE), 70);

        assertThat(stage(ticket)).isEqualTo(Stage.SERVING);
        CallState call = hall.state.callAt(TestPlan.ONE).orElseThrow();
        assertThat(call.arrivedAt()).contains(at(30));
        assertThat(call.outcome()).isEmpty();
        assertThat(refused(new Command.Undo(TestPlan.ONE), 71)).isInstanceOf(Refusal.NothingToUndo.class);
    }

    @Test
    void whoHasClosedTheCounterTakesNothingBack() {
        take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Finish(TestPlan.ONE), 40);
        done(new Command.CloseCounter(TestPlan.ONE, STAFF), 45);

        assertThat(refused(new Command.Undo(TestPlan.ONE), 50)).isEqualTo(new Refusal.CounterNotOpen(TestPlan.ONE));
    }

    @Test
    void aTransferTakenBackLeavesNobodyWaitingElsewhere() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Transfer(TestPlan.ONE, Optional.of(TestPlan.SEAL), Optional.empty(), false), 30);
        Ticket further = now(ticket).ticket();
        done(new Command.Undo(TestPlan.ONE), 40);

        assertThat(stage(further)).isEqualTo(Stage.VOID);
        assertThat(hall.state.waiting(TestPlan.SEAL)).isZero();
        assertThat(now(ticket).ticket().id()).isEqualTo(ticket.id());
        assertThat(stage(ticket)).isEqualTo(Stage.CALLED);
    }

    @Test
    void aCallTakenBackPutsItsCitizenBackIntoTheirPlace() {
        Ticket first = take("a", TestPlan.TAX, 0);
        take("b", TestPlan.TAX, 1);
        callNext(TestPlan.ONE, 20);
        done(new Command.Undo(TestPlan.ONE), 25);

        assertThat(stage(first)).isEqualTo(Stage.WAITING);
        assertThat(hall.state.callAt(TestPlan.ONE)).isEmpty();
        assertThat(callNext(TestPlan.TWO, 30).orElseThrow().call().ticket().id())
                .isEqualTo(first.id());
    }

    @Test
    void whatIsLongPastOrRatedOrBuiltUponCanNotBeTakenBack() {
        take("a", TestPlan.TAX, 0);
        take("b", TestPlan.TAX, 1);
        CallState call = callNext(TestPlan.ONE, 20).orElseThrow();
        done(new Command.Finish(TestPlan.ONE), 60);
        assertThat(refused(new Command.Undo(TestPlan.ONE), 91)).isEqualTo(new Refusal.UndoTooLate(30));

        hall.record(new Fact.RatingMissing(call.call().id(), TestPlan.ONE, TestPlan.TAX, false, at(80)), at(80));
        assertThat(refused(new Command.Undo(TestPlan.ONE), 85)).isInstanceOf(Refusal.AlreadyRated.class);
    }

    @Test
    void whoMissedACallComesBackBehindTheNextThreeAndNotForEver() {
        Ticket missed = take("a", TestPlan.TAX, 0);
        List<Ticket> others = List.of(
                take("b", TestPlan.TAX, 1),
                take("c", TestPlan.TAX, 2),
                take("d", TestPlan.TAX, 3),
                take("e", TestPlan.TAX, 4));
        callNext(TestPlan.ONE, 20);
        done(new Command.NoShow(TestPlan.ONE, Optional.of("absent")), 40);
        done(new Command.ComeBack(missed.id()), 60);
        done(new Command.ComeBack(missed.id()), 61);

        Precedence precedence = new Precedence(TestPlan.plan().calls().priorities(), at(70));
        assertThat(hall.state.first(TestPlan.TAX, precedence, 10).stream()
                        .map(ticket -> ticket.ticket().label())
                        .toList())
                .containsExactly(
                        others.get(0).label(),
                        others.get(1).label(),
                        others.get(2).label(),
                        missed.label(),
                        others.get(3).label());
        for (int again = 0; again < 2; again++) {
            call(TestPlan.ONE, Optional.of(missed.label()), 100 + 40 * again);
            done(new Command.NoShow(TestPlan.ONE, Optional.empty()), 110 + 40 * again);
            Optional<Refusal> refusal =
                    hall.decide(new Command.ComeBack(now(missed).ticket().id()), at(120 + 40 * again));
            assertThat(refusal.isPresent()).as("%s", refusal).isEqualTo(again == 1);
        }
    }

    @Test
    void oneTicketCanBeTakenOutOfTurnWithAReasonThatIsRecorded() {
        take("a", TestPlan.TAX, 0);
        Ticket wanted = take("b", TestPlan.TAX, 1);
        CallId id = new CallId("f".repeat(32));
        done(
                new Command.OfferCall(
                        id, TestPlan.ONE, STAFF, Optional.empty(), Optional.of(wanted.label()), Optional.empty()),
                20);
        Call offered = hall.state.call(id).orElseThrow().call();
        assertThat(offered.ticket().id()).isEqualTo(wanted.id());
        assertThat(refused(new Command.MakeCall(offered, Optional.of("because")), 21))
                .isEqualTo(new Refusal.UnknownReason("because"));
        done(new Command.MakeCall(offered, Optional.of("urgent")), 22);
        assertThat(hall.facts.getLast().fact()).isEqualTo(new Fact.TicketCalled(offered, Optional.of("urgent")));
    }

    @Test
    void aRecallStandsForAMomentBeforeTheNextOne() {
        take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        assertThat(refused(new Command.Recall(TestPlan.ONE), 25)).isEqualTo(new Refusal.RecallTooSoon(5));
        done(new Command.Recall(TestPlan.ONE), 30);
        assertThat(refused(new Command.Recall(TestPlan.ONE), 39)).isEqualTo(new Refusal.RecallTooSoon(1));
        done(new Command.Recall(TestPlan.ONE), 40);
    }

    @Test
    void aServiceNobodyEndsIsEndedByItselfAndItsTimesAreNotCounted() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        CallState call = callNext(TestPlan.ONE, 20).orElseThrow();
        done(new Command.Arrive(TestPlan.ONE), 30);
        assertThat(refused(new Command.Forget(TestPlan.ONE), 30 + 90 * 60 - 1)).isInstanceOf(Refusal.WrongState.class);
        done(new Command.Forget(TestPlan.ONE), 30 + 90 * 60);

        assertThat(stage(ticket)).isEqualTo(Stage.SERVED);
        assertThat(hall.state.call(call.call().id()).orElseThrow().forgotten()).isTrue();
    }

    @Test
    void aCounterWhoseStaffAreAwayCallsNobody() {
        take("a", TestPlan.TAX, 0);
        done(new Command.Pause(TestPlan.ONE, Pause.Kind.LUNCH, Optional.of(at(3_600))), 10);
        CallId id = new CallId("f".repeat(32));
        done(new Command.OfferCall(id, TestPlan.ONE, STAFF, Optional.empty(), Optional.empty(), Optional.empty()), 20);
        assertThat(refused(
                        new Command.MakeCall(hall.state.call(id).orElseThrow().call(), Optional.empty()), 21))
                .isEqualTo(new Refusal.CounterAway(TestPlan.ONE));
        done(new Command.Resume(TestPlan.ONE), 22);
        done(new Command.MakeCall(hall.state.call(id).orElseThrow().call(), Optional.empty()), 23);
        assertThat(refused(new Command.Pause(TestPlan.ONE, Pause.Kind.LUNCH, Optional.empty()), 24))
                .isInstanceOf(Refusal.CounterBusy.class);
    }

    @Test
    void whoHasNoTicketIsServedWithOneDecision() {
        CallId id = new CallId("f".repeat(32));
        Command.TakeTicket ticket = new Command.TakeTicket(
                new Command.Request(
                        TicketId.ofTouch(new TerminalId("counter-1"), "w"),
                        TestPlan.TAX,
                        Channel.DESK,
                        new TerminalId("counter-1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                false);
        done(new Command.WalkIn(ticket, id, TestPlan.ONE, STAFF), 20);
        done(new Command.WalkIn(ticket, id, TestPlan.ONE, STAFF), 21);

        assertThat(hall.state.callAt(TestPlan.ONE).orElseThrow().arrivedAt()).contains(at(20));
        assertThat(hall.state.tickets()).hasSize(1);
    }

    @Test
    void whoeverIsStillSetAsideWhenTheDayEndsEndsWithIt() {
        Ticket ticket = take("a", TestPlan.TAX, 0);
        callNext(TestPlan.ONE, 20);
        done(new Command.Park(TestPlan.ONE, Optional.of(240), "papers", false), 30);
        TicketId further = now(ticket).ticket().id();
        Instant tomorrow = NINE.plusSeconds(20 * 3_600);
        List<HallEvent> events = ((Decision.Agreed) hall.look(new Command.Tick(tomorrow), tomorrow)).events();

        assertThat(events).contains(new HallEvent.TicketLeft(further, Outcome.CLOSED, tomorrow));
    }
}
