package org.paihao.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Time that passes only when something happens: what is due, in order, on the thread of the test. */
final class VirtualTime implements Waiter {
    static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");

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

    synchronized long nanoTime() {
        return nowNanos;
    }

    Instant now() {
        return T0.plusNanos(nanoTime());
    }

    /** Lets something happen after a while. From any thread: books tell of a commit on their own. */
    synchronized void after(Duration delay, Runnable run) {
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

    void pass(Duration time) {
        long until = nanoTime() + time.toNanos();
        while (step(until)) {}
    }

    /** Lets time pass until it is so, and says how long that took. */
    Duration until(String what, Duration limit, BooleanSupplier so) {
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

    VirtualAgent agent() {
        return new VirtualAgent();
    }

    /** One of many agents in this time. */
    final class VirtualAgent implements Agent {
        private final Deque<Runnable> inbox = new ArrayDeque<>();
        private Optional<Turn> turn = Optional.empty();
        private boolean closed;
        private boolean called;
        /** Of the last turn: what an earlier one asked to be woken for is of no interest any more. */
        private long generation;

        private long turns;
        /** How long a batch and its turn take it: work that comes meanwhile waits. */
        private Duration effort = Duration.ZERO;

        private long busyUntilNanos;

        void effort(Duration perTurn) {
            effort = perTurn;
        }

        long turns() {
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
            work.forEach(Runnable::run);
            turns++;
            long nanos = Math.max(effort.toNanos(), turn.orElseThrow().turn());
            busyUntilNanos = nanoTime() + effort.toNanos();
            long mine = ++generation;
            if (nanos < Duration.ofDays(1).toNanos()) {
                afterNanos(nanos, () -> {
                    if (mine == generation) {
                        batch();
                    }
                });
            }
        }

        @Override
        public void after(Duration delay, Runnable work) {
            VirtualTime.this.after(delay, () -> {
                if (!closed) {
                    work.run();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
