package org.paihao.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paihao.role.StoreException;

/** The one thread that writes: it takes all that has queued up and commits it as one. */
final class ThreadTurns extends Turns {
    /** Callers beyond this wait for a place: more would only wait longer in here. */
    private static final int QUEUE_MAX = 4_096;

    /** The longest a COMMIT is put off for callers who may come back. */
    private static final long GATHER_NANOS_MAX = 500_000;

    private static final Logger LOG = System.getLogger(ThreadTurns.class.getName());

    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private Thread thread = new Thread();
    private volatile boolean closing;
    private volatile boolean stopped;
    private long commitNanos;

    @Override
    void start(String name, Consumer<List<Job<?>>> commit, Runnable close) {
        thread = Thread.ofPlatform().name("store-" + name).start(() -> run(commit, close));
    }

    @Override
    void put(Job<?> job) {
        if (closing) {
            throw new StoreException("the books are being closed");
        }
        try {
            // A driver that is being stopped still writes down what became of its slip: only a full queue is waited
            // for.
            if (!queue.offer(job)) {
                queue.put(job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the books", e);
        }
        if (stopped) {
            refuseAll();
        }
    }

    @Override
    void settle(Job<?> job) {
        // The thread sees to it.
    }

    @Override
    void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<List<Job<?>>> commit, Runnable close) {
        List<Job<?>> batch = new ArrayList<>(BATCH_MAX);
        while (!closing || !queue.isEmpty()) {
            int answered = batch.size();
            batch.clear();
            try {
                batch.add(queue.take());
                gather(batch, answered);
            } catch (InterruptedException e) {
                if (batch.isEmpty()) {
                    continue;
                }
            }
            long began = System.nanoTime();
            try {
                commit.accept(batch);
            } catch (Error e) {
                // Whoever waits is told, and the thread goes on: without it everybody would wait for ever.
                LOG.log(Level.ERROR, "event=commit-error units=" + batch.size(), e);
                batch.forEach(job -> job.fail(new StoreException("it is not known whether it was stored", e)));
            }
            commitNanos = System.nanoTime() - began;
        }
        close.run();
        stopped = true;
        refuseAll();
    }

    /** Whoever came in while the books were being closed must not wait for ever. */
    private void refuseAll() {
        for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
            job.fail(new StoreException("the books are closed"));
        }
    }

    /**
     * Takes what waits, and gives those who were answered by the last COMMIT a moment to come back: under load they do
     * so at once, and a COMMIT for the two that were first makes the other fourteen wait for two. A caller who is alone
     * never waits.
     */
    private void gather(List<Job<?>> batch, int answered) throws InterruptedException {
        queue.drainTo(batch, BATCH_MAX - batch.size());
        long until = System.nanoTime() + Math.min(commitNanos / 4, GATHER_NANOS_MAX);
        while (batch.size() < Math.min(answered, BATCH_MAX)) {
            Job<?> next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            queue.drainTo(batch, BATCH_MAX - batch.size());
        }
    }
}
