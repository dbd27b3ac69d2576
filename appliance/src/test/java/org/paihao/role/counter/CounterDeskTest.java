package org.paihao.role.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.time.BusinessDay;
import org.paihao.report.LineCodec;
import org.paihao.role.FakeHall;
import org.paihao.role.HallBoards;
import org.paihao.role.KeyReusedException;
import org.paihao.role.PlanKeeper;
import org.paihao.role.TestClock;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

final class CounterDeskTest {
    private static final StaffId STAFF = new StaffId("1001");

    private static final HallBoards NOTHING_HEARD = new HallBoards() {
        @Override
        public BoardView board() {
            return BoardView.NONE;
        }

        @Override
        public Optional<QueueBoard> queue(ServiceId service) {
            return Optional.empty();
        }
    };

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(TestBooks.T0);
    private final FakeHall hall = new FakeHall("counter-1");
    private Books books;
    private CounterDesk desk;

    @BeforeEach
    void open() {
        books = TestBooks.counter(folder.resolve("counter.db"));
        PlanKeeper plans = new PlanKeeper();
        plans.offer(1, TestPlan.plan());
        desk = new CounterDesk(
                TestPlan.ONE,
                books,
                hall,
                hall,
                clock,
                () -> UUID.randomUUID().toString(),
                Runnable::run,
                new LocalLine(new LocalLine.Parts(
                        new TerminalId("counter-1"),
                        TestPlan.ONE,
                        books,
                        NOTHING_HEARD,
                        hall,
                        clock,
                        plans,
                        new LineCodec(),
                        time -> clock.pass((int) time.toSeconds()))));
        hall.hub(this::answer);
        desk.open(STAFF);
    }

    @AfterEach
    void close() {
        books.close();
    }

    /** A hub with one ticket for each question: A001, A002 … */
    private Optional<HubReply> answer(HubRequest request) {
        if (!(request instanceof HubRequest.OfferCall ask)) {
            throw new AssertionError("not asked for here: " + request);
        }
        int n = hall.asked().size();
        Ticket ticket = ticket(n, clock.now());
        return Optional.of(new HubReply.CallIs(new Call(ask.call(), ticket, ask.counter(), ask.staff(), clock.now())));
    }

    private static Ticket ticket(int n, Instant at) {
        return new Ticket(
                TicketId.ofBooking("code" + n),
                new Label('A', n),
                TestPlan.TAX,
                BusinessDay.of(at, TestPlan.ZONE, TestPlan.plan().rollOver()),
                at,
                false,
                Channel.KIOSK,
                new TerminalId("kiosk-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CallId called(String key) {
        assertThat(desk.callNext(key, Optional.empty())).isInstanceOf(CounterDesk.Outcome.Done.class);
        return books.state().callAt(TestPlan.ONE).orElseThrow().call().id();
    }

    private static String code(CounterDesk.Outcome outcome) {
        return outcome instanceof CounterDesk.Outcome.No no ? no.code() : "done";
    }

    private List<String> words() {
        return hall.said().stream().map(word -> word.getClass().getSimpleName()).toList();
    }

    @Test
    void aCallGoesFromCallToFinishAndTheHallHearsEachStepOnce() {
        called("1");
        clock.pass(10);
        desk.recall("2");
        desk.arrive("3");
        desk.finish("4");

        assertThat(words()).containsExactly("Staffed", "Called", "Called", "Arrived", "Finished");
        assertThat(books.state().callAt(TestPlan.ONE)).isEmpty();
    }

    @Test
    void theSameKeyIsTheSameActionAndTheHallHearsItOnce() {
        CallId call = called("1");
        clock.pass(10);

        for (int i = 0; i < 2; i++) {
            assertThat(desk.callNext("1", Optional.empty())).isEqualTo(new CounterDesk.Outcome.Done(Optional.of(call)));
            assertThat(code(desk.recall("2"))).isEqualTo("done");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(code(desk.arrive("3"))).isEqualTo("done");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(desk.finish("4")).isEqualTo(new CounterDesk.Outcome.Done(Optional.of(call)));
        }

        assertThat(words()).containsExactly("Staffed", "Called", "Called", "Arrived", "Finished");
        assertThat(hall.asked()).hasSize(1);
    }

    @Test
    void whatTheStateDoesNotAllowIsRefusedWithItsReason() {
        assertThat(code(desk.recall("r"))).isEqualTo("no-call");
        assertThat(code(desk.finish("f"))).isEqualTo("no-call");
        called("1");
        assertThat(desk.callNext("2", Optional.empty()))
                .isEqualTo(new CounterDesk.Outcome.No("counter-busy", Optional.of("A001")));
        assertThat(code(desk.close(STAFF))).isEqualTo("counter-busy");
        assertThat(desk.recall("recall-0")).isEqualTo(new CounterDesk.Outcome.No("recall-too-soon", Optional.of("10")));
        for (int i = 1; i <= 3; i++) {
            clock.pass(10);
            assertThat(code(desk.recall("recall-" + i))).isEqualTo("done");
        }
        assertThat(code(desk.recall("recall-4"))).isEqualTo("recalls-used");
        desk.arrive("a");
        assertThat(code(desk.noShow("n"))).isEqualTo("wrong-state");
        assertThat(code(desk.recall("late"))).isEqualTo("wrong-state");
        desk.finish("4");
        assertThat(code(desk.close(STAFF))).isEqualTo("done");
        assertThat(code(desk.callNext("3", Optional.empty()))).isEqualTo("counter-closed");
    }

    @Test
    void theHubIsToldTheLastCallSoThatItDoesNotOfferItAgain() {
        CallId first = called("1");
        desk.finish("2");
        called("3");

        assertThat(hall.asked())
                .extracting(ask -> ((HubRequest.OfferCall) ask).previous())
                .containsExactly(Optional.empty(), Optional.of(first));
    }

    private Ticket waits(int n) {
        Ticket ticket = ticket(n, clock.now().minusSeconds(60));
        hall.hear(Live.Taken.of(ticket));
        return ticket;
    }

    @Test
    void noHubOrOneThatMustNotDecideLeavesTheCounterToItsOwnLine() {
        Ticket first = waits(7);
        Ticket second = waits(8);
        hall.hub(FakeHall.SILENT);
        CallId one = called("1");
        assertThat(books.state().call(one).orElseThrow().call().ticket().id()).isEqualTo(first.id());
        assertThat(desk.decidedHere(one)).isTrue();
        assertThat(desk.callNext("1", Optional.empty())).isEqualTo(new CounterDesk.Outcome.Done(Optional.of(one)));
        desk.finish("f");
        hall.hub(request -> Optional.of(new HubReply.No("hub-stepped-down", Optional.empty())));
        CallId two = called("2");
        assertThat(books.state().call(two).orElseThrow().call().ticket().id()).isEqualTo(second.id());
        desk.finish("g");
        assertThat(code(desk.callNext("3", Optional.empty()))).isEqualTo("nobody-waiting");
        hall.hub(request -> Optional.of(new HubReply.No("nobody-waiting", Optional.empty())));
        waits(9);
        assertThat(code(desk.callNext("4", Optional.empty())))
                .as("a hub that answers decides")
                .isEqualTo("nobody-waiting");
    }

    @Test
    void aHubThatHasNotHeardYetOffersSomebodyCalledInTheCutAndTheCounterTakesTheNext() {
        Ticket first = waits(1);
        Ticket second = waits(2);
        hall.hub(FakeHall.SILENT);
        CallId one = called("1");
        desk.finish("f");
        // The hub is back, but the facts are still on their way: it offers the first once more.
        hall.hub(request -> request instanceof HubRequest.OfferCall ask
                ? Optional.of(new HubReply.CallIs(new Call(ask.call(), first, ask.counter(), ask.staff(), clock.now())))
                : Optional.empty());

        CallId two = called("2");

        assertThat(books.state().call(two).orElseThrow().call().ticket().id()).isEqualTo(second.id());
        assertThat(hall.asked().getLast())
                .isInstanceOfSatisfying(
                        HubRequest.OfferCall.class,
                        ask -> assertThat(ask.previous()).contains(one));
    }

    @Test
    void aLabelIsCalledOnlyWhileNoHubDecides() {
        assertThat(code(desk.callLabel("1", new Label('A', 23)))).isEqualTo("hub-decides");
        hall.hub(FakeHall.SILENT);
        assertThat(code(desk.callLabel("2", new Label('A', 23)))).isEqualTo("done");
        assertThatThrownBy(() -> desk.callLabel("2", new Label('A', 24))).isInstanceOf(KeyReusedException.class);
    }
}
