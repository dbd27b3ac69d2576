package org.paihao.report;

import java.time.Duration;

/**
 * Where the logic of a link runs, and the time it goes by. Work runs in the order it came, one piece at a time; after
 * each batch of it the logic has its turn. A box has one on a thread of its own; a simulation drives many of them in
 * one thread of virtual time, so the logic must neither wait nor ask any other clock.
 */
public interface Agent extends AutoCloseable {
    /** Monotonic time, from an arbitrary point. From any thread. */
    long nanoTime();

    /** Begins: work that has come before runs now. Called once. */
    void start(Turn turn);

    /** Puts work behind what waits already; the logic's turn follows it. From any thread. */
    void execute(Runnable work);

    /**
     * Runs work beside the agent's own, not sooner than {@code delay} from now: what must not wait behind a backlog of
     * facts, or may itself wait for the disk. From any thread.
     */
    void after(Duration delay, Runnable work);

    /** Ends; when it returns no work and no turn runs any more. What still waits is dropped. */
    @Override
    void close();

    /** What the logic does after each batch of work, and when the time it asked for has come. */
    @FunctionalInterface
    interface Turn {
        /** Returns after how many nanoseconds it must be called again at the latest; 0 for at once. */
        long turn();
    }
}
