package org.paihao.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where the books' units of work run: on a thread of their own, as in the product, or in the turn of whoever calls, as
 * in a simulation of one thread. What is done with them ({@link Writer}) is the same.
 */
public abstract sealed class Turns permits ThreadTurns, CallerTurns {
    /** Units in one COMMIT: a bound on how long the first of them waits for the last. */
    static final int BATCH_MAX = 512;

    Turns() {}

    /** A thread of the books' own, which commits what has queued up as one. */
    public static Turns ownThread() {
        return new ThreadTurns();
    }

    /**
     * Begins.
     *
     * @param name of the box
     * @param commit runs the jobs as one transaction and answers each of them
     * @param close closes the medium, after the last of them
     */
    abstract void start(String name, Consumer<List<Job<?>>> commit, Runnable close);

    /**
     * Takes a job, which is answered in time.
     *
     * @throws org.paihao.role.StoreException when the books are closed
     */
    abstract void put(Job<?> job);

    /** Sees to it that a job that was taken is answered now. */
    abstract void settle(Job<?> job);

    /** Lets what was taken end, and closes. */
    abstract void close();
}
