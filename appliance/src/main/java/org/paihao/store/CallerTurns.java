package org.paihao.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.paihao.role.StoreException;

/**
 * Units of work run in the turn of whoever calls: no thread, no waiting, the same from the same. What was begun and not
 * waited for ({@link Books#begin}) goes into one COMMIT with the next unit that is waited for, or with {@link #flush}.
 *
 * <p>Strict: a unit or a listener that starts a unit would wait for ever on the books' own thread, so it is refused
 * here.
 */
public final class CallerTurns extends Turns {
    private final List<Job<?>> begun = new ArrayList<>();
    private Consumer<List<Job<?>>> commit = jobs -> {};
    private Runnable close = () -> {};
    private boolean committing;
    private boolean closed;

    /** Runs what was begun, as one COMMIT (several beyond 512 units). */
    public void flush() {
        if (committing) {
            throw new IllegalStateException("a unit of work inside a unit of work");
        }
        committing = true;
        try {
            while (!begun.isEmpty()) {
                List<Job<?>> next = begun.subList(0, Math.min(begun.size(), BATCH_MAX));
                List<Job<?>> batch = List.copyOf(next);
                next.clear();
                commit.accept(batch);
            }
        } finally {
            committing = false;
        }
    }

    /** Units that were begun and not yet run. */
    public int waiting() {
        return begun.size();
    }

    @Override
    void start(String name, Consumer<List<Job<?>>> toCommit, Runnable toClose) {
        commit = toCommit;
        close = toClose;
    }

    @Override
    void put(Job<?> job) {
        if (closed) {
            throw new StoreException("the books are closed");
        }
        begun.add(job);
    }

    @Override
    void settle(Job<?> job) {
        if (committing) {
            begun.remove(job);
        }
        flush();
    }

    @Override
    void close() {
        if (!closed) {
            flush();
            closed = true;
            close.run();
        }
    }
}
