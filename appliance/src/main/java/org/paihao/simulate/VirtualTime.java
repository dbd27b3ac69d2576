package org.paihao.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.paihao.report.Agent;
import org.paihao.report.Waiter;

/** Time that passes only when something happens: what is due, in order, on the thread of whoever lets it pass. */
public final class VirtualTime implements Waiter {
    /** When it begins: nine in the morning in the hall, a Monday. */
    public static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");

    private static final Duration TRY_AGAIN = Duration.ofMillis(100);

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowNanos;
    private long order;

    private record Event(long atNanos, long order, Runnable run) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Nanoseconds since it began. */
    public synchronized long nanoTime() {
        return nowNanos;
    }

    /** The true time, which no box knows. */
    public Instant now() {
        return T0.plusNanos(nanoTime());
    }

    /** Lets something happen after a while. From any thread: books tell of a commit on their own. */
    public synchronized void after(Duration delay, Runnable run) {
        afterNanos(delay.toNanos(), run);
    }

    private synchronized void afterNanos(long nanos, Runnable run) {
        events.add(new Event(nowNanos + Math.max(0, nanos), order++, run));
    }

    /** The next thing happens, if it does before {@code untilNanos}; else it is that late. */
    private boolean step(long untilNanos) {
        Runnable run;
        synchronized (this) {
            Event next = events.peek();
            if (next == null || next.atNanos() > untilNanos) {
                nowNanos = untilNanos;
                return false;
            }
            events.remove();
            nowNanos = next.atNanos();
            run = next.run();
        }
        run.run();
        return true;
    }

    /** Lets so much of it pass. */
    public void pass(Duration time) {
        long until = nanoTime() + time.toNanos();
        while (step(until)) {}
    }

    /**
     * Lets time pass until it is so, and says how long that took.
     *
     * @throws AssertionError when it was not so within {@code limit}
     */
    public Duration until(String what, Duration limit, BooleanSupplier so) {
        long from = nanoTime();
        while (!so.getAsBoolean()) {
            if (!step(from + limit.toNanos())) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
        }
        return Duration.ofNanos(nanoTime() - from);
    }

    @Override
    public <T> Optional<T> await(Duration patience, Consumer<Consumer<Optional<T>>> question) {
        AtomicReference<Optional<T>> answer = new AtomicReference<>();
        question.accept(answer::set);
        long until = nanoTime() + patience.toNanos();
        while (answer.get() == null && step(until)) {}
        return answer.get() == null ? Optional.empty() : answer.get();
    }

    /** An agent whose work fails loudly. */
    public VirtualAgent agent() {
        return agent(Runnable::run);
    }

    /** An agent of a box: all of its work is run by {@code guard}, which answers for what it throws. */
    public VirtualAgent agent(Executor guard) {
        return new VirtualAgent(guard);
    }

    /** One of many agents in this time. */
    public final class VirtualAgent implements Agent {
        private final Executor guard;
        private final Deque<Runnable> inbox = new ArrayDeque<>();
        private Optional<Turn> turn = Optional.empty();
        private boolean closed;
        private boolean called;
        /** When the last turn wants the next one at the latest, and when somebody will look whether it is time. */
        private long wantedNanos = Long.MAX_VALUE;

        private long wakeNanos = Long.MAX_VALUE;

        private long turns;
        /** How long a batch and its turn take it: work that comes meanwhile waits. */
        private Duration effort = Duration.ZERO;

        private long busyUntilNanos;

        private VirtualAgent(Executor guard) {
            this.guard = guard;
        }

        /** Each batch takes it so long from now on. */
        public void effort(Duration perTurn) {
            effort = perTurn;
        }

        /** Turns it has had. */
        public long turns() {
            return turns;
        }

        @Override
        public long nanoTime() {
            return VirtualTime.this.nanoTime();
        }

        @Override
        public void start(Turn logic) {
            synchronized (VirtualTime.this) {
                turn = Optional.of(logic);
                call();
            }
        }

        @Override
        public void execute(Runnable work) {
            synchronized (VirtualTime.this) {
                inbox.addLast(work);
                call();
            }
        }

        private void call() {
            if (turn.isPresent() && !called) {
                called = true;
                afterNanos(busyUntilNanos - nowNanos, this::batch);
            }
        }

        private void batch() {
            Deque<Runnable> work;
            synchronized (VirtualTime.this) {
                called = false;
                work = new ArrayDeque<>(inbox);
                inbox.clear();
            }
            if (closed) {
                return;
            }
            for (Runnable each : work) {
                if (closed) {
                    return;
                }
                guard.execute(each);
            }
            turns++;
            // What a turn that failed comes to: the same pause as on a thread.
            AtomicLong wanted = new AtomicLong(TRY_AGAIN.toNanos());
            if (!closed) {
                guard.execute(() -> wanted.set(turn.orElseThrow().turn()));
            }
            busyUntilNanos = nanoTime() + effort.toNanos();
            long nanos = Math.max(effort.toNanos(), wanted.get());
            wantedNanos = nanos < Duration.ofDays(1).toNanos() ? nanoTime() + nanos : Long.MAX_VALUE;
            wakeBy(wantedNanos);
        }

        /** One that is on its way already and comes sooner will look again. */
        private void wakeBy(long atNanos) {
            if (atNanos < wakeNanos) {
                wakeNanos = atNanos;
                afterNanos(atNanos - nanoTime(), () -> woken(atNanos));
            }
        }

        private void woken(long atNanos) {
            if (atNanos != wakeNanos) {
                return;
            }
            wakeNanos = Long.MAX_VALUE;
            if (wantedNanos <= atNanos) {
                batch();
            } else {
                wakeBy(wantedNanos);
            }
        }

        @Override
        public void after(Duration delay, Runnable work) {
            VirtualTime.this.after(delay, () -> {
                if (!closed) {
                    guard.execute(work);
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
