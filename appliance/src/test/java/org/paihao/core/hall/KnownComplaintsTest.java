package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.core.hall.TestPlan.FEW;
import static org.paihao.core.hall.TestPlan.ONE;
import static org.paihao.core.hall.TestPlan.SEAL;
import static org.paihao.core.hall.TestPlan.SOLDIER;
import static org.paihao.core.hall.TestPlan.TAX;
import static org.paihao.core.hall.TestPlan.THREE;
import static org.paihao.core.hall.TestPlan.TWO;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;

/** What users of other queue systems complain of, one test each (docs/complaints.md has the table). */
final class KnownComplaintsTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final StaffId STAFF = new StaffId("1001");
    private static final TerminalId HUB = new TerminalId("hub");

    private final TestBox hall = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(1));
    private int calls;

    private static Instant at(int seconds) {
        return NINE.plusSeconds(seconds);
    }

    @BeforeEach
    void openTheCounters() {
        TestPlan.COUNTERS.forEach(counter -> done(new Command.OpenCounter(counter, STAFF), 0));
    }

    private static Command.TakeTicket touch(
            String touch, ServiceId service, Optional<PriorityId> priority, boolean slip) {
        TicketId id = TicketId.ofTouch(HUB, touch);
        return new Command.TakeTicket(
                new Command.Request(
                        id, service, Channel.KIOSK, HUB, Optional.of(id.value()), Optional.empty(), priority, false),
                Optional.empty(),
                slip);
    }

    private Ticket take(String touch, ServiceId service, int second) {
        done(touch(touch, service, Optional.empty(), false), second);
        return known(touch).ticket();
    }

    private TicketState known(String touch) {
        return hall.state.ticket(TicketId.ofTouch(HUB, touch)).orElseThrow();
    }

    private void done(Command command, int second) {
        assertThat(hall.decide(command, at(second))).as("%s", command).isEmpty();
    }

    private Optional<Refusal> offered(CounterId counter, Set<ServiceId> barred, int second) {
        CallId id = new CallId("%032x".formatted(++calls));
        return hall.decide(
                new Command.OfferCall(id, counter, STAFF, Optional.empty(), Optional.empty(), Optional.empty(), barred),
                at(second));
    }

    private Ticket called(CounterId counter, int second) {
        assertThat(offered(counter, Set.of(), second)).isEmpty();
        CallState call = hall.state.call(new CallId("%032x".formatted(calls))).orElseThrow();
        done(new Command.MakeCall(call.call(), Optional.empty()), second);
        return call.call().ticket();
    }

    /** A kiosk whose paper jams: the number stays in line although nobody holds it, or nobody gets a number at all. */
    @Test
    void aPaperJamLeavesNoGhostInTheLineAndStopsNobody() {
        done(touch("jammed", TAX, Optional.empty(), true), 0);
        TicketId jammed = known("jammed").ticket().id();
        done(new Command.PaperOutcome(jammed, Paper.State.REFUSED, "cover-open"), 1);
        assertThat(known("jammed").paper().state()).isEqualTo(Paper.State.REFUSED);
        assertThat(known("jammed").paper().choicePending()).isTrue();

        Ticket next = take("next", TAX, 2);
        done(new Command.Choose(jammed, Paper.Choice.WITHDRAW), 5);
        assertThat(known("jammed").stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(hall.state.waiting(TAX)).isEqualTo(1);
        assertThat(called(ONE, 20)).isEqualTo(next);
    }

    /** A page that only greys its button out for two seconds. */
    @Test
    void aDoubleTapIsOneTicket() {
        Ticket first = take("one touch", TAX, 0);
        done(touch("one touch", TAX, Optional.empty(), false), 3);
        assertThat(known("one touch").ticket()).isEqualTo(first);
        assertThat(hall.state.tickets()).hasSize(1);
    }

    /** Numbers that run over at the end of the day, or begin anew in the wrong time zone's midnight. */
    @Test
    void labelsThatAreUsedUpAreSaidAndTheNextDayBeginsAtTheHallsOwnHour() {
        TestBox kiosk = new TestBox(HallRules.REAL, "kiosk-1", TestPlan.plan(), Ordinals.ofKiosk(2));
        Set<String> labels = new HashSet<>();
        int given = 0;
        while (kiosk.decide(touch("few " + given, FEW, Optional.empty(), false), at(given))
                .isEmpty()) {
            labels.add(kiosk.state
                    .ticket(TicketId.ofTouch(HUB, "few " + given))
                    .orElseThrow()
                    .ticket()
                    .label()
                    .toString());
            given++;
        }
        assertThat(labels).hasSize(given).isNotEmpty();
        assertThat(kiosk.decide(touch("one more", FEW, Optional.empty(), false), at(given)))
                .contains(new Refusal.LabelsExhausted(FEW));
        // 03:59 in Shanghai is still the same business day there, and 20:00 in London.
        Instant before = Instant.parse("2026-11-23T19:59:59Z");
        assertThat(kiosk.decide(touch("late", FEW, Optional.empty(), false), before))
                .isPresent();
        assertThat(kiosk.decide(touch("early", FEW, Optional.empty(), false), before.plusSeconds(1)))
                .isEmpty();
    }

    /** Numbers given to one counter wait there while the next counter is idle. */
    @Test
    void noTicketIsACountersBeforeItIsCalled() {
        Ticket first = take("first", TAX, 0);
        Ticket second = take("second", TAX, 1);
        assertThat(called(TWO, 20)).isEqualTo(first);
        assertThat(called(ONE, 21)).isEqualTo(second);
    }

    /** Whoever did not come is deleted, or called for ever. */
    @Test
    void aNoShowIsKeptAndRecallsHaveALimitAndAGap() {
        Ticket ticket = take("gone", TAX, 0);
        called(ONE, 20);
        assertThat(hall.decide(new Command.Recall(ONE), at(21))).get().isInstanceOf(Refusal.RecallTooSoon.class);
        done(new Command.Recall(ONE), 40);
        done(new Command.Recall(ONE), 60);
        done(new Command.Recall(ONE), 80);
        assertThat(hall.decide(new Command.Recall(ONE), at(100))).contains(new Refusal.RecallsUsed(3));
        done(new Command.NoShow(ONE, Optional.empty()), 101);
        assertThat(hall.state.ticket(ticket.id()).orElseThrow().stage()).isEqualTo(Stage.NO_SHOW);
    }

    /** Walk-ins that wait behind everybody with an appointment, or a green lane, until the evening. */
    @Test
    void walkInsDoNotStarveBehindWhoeverGoesFirst() {
        Ticket walkIn = take("walk-in", TAX, 0);
        for (int minute = 1; minute < 60; minute++) {
            done(touch("soldier " + minute, TAX, Optional.of(SOLDIER), false), 60 * minute);
            if (minute % 2 == 0) {
                called(ONE, 60 * minute + 30);
                done(new Command.Arrive(ONE), 60 * minute + 31);
                done(new Command.Finish(ONE), 60 * minute + 32);
            }
        }
        assertThat(hall.state.ticket(walkIn.id()).orElseThrow().stage())
                .as("a walk-in of the first minute, with soldiers coming twice as fast as they are served")
                .isEqualTo(Stage.WAITING);
        assertThat(called(ONE, 3_601)).as("after an hour").isEqualTo(walkIn);
    }

    /** Whoever is sent to another counter begins at the end of its line. */
    @Test
    void whoIsSentElsewhereKeepsTheirArrival() {
        Ticket ticket = take("sent on", TAX, 0);
        take("later", SEAL, 30);
        called(ONE, 60);
        done(new Command.Transfer(ONE, Optional.of(SEAL), Optional.empty(), false), 90);
        assertThat(called(TWO, 100).label()).isEqualTo(ticket.label());
    }

    /** Setting a citizen aside makes the day's waiting times wrong. */
    @Test
    void timeSpentSetAsideIsNoWaiting() {
        Ticket ticket = take("parked", TAX, 0);
        called(ONE, 60);
        done(new Command.Park(ONE, Optional.of(60), "papers", false), 100);
        done(new Command.ComeBack(hall.state.parked().iterator().next()), 1_900);
        called(ONE, 2_000);
        DayFigures figures = DayFigures.of(hall.state, Map.of(), at(2_001));
        assertThat(hall.state.labels()).containsKey(ticket.label());
        // A minute, and a hundred seconds: nothing of the half hour in between.
        assertThat(figures.service(TAX).orElseThrow().waits().seconds()).containsExactly(60L, 100L);
    }

    /** A mean over nobody. */
    @Test
    void figuresOfNobodyOneAndTwoAreNumbersOrNothing() {
        assertThat(DayFigures.of(hall.state, Map.of(), at(1)).service(TAX)).isEmpty();
        for (int people = 1; people <= 2; people++) {
            take("person " + people, TAX, 100 * people);
            called(ONE, 100 * people + 30);
            done(new Command.NoShow(ONE, Optional.empty()), 100 * people + 60);
            DayFigures figures = DayFigures.of(hall.state, Map.of(), at(100 * people + 61));
            assertThat(figures.service(TAX).orElseThrow().waits().seconds()).hasSize(people);
            // Of one or two there is no median, and nothing is said.
            assertThat(figures.service(TAX).orElseThrow().waits().percentile(50))
                    .isEmpty();
        }
    }

    /** Skills looked up in two lists that are crossed with each other. */
    @Test
    void skillsAreMatchedOneByOne() {
        take("seal", SEAL, 0);
        Ticket tax = take("tax", TAX, 5);
        assertThat(offered(THREE, Set.of(SEAL), 20)).contains(new Refusal.SkillMissing());
        assertThat(offered(TWO, Set.of(SEAL), 20)).isEmpty();
        assertThat(hall.state
                        .call(new CallId("%032x".formatted(calls)))
                        .orElseThrow()
                        .call()
                        .ticket())
                .isEqualTo(tax);
    }

    /** Any fault looks like nobody waiting. */
    @Test
    void aFaultIsNoEmptyQueue() {
        assertThat(offered(ONE, Set.of(), 1)).contains(new Refusal.NobodyWaiting());
        assertThat(offered(new CounterId("counter-99"), Set.of(), 1))
                .contains(new Refusal.UnknownCounter(new CounterId("counter-99")));
        assertThat(hall.decide(touch("x", new ServiceId("nothing"), Optional.empty(), false), at(1)))
                .contains(new Refusal.UnknownService(new ServiceId("nothing")));
    }

    /** Nobody can say where a ticket came from. */
    @Test
    void everyTicketSaysWhereItWasTaken() {
        assertThat(take("a", TAX, 0).channel()).isEqualTo(Channel.KIOSK);
        assertThat(take("a", TAX, 0).issuer()).isEqualTo(HUB);
    }

    /** Every ticket writes the whole queue down anew. */
    @Test
    void aTicketWritesAsMuchHoweverManyWait() {
        int[] written = new int[2];
        take("the first of the day, which begins it", SEAL, 0);
        for (int round = 0; round < 2; round++) {
            int events = hall.events.size();
            int facts = hall.facts.size();
            take("measured " + round, SEAL, 200 + round);
            written[round] = hall.events.size() - events + hall.facts.size() - facts;
            for (int i = 0; i < 150 && round == 0; i++) {
                take("crowd " + i, TAX, 1 + i);
            }
        }
        assertThat(written[1]).isEqualTo(written[0]);
    }

    /** Two counters call at once, and one call drowns the other. */
    @Test
    void twoCallsAtOnceAreTwoCallsInOrder() {
        take("first", TAX, 0);
        take("second", TAX, 1);
        Ticket one = called(ONE, 20);
        Ticket two = called(TWO, 20);
        List<CallState> latest = hall.state.called().newest().limit(2).toList();
        assertThat(latest)
                .extracting(call -> call.call().ticket().label())
                .containsExactlyInAnyOrder(one.label(), two.label());
        assertThat(latest).extracting(call -> call.call().counter()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(Duration.between(
                        latest.get(1).call().calledAt(), latest.get(0).call().calledAt()))
                .isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
