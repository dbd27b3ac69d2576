package org.paihao.role.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.time.BusinessDay;
import org.paihao.report.LineCodec;
import org.paihao.role.HallBoards;
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.role.MemoryJournal;
import org.paihao.role.PlanKeeper;
import org.paihao.role.TestClock;
import org.paihao.store.TestBooks;

/** Counters of one hall that no hub answers, in one thread and in a time of their own. */
final class CutHall {
    final TestClock clock = new TestClock(TestBooks.T0);
    final List<Window> windows = new ArrayList<>();
    /** Whether a word gets lost on its way to one listener. */
    BooleanSupplier loses = () -> false;
    /** Whether there is a broker. */
    boolean carries = true;
    /** What happens while somebody waits for objections to a claim. */
    Runnable meanwhile = () -> {};

    private final Random random;
    private int tickets;

    CutHall(long seed, CounterId... counters) {
        this.random = new Random(seed);
        for (CounterId counter : counters) {
            windows.add(new Window(counter, new MemoryJournal(counter.value())));
        }
        windows.forEach(window -> window.desk.open(new StaffId("1001")));
    }

    /** One counter's box. */
    final class Window implements LiveBus, HubLine, HallBoards {
        final CounterId id;
        final MemoryJournal books;
        final List<Live> said = new ArrayList<>();
        private final List<Consumer<Heard>> listeners = new ArrayList<>();
        final CounterDesk desk;
        Optional<QueueBoard> board = Optional.empty();

        Window(CounterId id, MemoryJournal books) {
            this.id = id;
            this.books = books;
            PlanKeeper plans = new PlanKeeper();
            plans.offer(1, TestPlan.plan());
            this.desk = new CounterDesk(
                    id,
                    books,
                    this,
                    this,
                    clock,
                    () -> Long.toHexString(random.nextLong()),
                    Runnable::run,
                    new LocalLine(new LocalLine.Parts(
                            new TerminalId(id.value()),
                            id,
                            books,
                            this,
                            this,
                            clock,
                            plans,
                            new LineCodec(),
                            CutHall.this::pause)));
        }

        CounterDesk.Outcome callNext() {
            return desk.callNext(desk.freshKey(), Optional.empty());
        }

        /** The label it has called, or {@code -}. */
        String called() {
            return books.state()
                    .callAt(id)
                    .map(call -> call.call().ticket().label().toString())
                    .orElse("-");
        }

        void served() {
            desk.arrive(desk.freshKey());
            desk.finish(desk.freshKey());
        }

        void hear(Live live) {
            hear(new Heard(new TerminalId("other"), live));
        }

        private void hear(Heard heard) {
            listeners.forEach(listener -> listener.accept(heard));
        }

        @Override
        public void say(Live live) {
            said.add(live);
            hear(new Heard(new TerminalId(id.value()), live));
            for (Window other : windows) {
                if (other != this && carries && !loses.getAsBoolean()) {
                    other.hear(live);
                }
            }
        }

        @Override
        public boolean carries() {
            return carries;
        }

        @Override
        public void listen(Consumer<Heard> listener) {
            listeners.add(listener);
        }

        @Override
        public Optional<HubReply> ask(HubRequest request, Duration patience) {
            return Optional.empty();
        }

        @Override
        public Status status() {
            return new Status(false, TestBooks.T0);
        }

        @Override
        public BoardView board() {
            return BoardView.NONE.with(new Board(TestBooks.T0, java.util.Map.of(), TestPlan.COUNTERS, List.of()));
        }

        @Override
        public Optional<QueueBoard> queue(ServiceId service) {
            return board.filter(known -> known.service().equals(service));
        }
    }

    private void pause(Duration time) {
        clock.pass((int) time.toSeconds());
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        meanwhile = now;
    }

    Window window(int index) {
        return windows.get(index);
    }

    /** A slip of a kiosk, long since printed. */
    Ticket ticket(ServiceId service) {
        int n = ++tickets;
        Instant at = clock.now().minusSeconds(60).plusNanos(n * 1_000L);
        return new Ticket(
                new TicketId(String.format(java.util.Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong())),
                new Label('A', n),
                service,
                BusinessDay.of(at, TestPlan.ZONE, TestPlan.plan().rollOver()),
                at,
                false,
                Channel.KIOSK,
                new TerminalId("kiosk-1"),
                Optional.of("0123456789abcdef0123456789abcdef"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A ticket of which all counters hear, those that do not lose the word. */
    Ticket taken(ServiceId service) {
        Ticket ticket = ticket(service);
        windows.forEach(window -> {
            if (!loses.getAsBoolean()) {
                window.hear(Live.Taken.of(ticket));
            }
        });
        return ticket;
    }

    /** The facts of all counters, each one's in its order, mixed by the seed. */
    List<FactRecord> mixed() {
        List<List<FactRecord>> lanes = new ArrayList<>();
        windows.forEach(window -> lanes.add(new ArrayList<>(window.books.facts())));
        List<FactRecord> all = new ArrayList<>();
        while (lanes.stream().anyMatch(lane -> !lane.isEmpty())) {
            List<FactRecord> lane = lanes.get(random.nextInt(lanes.size()));
            if (!lane.isEmpty()) {
                all.add(lane.removeFirst());
            }
        }
        return all;
    }
}
