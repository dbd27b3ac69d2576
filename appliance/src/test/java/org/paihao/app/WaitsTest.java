package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.estimate.Promises;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.Wait;
import org.paihao.core.plan.Skills;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.role.TestClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.StaffDesk;
import org.paihao.role.hub.Waits;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;
import org.paihao.web.view.EstimateScoresView;

/** A hub's estimates over real books: told, promised, scored. */
class WaitsTest {
    private static final StaffId STAFF = new StaffId("staff-1");
    private static final TerminalId SELF = new TerminalId("hub");

    private final Path folder;
    private final TestClock clock = new TestClock(TestBooks.T0);
    private Books books;
    private Waits waits;
    private Hub hub;
    private int keys;

    WaitsTest(@TempDir Path folder) {
        this.folder = folder;
        this.books = TestBooks.hub(folder.resolve("hub.db"));
        this.waits = waits();
        this.hub = hub();
    }

    @AfterEach
    void close() {
        books.close();
    }

    private void restart() {
        books = TestBooks.hub(folder.resolve("hub.db"));
        waits = waits();
        hub = hub();
    }

    private Waits waits() {
        return new Waits(new Waits.Parts(books, TestPlan.plan(), clock, new EstimateMemory(books), 1));
    }

    private Hub hub() {
        return new Hub(
                SELF,
                books,
                TestPlan.plan(),
                clock,
                new StaffDesk(List.of(), clock),
                Skills.NONE,
                Hub.HALL_TO_LEAVE,
                List.of(waits));
    }

    private void say(Fact fact) {
        books.commit(entry -> {
            entry.record(fact, clock.now());
            return Boolean.TRUE;
        });
    }

    private TicketId take() {
        clock.pass(1);
        Journal.Answer answer = hub.take("key-" + keys++, TestPlan.TAX, Optional.empty());
        assertThat(answer.status()).isEqualTo(201);
        return new TicketId(answer.body());
    }

    private Call call(TicketId id) {
        Ticket ticket = books.state().ticket(id).orElseThrow().ticket();
        Call call = new Call(
                new CallId(TicketId.ofTouch(SELF, "call-" + id).value()), ticket, TestPlan.ONE, STAFF, clock.now());
        say(new Fact.TicketCalled(call, Optional.empty()));
        return call;
    }

    private void served(int people) {
        say(new Fact.CounterOpened(TestPlan.ONE, STAFF));
        for (int i = 0; i < people; i++) {
            Call call = call(take());
            clock.pass(300);
            say(new Fact.CallFinished(call, Optional.empty(), false));
        }
    }

    private HubReply.TicketIs seen(TicketId id) {
        return hub.ticket(id).orElseThrow();
    }

    private List<Fact> promises() {
        return books.newest(1_000).stream()
                .map(row -> FactCodec.decode(row.terminal(), row.body()))
                .map(read -> ((FactRead.Known) read).record().fact())
                .filter(Fact.WaitPromised.class::isInstance)
                .toList();
    }

    @Test
    void whatIsToldFirstIsAFactAndIsScoredWhenTheTicketIsCalled() {
        served(31);
        TicketId first = take();
        waits.round();
        TicketId second = take();

        assertThat(seen(first).estimate()).as("whoever is next is told so").isEmpty();
        assertThat(seen(second).estimate()).isPresent();
        assertThat(hub.board().estimates()).containsKey(TestPlan.TAX);
        seen(second);
        clock.pass(2);
        waits.round();

        assertThat(promises()).hasSize(1).first().isInstanceOfSatisfying(Fact.WaitPromised.class, promise -> {
            assertThat(promise.ticket()).isEqualTo(second);
            assertThat(promise.played()).isTrue();
            assertThat(promise.others()).containsKeys("ql", "les", "hol");
        });
        Call call = call(first);
        clock.pass(300);
        say(new Fact.CallFinished(call, Optional.empty(), false));
        call(second);
        waits.round();
        var today = hub.scores().orElseThrow().today().orElseThrow();
        assertThat(today.promises()).isEqualTo(1);
        assertThat(today.errors()).extracting("estimator").contains(Promises.TOLD, "ql", "les", "hol");
    }

    @Test
    void onlyWhatSomebodyWasToldIsScored() {
        served(31);
        TicketId next = take();
        waits.round();
        TicketId silent = take();
        TicketId told = take();
        waits.round();
        // The whole hall's board has ranges for whoever would come now: nobody's promise.
        assertThat(hub.board().estimates()).containsKey(TestPlan.TAX);
        Wait range = seen(told).estimate().orElseThrow();
        Instant when = clock.now();
        waits.round();

        for (TicketId id : List.of(next, silent)) {
            Call call = call(id);
            clock.pass(300);
            say(new Fact.CallFinished(call, Optional.empty(), false));
        }
        waits.round();
        assertThat(hub.scores().orElseThrow().today().orElseThrow().promises())
                .as("neither whoever was next nor whoever asked nothing")
                .isZero();
        call(told);
        waits.round();

        var today = hub.scores().orElseThrow().today().orElseThrow();
        assertThat(today.promises()).isEqualTo(1);
        boolean kept = Duration.between(when, clock.now()).toSeconds() <= range.p90Minutes() * 60L;
        assertThat(today.coverage()).as("by the minutes that were read").isEqualTo(kept ? 1 : 0);
        assertThat(today.widthSeconds()).isEqualTo((range.p90Minutes() - range.p50Minutes()) * 60);
        assertThat(EstimateScoresView.of(hub.scores().orElseThrow())
                        .today()
                        .orElseThrow()
                        .promises())
                .as("what /supervisor draws")
                .isEqualTo(1);
    }

    @Test
    void promisesOfBeforeARestartAreScoredAfterIt() {
        served(31);
        TicketId first = take();
        waits.round();
        TicketId second = take();
        assertThat(seen(second).estimate()).isPresent();
        waits.round();
        books.close();

        restart();
        waits.round();
        assertThat(hub.scores().orElseThrow().today().orElseThrow().promises()).isZero();
        Call call = call(first);
        clock.pass(300);
        say(new Fact.CallFinished(call, Optional.empty(), false));
        call(second);
        waits.round();

        assertThat(hub.scores().orElseThrow().today().orElseThrow().promises()).isEqualTo(1);
        assertThat(promises()).as("none twice").hasSize(1);
    }

    @Test
    void aDayThatIsOverIsRememberedInTheBooks() {
        served(31);
        waits.round();
        clock.pass(24 * 3_600);
        hub.tick();
        waits.round();
        books.close();

        restart();

        assertThat(new EstimateMemory(books).lessons()).singleElement().satisfies(lesson -> {
            assertThat(lesson.calls())
                    .hasSize(31)
                    .allSatisfy(call -> assertThat(call.taken()).isEqualTo(300));
            assertThat(lesson.turns().get(TestPlan.ONE)).hasSize(1);
        });
    }

    @Test
    void estimatesNobodyHasWorkedOutAnewAreToldToNobody() {
        served(31);
        take();
        waits.round();
        TicketId second = take();
        clock.pass(120);
        assertThat(seen(second).estimate()).isEmpty();
        assertThat(hub.board().estimates()).isEmpty();
    }

    @Test
    void whileTheHallIsBeingLeftNobodyCanSay() {
        served(31);
        take();
        waits.round();
        TicketId second = take();
        hub.evacuate(true, STAFF);
        assertThat(seen(second).estimate()).isEmpty();
        assertThat(hub.board().estimates()).isEmpty();
    }
}
