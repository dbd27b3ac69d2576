package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Ordinals;

/** The written cases of the hall protocol §4, §5 and §9, one by one. */
final class HallRulesTest {
    private static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
    private static final StaffId STAFF = new StaffId("1001");

    private final TestBox hub = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(1));
    private final TestBox kiosk = new TestBox(HallRules.REAL, "kiosk-1", TestPlan.plan(), Ordinals.ofKiosk(2));
    private final TestBox window = new TestBox(HallRules.REAL, "counter-1", TestPlan.plan(), new Ordinals(List.of()));

    private static Instant at(int seconds) {
        return T0.plusSeconds(seconds);
    }

    private static Command.Request touch(String key, ServiceId service) {
        TerminalId kiosk = new TerminalId("kiosk-1");
        return new Command.Request(
                TicketId.ofTouch(kiosk, key),
                service,
                Channel.KIOSK,
                kiosk,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private Ticket offer(Command.Request touch, Instant at) {
        assertThat(hub.decide(new Command.OfferTicket(touch), at)).isEmpty();
        return hub.state.ticket(touch.id()).orElseThrow().ticket();
    }

    private FactRecord take(Command.Request touch, Optional<Ticket> offer, boolean slip, Instant at) {
        assertThat(kiosk.decide(new Command.TakeTicket(touch, offer, slip), at)).isEmpty();
        return kiosk.facts.getLast();
    }

    private Command.OfferCall ask(String name, Optional<CallId> previous) {
        CallId id = new CallId(TicketId.ofTouch(window.id, name).value());
        return new Command.OfferCall(id, TestPlan.ONE, STAFF, Optional.empty(), Optional.empty(), previous);
    }

    private Optional<Call> offerCall(Command.OfferCall ask, Instant at) {
        return hub.decide(ask, at).isPresent()
                ? Optional.empty()
                : hub.state
                        .call(ask.call())
                        .filter(call -> call.outcome().isEmpty())
                        .map(CallState::call);
    }

    private FactRecord makeCall(Call call, Instant at) {
        window.decide(new Command.OpenCounter(call.counter(), STAFF), at);
        assertThat(window.decide(new Command.MakeCall(call, Optional.empty()), at))
                .isEmpty();
        return window.facts.getLast();
    }

    private TicketState atHub(Command.Request touch) {
        return hub.state.ticket(touch.id()).orElseThrow();
    }

    @Test
    void aFactOfAnotherClassThanItsOfferStandsInOneLineOnly() {
        Command.Request touch = touch("a", TestPlan.TAX);
        offer(
                new Command.Request(
                        touch.id(),
                        touch.service(),
                        touch.channel(),
                        touch.issuer(),
                        touch.tokenHash(),
                        touch.booking(),
                        Optional.of(TestPlan.ELDER),
                        false),
                at(0));

        hub.absorb(take(touch, Optional.empty(), false, at(1)), at(2));

        assertThat(hub.state.waiting(TestPlan.TAX)).isEqualTo(1);
        assertThat(atHub(touch).ticket().priority()).isEmpty();
        new HallCheck().sound(hub.state);
    }

    @Test
    void aKiosksOwnLabelRelabelsTheOfferKeepsThePlaceAndBurnsTheOfferedLabel() {
        Command.Request touch = touch("a", TestPlan.TAX);
        Ticket offered = offer(touch, at(0));
        Place place = atHub(touch).place();

        hub.absorb(take(touch, Optional.empty(), false, at(1)), at(2));

        assertThat(atHub(touch).ticket().label()).isEqualTo(new Label('A', 2001));
        assertThat(atHub(touch).place()).isEqualTo(place);
        assertThat(offer(touch("b", TestPlan.TAX), at(3)).label()).isNotEqualTo(offered.label());
    }

    @Test
    void anOfferWithoutItsFactIsCallableAfterTenSecondsAndFlagged() {
        offer(touch("a", TestPlan.TAX), at(0));

        assertThat(offerCall(ask("1", Optional.empty()), at(9))).isEmpty();
        assertThat(offerCall(ask("2", Optional.empty()), at(10))).isPresent();
        assertThat(hub.events)
                .filteredOn(HallEvent.Anomaly.class::isInstance)
                .containsExactly(new HallEvent.Anomaly("called-without-fact", "A001"));
    }

    @Test
    void aTicketWhoseSlipIsPrintingIsCallableFifteenSecondsAfterTheTouch() {
        Command.Request touch = touch("a", TestPlan.TAX);
        hub.absorb(take(touch, Optional.of(offer(touch, at(0))), true, at(0)), at(1));

        assertThat(offerCall(ask("1", Optional.empty()), at(14))).isEmpty();
        assertThat(offerCall(ask("2", Optional.empty()), at(15))).isPresent();
    }

    @Test
    void aTicketWhoseSlipIsOutIsCallableAtOnce() {
        Command.Request touch = touch("a", TestPlan.TAX);
        hub.absorb(take(touch, Optional.of(offer(touch, at(0))), true, at(0)), at(1));
        kiosk.decide(new Command.PaperOutcome(touch.id(), Paper.State.DONE, "printed"), at(2));
        hub.absorb(kiosk.facts.getLast(), at(2));

        assertThat(offerCall(ask("1", Optional.empty()), at(2))).isPresent();
    }

    @Test
    void aKioskWithAClockThatRunsAheadHasItsTicketsCalledInTimeAllTheSame() {
        Command.Request touch = touch("a", TestPlan.TAX);
        Instant ahead = at(0).plus(Duration.ofHours(2));

        hub.absorb(take(touch, Optional.empty(), true, ahead), at(1));

        assertThat(atHub(touch).place().arrivedAt()).isEqualTo(at(1));
        assertThat(atHub(touch).callableFrom()).isEqualTo(at(16));
    }

    @Test
    void anOfferedCallThatIsNotMadeLapsesAndTheTicketIsFirstAgain() {
        Command.Request first = touch("a", TestPlan.TAX);
        Command.Request second = touch("b", TestPlan.TAX);
        hub.absorb(take(first, Optional.of(offer(first, at(0))), false, at(0)), at(0));
        hub.absorb(take(second, Optional.of(offer(second, at(1))), false, at(1)), at(1));

        assertThat(offerCall(ask("1", Optional.empty()), at(20)))
                .hasValueSatisfying(call -> assertThat(call.ticket().id()).isEqualTo(first.id()));
        hub.decide(new Command.Tick(at(31)), at(31));

        assertThat(atHub(first).stage()).isEqualTo(TicketState.Stage.WAITING);
        assertThat(offerCall(ask("2", Optional.empty()), at(32)))
                .hasValueSatisfying(call -> assertThat(call.ticket().id()).isEqualTo(first.id()));
    }

    @Test
    void aCallWhoseFactComesAfterItsOfferHasLapsedIsMadeAndItsTicketIsServedOnce() {
        Command.Request touch = touch("a", TestPlan.TAX);
        hub.absorb(take(touch, Optional.of(offer(touch, at(0))), false, at(0)), at(0));
        Call call = offerCall(ask("1", Optional.empty()), at(1)).orElseThrow();
        FactRecord made = makeCall(call, at(2));
        window.decide(new Command.Finish(TestPlan.ONE), at(30));
        FactRecord finished = window.facts.getLast();
        hub.decide(new Command.Tick(at(40)), at(40));
        assertThat(atHub(touch).stage()).isEqualTo(TicketState.Stage.WAITING);

        hub.absorb(made, at(41));
        assertThat(atHub(touch).stage()).isEqualTo(TicketState.Stage.CALLED);
        hub.absorb(finished, at(41));

        assertThat(atHub(touch).stage()).isEqualTo(TicketState.Stage.SERVED);
        assertThat(hub.state.waiting(TestPlan.TAX)).isZero();
    }

    @Test
    void anAnswerThatHasLapsedIsNotGivenAgainToTheSameQuestion() {
        Command.Request first = touch("a", TestPlan.TAX);
        hub.absorb(take(first, Optional.of(offer(first, at(0))), false, at(0)), at(0));
        Command.OfferCall ask = ask("1", Optional.empty());
        offerCall(ask, at(1));
        hub.decide(new Command.Tick(at(20)), at(20));
        Command.OfferCall other = new Command.OfferCall(
                new CallId("f".repeat(32)), TestPlan.TWO, STAFF, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(offerCall(other, at(21))).isPresent();

        assertThat(offerCall(ask, at(22))).isEmpty();
    }

    @Test
    void aCounterIsNotOfferedTheTicketItHasJustServedWhenItsFactsAreSlow() {
        Command.Request first = touch("a", TestPlan.TAX);
        Command.Request second = touch("b", TestPlan.TAX);
        hub.absorb(take(first, Optional.of(offer(first, at(0))), false, at(0)), at(0));
        hub.absorb(take(second, Optional.of(offer(second, at(1))), false, at(1)), at(1));
        Call call = offerCall(ask("1", Optional.empty()), at(2)).orElseThrow();
        makeCall(call, at(2));
        window.decide(new Command.Finish(TestPlan.ONE), at(3));

        Optional<Call> next = offerCall(ask("2", Optional.of(call.id())), at(3));

        assertThat(next)
                .hasValueSatisfying(known -> assertThat(known.ticket().id()).isEqualTo(second.id()));
        window.facts.forEach(fact -> hub.absorb(fact, at(4)));
        assertThat(atHub(first).stage()).isEqualTo(TicketState.Stage.SERVED);
        assertThat(atHub(second).stage()).isEqualTo(TicketState.Stage.CALLED);
    }

    @Test
    void aTicketKnownByItsCallAloneTakesTheLabelOnItsPaperLater() {
        Command.Request touch = touch("a", TestPlan.TAX);
        Ticket offered = offer(touch, at(0));
        FactRecord taken = take(touch, Optional.empty(), false, at(1));
        Call call = new Call(new CallId("c".repeat(32)), offered, TestPlan.ONE, STAFF, at(12));
        FactRecord made = makeCall(call, at(12));
        TestBox restored = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(2));

        restored.absorb(made, at(100));
        restored.absorb(taken, at(101));

        TicketState known = restored.state.ticket(touch.id()).orElseThrow();
        assertThat(known.ticket().label()).isEqualTo(new Label('A', 2001));
        assertThat(known.stage()).isEqualTo(TicketState.Stage.CALLED);
        assertThat(known.confirmed()).isTrue();
        assertThat(restored.events).noneMatch(HallEvent.Anomaly.class::isInstance);
    }

    @Test
    void aCounterThatCallsAnewWithoutEndingItsCallLeavesNobodyCalledForEver() {
        Command.Request first = touch("a", TestPlan.TAX);
        Command.Request second = touch("b", TestPlan.TAX);
        hub.absorb(take(first, Optional.empty(), false, at(0)), at(0));
        hub.absorb(take(second, Optional.empty(), false, at(1)), at(1));
        hub.absorb(makeCall(offerCall(ask("1", Optional.empty()), at(2)).orElseThrow(), at(2)), at(2));
        TestBox replaced = new TestBox(HallRules.REAL, "counter-1", TestPlan.plan(), new Ordinals(List.of()));
        replaced.decide(new Command.OpenCounter(TestPlan.ONE, STAFF), at(60));
        Call next = offerCall(ask("2", Optional.empty()), at(61)).orElseThrow();
        replaced.decide(new Command.MakeCall(next, Optional.empty()), at(61));

        hub.absorb(replaced.facts.getLast(), at(62));

        assertThat(atHub(first).stage()).isEqualTo(TicketState.Stage.CLOSED);
        assertThat(hub.state.callAt(TestPlan.ONE))
                .hasValueSatisfying(call -> assertThat(call.call().id()).isEqualTo(next.id()));
        assertThat(hub.events).contains(new HallEvent.Anomaly("call-never-ended", "A2001"));
    }

    @Test
    void aTicketOfTheNewDayIsNotLostWhenTheHubsDayBeginsLater() {
        Command.Request touch = touch("early", TestPlan.TAX);
        Instant rollOver = Instant.parse("2026-11-23T20:00:00Z");
        hub.decide(new Command.Tick(T0), T0);

        hub.absorb(take(touch, Optional.empty(), false, rollOver.plusMillis(300)), rollOver.minusMillis(200));
        hub.decide(new Command.Tick(rollOver), rollOver.plusMillis(900));

        assertThat(atHub(touch).stage()).isEqualTo(TicketState.Stage.WAITING);
        assertThat(offerCall(ask("1", Optional.empty()), rollOver.plusSeconds(20)))
                .isPresent();
        HallCheck.replays(hub.events, hub.state);
    }

    @Test
    void aKioskWhoseDayIsAheadOfTheHubsStillGivesATicket() {
        take(touch("yesterday", TestPlan.TAX), Optional.empty(), false, at(0).plus(Duration.ofDays(3)));
        Command.Request touch = touch("now", TestPlan.TAX);

        hub.absorb(take(touch, Optional.of(offer(touch, at(0))), false, at(0)), at(1));

        assertThat(kiosk.state.ticket(touch.id())).isPresent();
        assertThat(atHub(touch).ticket().label()).isEqualTo(new Label('A', 2002));
    }

    @Test
    void whoIsAtACounterWhenTheDayEndsStaysThereAndAnOfferNobodyTookDoesNot() {
        Command.Request first = touch("a", TestPlan.TAX);
        Command.Request second = touch("b", TestPlan.TAX);
        hub.absorb(take(first, Optional.empty(), false, at(0)), at(0));
        hub.absorb(take(second, Optional.empty(), false, at(1)), at(1));
        hub.absorb(makeCall(offerCall(ask("1", Optional.empty()), at(2)).orElseThrow(), at(2)), at(2));
        CounterId two = TestPlan.TWO;
        offerCall(
                new Command.OfferCall(
                        new CallId("f".repeat(32)), two, STAFF, Optional.empty(), Optional.empty(), Optional.empty()),
                at(3));
        Instant tomorrow = at(0).plus(Duration.ofDays(1));

        hub.decide(new Command.Tick(tomorrow), tomorrow);

        assertThat(hub.state.callAt(TestPlan.ONE)).isPresent();
        assertThat(atHub(first).stage()).isEqualTo(TicketState.Stage.CALLED);
        assertThat(hub.state.callAt(two)).isEmpty();
        assertThat(hub.state.ticket(second.id())).isEmpty();
        HallCheck.replays(hub.events, hub.state);
        Instant dayAfter = tomorrow.plus(Duration.ofDays(1));
        hub.decide(new Command.Tick(dayAfter), dayAfter);
        assertThat(hub.state.callAt(TestPlan.ONE)).isEmpty();
        HallCheck.replays(hub.events, hub.state);
    }

    @Test
    void withdrawingACalledTicketIsNoNoShow() {
        Command.Request touch = touch("a", TestPlan.TAX);
        hub.absorb(take(touch, Optional.empty(), false, at(0)), at(0));
        Call call = offerCall(ask("1", Optional.empty()), at(1)).orElseThrow();
        hub.absorb(makeCall(call, at(1)), at(1));

        kiosk.decide(new Command.Withdraw(touch.id(), Fact.TicketWithdrawn.Why.CITIZEN_KIOSK), at(2));
        hub.absorb(kiosk.facts.getLast(), at(2));

        assertThat(atHub(touch).stage()).isEqualTo(TicketState.Stage.WITHDRAWN);
        assertThat(hub.state.call(call.id()))
                .hasValueSatisfying(known -> assertThat(known.outcome()).contains(Outcome.WITHDRAWN));
        assertThat(hub.state.callAt(TestPlan.ONE)).isEmpty();
    }

    @Test
    void aPausedOrUnknownServiceAndUsedUpLabelsAreRefusedBeforeAnythingChanges() {
        HallState before = kiosk.state;

        assertThat(kiosk.decide(new Command.TakeTicket(touch("p", TestPlan.PAUSED), Optional.empty(), true), at(0)))
                .contains(new Refusal.ServicePaused(TestPlan.PAUSED));
        ServiceId none = new ServiceId("none");
        assertThat(kiosk.decide(new Command.TakeTicket(touch("n", none), Optional.empty(), true), at(0)))
                .contains(new Refusal.UnknownService(none));
        assertThat(kiosk.state).isEqualTo(before);
        for (int i = 0; i < 4; i++) {
            take(touch("few-" + i, TestPlan.FEW), Optional.empty(), true, at(i));
        }
        assertThat(kiosk.decide(new Command.TakeTicket(touch("few-4", TestPlan.FEW), Optional.empty(), true), at(5)))
                .contains(new Refusal.LabelsExhausted(TestPlan.FEW));
    }
}
