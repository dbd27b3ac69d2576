package org.paihao.role.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.report.FactCodec;
import org.paihao.role.FakeHall;
import org.paihao.role.PlanKeeper;
import org.paihao.role.TestClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.StaffDesk;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

/** A kiosk over real books, a printer that notes its slips, and a real hub that can be cut off. */
final class KioskHarness implements AutoCloseable {
    static final TerminalId SELF = new TerminalId("kiosk-1");

    final TestClock clock = new TestClock(TestBooks.T0);
    final FakeHall hall = new FakeHall("kiosk-1");
    final Printer printer = new Printer();
    final AtomicBoolean diskLow = new AtomicBoolean();
    final Books hubBooks;
    final Hub hub;
    private final Path folder;
    private final PlanKeeper plans = new PlanKeeper();
    Books books;
    Kiosk kiosk;

    KioskHarness(Path folder) {
        this.folder = folder;
        plans.offer(1, TestPlan.plan());
        hubBooks = TestBooks.hub(folder.resolve("hub.db"));
        hub = new Hub(new TerminalId("hub"), hubBooks, TestPlan.plan(), clock, new StaffDesk(List.of(), clock));
        hall.hub(this::answer);
        start();
    }

    Optional<HubReply> answer(HubRequest request) {
        return Optional.of(hub.answer(SELF, request));
    }

    private void start() {
        books = TestBooks.kiosk(folder.resolve("kiosk.db"));
        kiosk = new Kiosk(new Kiosk.Parts(
                SELF,
                books,
                hall,
                hall,
                clock,
                plans,
                printer,
                new Tokens("ab".repeat(32)),
                () -> diskLow.get() ? Optional.of("disk-full") : Optional.empty()));
        kiosk.recover();
    }

    /** The power goes and comes back: what was printing is never settled. */
    void restart() {
        printer.slips.clear();
        books.close();
        start();
    }

    Kiosk.Answer touch(String key, ServiceId service) {
        return kiosk.take(key, new Wish(service, Optional.empty(), false, false));
    }

    TicketId taken(String key) {
        Kiosk.Answer answer = touch(key, TestPlan.TAX);
        assertThat(answer).isInstanceOf(Kiosk.Answer.Taken.class);
        return ((Kiosk.Answer.Taken) answer).ticket();
    }

    Ticket ticket(TicketId id) {
        return state(id).ticket();
    }

    TicketState state(TicketId id) {
        return books.state().ticket(id).orElseThrow();
    }

    Paper paper(TicketId id) {
        return state(id).paper();
    }

    /** The kiosk's facts so far, as they would go to the hub. */
    List<Fact> facts() {
        return books.outbox().after(0, 0, 1_000).stream()
                .map(row -> FactCodec.decode(SELF, row.body()))
                .map(read -> ((FactRead.Known) read).record().fact())
                .toList();
    }

    <T extends Fact> List<T> facts(Class<T> type) {
        return facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        books.close();
        hubBooks.close();
    }

    /** Notes each slip; its verdict comes when the test gives it. */
    static final class Printer implements SlipPrinter {
        final List<Slip> slips = new ArrayList<>();
        private final List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
        boolean broken;

        @Override
        public synchronized CompletableFuture<Verdict> print(Slip slip) {
            if (broken) {
                throw new IllegalStateException("a printer that breaks its word");
            }
            slips.add(slip);
            verdicts.add(new CompletableFuture<>());
            return verdicts.getLast();
        }

        void verdict(Paper.State state, String word) {
            verdicts.getLast().complete(new Verdict(state, word));
        }

        void fails() {
            verdicts.getLast().completeExceptionally(new IllegalStateException("lost"));
        }
    }
}
