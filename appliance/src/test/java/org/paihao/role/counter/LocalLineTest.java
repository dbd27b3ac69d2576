package org.paihao.role.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.role.MemoryJournal;

/** Counters without their hub: whom they call, and that merging finds nobody lost and nobody served twice. */
final class LocalLineTest {
    private static final int SEEDS = Integer.getInteger("paihao.seeds", 200);

    private static String code(CounterDesk.Outcome outcome) {
        return outcome instanceof CounterDesk.Outcome.No no ? no.code() : "done";
    }

    @Test
    void theEarliestOfItsShareComesFirstAndThenThoseOfOthersAfterAClaim() {
        CutHall hall = new CutHall(7, TestPlan.ONE, TestPlan.TWO);
        for (int i = 0; i < 6; i++) {
            hall.taken(TestPlan.TAX);
        }
        List<Integer> called = new ArrayList<>();
        List<Boolean> claimed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int before = claims(hall);
            assertThat(code(hall.window(0).callNext())).isEqualTo("done");
            called.add(Label.parse(hall.window(0).called()).number());
            claimed.add(claims(hall) > before);
            hall.window(0).served();
        }

        assertThat(claimed).as("%s", called).isSorted().contains(true, false);
        int own = claimed.indexOf(true);
        assertThat(called.subList(0, own)).isSorted();
        assertThat(called.subList(own, 6)).isSorted();
        assertThat(called).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(code(hall.window(0).callNext())).isEqualTo("nobody-waiting");
    }

    private static int claims(CutHall hall) {
        return (int) hall.window(0).said.stream()
                .filter(Live.Claimed.class::isInstance)
                .count();
    }

    @Test
    void withoutABrokerACounterCallsItsShareAndThenWhatCitizensHoldInTheirHands() {
        CutHall hall = new CutHall(7, TestPlan.ONE, TestPlan.TWO);
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            labels.add(hall.taken(TestPlan.TAX).label().toString());
        }
        hall.carries = false;
        while (code(hall.window(0).callNext()).equals("done")) {
            labels.remove(hall.window(0).called());
            hall.window(0).served();
        }
        assertThat(labels).isNotEmpty().hasSizeLessThan(6);
        assertThat(claims(hall)).isZero();
        assertThat(code(hall.window(0).callNext())).isEqualTo("share-empty");

        String shown = labels.iterator().next();
        assertThat(code(hall.window(0).desk.callLabel("k", Label.parse(shown)))).isEqualTo("done");
        assertThat(hall.window(0).called()).isEqualTo(shown);
        Ticket known = hall.window(0)
                .books
                .state()
                .callAt(TestPlan.ONE)
                .orElseThrow()
                .call()
                .ticket();
        assertThat(known.byLabelOnly())
                .as("its own ticket, for it was heard of")
                .isFalse();
    }

    @Test
    void aLabelNobodyHasHeardOfIsCalledAsALabelOfItsSeries() {
        CutHall hall = new CutHall(7, TestPlan.ONE, TestPlan.TWO);
        CounterDesk desk = hall.window(0).desk;

        assertThat(code(desk.callLabel("1", new Label('Z', 1)))).isEqualTo("unknown-ticket");
        assertThat(code(desk.callLabel("2", new Label('A', 2_200)))).isEqualTo("other-counter");
        assertThat(code(desk.callLabel("3", new Label('A', 2_023)))).isEqualTo("done");
        assertThat(code(desk.callLabel("3", new Label('A', 2_023)))).isEqualTo("done");
        assertThat(code(desk.callLabel("4", new Label('A', 2_024)))).isEqualTo("counter-busy");
        Ticket made = hall.window(0)
                .books
                .state()
                .callAt(TestPlan.ONE)
                .orElseThrow()
                .call()
                .ticket();
        assertThat(made.byLabelOnly()).isTrue();
        assertThat(made.service()).isEqualTo(TestPlan.TAX);
        hall.window(0).served();
        assertThat(code(desk.callLabel("5", new Label('A', 2_023)))).isEqualTo("ticket-ended");
    }

    @Test
    void ofTwoClaimsAtOnceTheLowerCountersStandsAndTheOtherTakesTheNext() {
        CutHall hall = new CutHall(7, TestPlan.ONE, TestPlan.TWO, TestPlan.THREE);
        CutHall.Window one = hall.window(0);
        CutHall.Window two = hall.window(1);
        Ticket disputed = hall.taken(TestPlan.TAX);
        boolean twosOwn = new org.paihao.core.local.Share(
                        TestPlan.TWO, TestPlan.plan(), List.of(TestPlan.TAX), Set.copyOf(TestPlan.COUNTERS))
                .has(TestPlan.TAX, disputed.id());
        CutHall.Window claimer = twosOwn ? one : two;
        Live rival = new Live.Claimed(disputed.id(), TestPlan.ONE, hall.clock.now());
        Live higher = new Live.Claimed(disputed.id(), TestPlan.THREE, hall.clock.now());

        hall.meanwhile = () -> claimer.hear(claimer == two ? rival : higher);
        String outcome = code(claimer.callNext());

        assertThat(outcome).isEqualTo(claimer == two ? "nobody-waiting" : "done");
    }

    @Test
    void whereEveryWordArrivesNobodyIsCalledTwice() {
        for (long seed = 0; seed < SEEDS; seed++) {
            CutHall hall = play(seed, () -> false);
            Map<TicketId, Integer> calls = calls(hall);
            assertThat(calls.values()).as("seed %d", seed).allMatch(times -> times == 1);
            merged(seed, hall);
        }
    }

    @Test
    void whereWordsAreLostATicketMayBeCalledTwiceAndIsServedOnce() {
        int twice = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random luck = new Random(seed * 31 + 1);
            CutHall hall = play(seed, () -> luck.nextInt(4) == 0);
            twice += (int)
                    calls(hall).values().stream().filter(times -> times > 1).count();
            merged(seed, hall);
        }
        assertThat(twice)
                .as("lost words lead to double calls: else nothing was tried")
                .isPositive();
    }

    /** Two counters call and serve while tickets come in; each may act while the other waits for objections. */
    private static CutHall play(long seed, java.util.function.BooleanSupplier loses) {
        CutHall hall = new CutHall(seed, TestPlan.ONE, TestPlan.TWO);
        Random random = new Random(seed);
        hall.loses = loses;
        hall.meanwhile = () -> act(hall, random);
        for (int step = 0; step < 40; step++) {
            if (random.nextInt(3) == 0) {
                hall.taken(TestPlan.TAX);
            }
            act(hall, random);
            hall.clock.pass(random.nextInt(5));
        }
        return hall;
    }

    private static void act(CutHall hall, Random random) {
        CutHall.Window window = hall.window(random.nextInt(2));
        if (window.called().equals("-")) {
            window.callNext();
        } else {
            window.served();
        }
    }

    private static Map<TicketId, Integer> calls(CutHall hall) {
        Map<TicketId, Integer> calls = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        for (FactRecord record : hall.mixed()) {
            if (record.fact() instanceof Fact.TicketCalled called) {
                calls.merge(called.call().ticket().id(), 1, Integer::sum);
            }
        }
        return calls;
    }

    /** The hub's books after all have come back: each call is there, each ticket has one that stands. */
    private static void merged(long seed, CutHall hall) {
        MemoryJournal hub = new MemoryJournal("hub");
        Instant now = hall.clock.now().plusSeconds(600);
        List<FactRecord> facts = hall.mixed();
        facts.forEach(record -> hub.absorb(record, now));
        Map<TicketId, Integer> calls = calls(hall);
        calls.forEach((ticket, times) -> {
            List<CallState> of = hub.state().calls().values().stream()
                    .filter(call -> call.call().ticket().id().equals(ticket))
                    .toList();
            assertThat(of).as("seed %d", seed).hasSize(times);
            assertThat(of.stream().filter(call -> !call.outcome().equals(Optional.of(Outcome.DOUBLE))))
                    .as("seed %d: one call stands", seed)
                    .hasSize(1);
        });
        assertThat(hub.state().tickets().keySet()).as("seed %d", seed).isEqualTo(calls.keySet());
    }

    @Test
    void whatWasHeardIsThereAfterARestartAndTheHubsOlderBoardBringsNobodyBack() {
        CutHall hall = new CutHall(7, TestPlan.ONE);
        CutHall.Window one = hall.window(0);
        Ticket gone = hall.taken(TestPlan.TAX);
        Ticket waits = hall.taken(TestPlan.TAX);
        Instant boardAt = hall.clock.now();
        one.hear(new Live.Withdrawn(gone.id(), gone.label(), gone.service(), Optional.empty(), hall.clock.now()));
        hall.clock.pass(1);
        one.desk.line().tick();

        CutHall.Window again = hall.new Window(TestPlan.ONE, one.books);
        assertThat(again.desk.line().boards().queue(TestPlan.TAX).orElseThrow().tickets())
                .extracting(QueueBoard.Waiting::ticket)
                .containsExactly(waits.id());

        again.board = Optional.of(new QueueBoard(
                boardAt,
                TestPlan.TAX,
                List.of(
                        QueueBoard.Waiting.of(gone, gone.arrivedAt(), gone.arrivedAt()),
                        QueueBoard.Waiting.of(waits, waits.arrivedAt(), waits.arrivedAt()))));
        assertThat(again.desk.line().boards().queue(TestPlan.TAX).orElseThrow().tickets())
                .extracting(QueueBoard.Waiting::ticket)
                .containsExactly(waits.id());
        assertThat(again.desk.line().isGone(gone.id())).isTrue();
    }

    @Test
    void itsAgeIsThatOfTheLastWordOfOthers() {
        CutHall hall = new CutHall(7, TestPlan.ONE, TestPlan.TWO);
        Instant opened = hall.clock.now();
        hall.clock.pass(60);
        hall.window(0).desk.callLabel("1", new Label('A', 2_023));

        assertThat(hall.window(0).desk.line().queue().heardAt()).isEqualTo(opened);
        assertThat(hall.window(1).desk.line().queue().heardAt()).isEqualTo(hall.clock.now());
    }

    @Test
    void theCallsOfACutJoinTheTicketsTheHubKnowsOf() {
        CutHall hall = new CutHall(7, TestPlan.ONE);
        Ticket ticket = hall.ticket(TestPlan.TAX);
        hall.window(0).desk.callLabel("1", ticket.label());
        hall.window(0).served();
        MemoryJournal hub = new MemoryJournal("hub");
        Instant now = hall.clock.now().plusSeconds(60);
        hub.absorb(
                new FactRecord(
                        new FactKey(new TerminalId("kiosk-1"), "0123456789abcdef", 1),
                        ticket.arrivedAt(),
                        1,
                        new Fact.TicketTaken(ticket, Paper.NONE)),
                now);
        hall.mixed().forEach(record -> hub.absorb(record, now));

        assertThat(hub.state().tickets()).hasSize(1);
        assertThat(hub.state().ticket(ticket.id()).orElseThrow().stage()).isEqualTo(Stage.SERVED);
    }
}
