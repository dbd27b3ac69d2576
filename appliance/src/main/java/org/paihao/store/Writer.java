package org.paihao.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.paihao.role.Journal.Answer;
import org.paihao.role.Journal.RequestKey;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;

/**
 * The one thread that writes. It takes all that has queued up, runs it as one transaction, and answers each caller
 * after the COMMIT.
 *
 * <p>A COMMIT that fails is unknown, not failed: after FULL or IOERR the driver says "no transaction is active" for
 * ever, and rows reported as failed can be durable. So the writer closes the database, opens it anew, builds the state
 * again from what is there, and answers each caller from the stored idempotency keys (hall protocol §11).
 */
final class Writer {
    /** Callers beyond this wait for a place: more would only wait longer in here. */
    private static final int QUEUE_MAX = 4_096;
    /** Units in one COMMIT: a bound on how long the first of them waits for the last. */
    private static final int BATCH_MAX = 512;

    /** The longest a COMMIT is put off for callers who may come back. */
    private static final long GATHER_NANOS_MAX = 500_000;

    private static final Logger LOG = System.getLogger(Writer.class.getName());

    private final Books books;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean stopped;
    private long commitNanos;

    Writer(Books books, String name) {
        this.books = books;
        this.thread = Thread.ofPlatform().name("store-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** A unit of work, its caller, and its key if it has one. */
    private static final class Job<T> {
        private final Optional<RequestKey> key;
        private final Function<Unit, T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();

        Job(Optional<RequestKey> key, Function<Unit, T> work) {
            this.key = key;
            this.work = work;
        }
    }

    <T> T submit(Function<Unit, T> work) {
        return await(new Job<>(Optional.empty(), work));
    }

    Answer submit(RequestKey key, Function<Unit, Answer> work) {
        return await(new Job<>(Optional.of(key), work));
    }

    private <T> T await(Job<T> job) {
        try {
            if (closing) {
                throw new StoreException("the books are being closed");
            }
            // A driver that is being stopped still writes down what became of its slip: only a full queue is waited
            // for.
            if (!queue.offer(job)) {
                queue.put(job);
            }
            if (stopped) {
                refuseAll();
            }
            return job.done.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the books", e);
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
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
            commit(batch);
            commitNanos = System.nanoTime() - began;
        }
        books.closeDatabase();
        stopped = true;
        refuseAll();
    }

    /** Whoever came in while the books were being closed must not wait for ever. */
    private void refuseAll() {
        for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
            job.done.completeExceptionally(new StoreException("the books are closed"));
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

    /** What a job has come to, to be told after the COMMIT. */
    private interface Ending {
        void tell();
    }

    private void commit(List<Job<?>> batch) {
        List<Ending> endings = new ArrayList<>(batch.size());
        try {
            // Tables first: where the database has to be opened anew, the state is built anew with it.
            Tables tables = books.tables();
            Snapshot snapshot = books.snapshot();
            for (Job<?> job : batch) {
                snapshot = run(job, tables, snapshot, endings);
            }
            books.commit();
            books.publish(snapshot);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "event=commit-unknown units=" + batch.size(), e);
            recover(batch, e);
            return;
        }
        endings.forEach(Ending::tell);
        tellListeners();
    }

    private void tellListeners() {
        try {
            books.committed();
        } catch (RuntimeException e) {
            // A listener's trouble is its own; the books go on.
            LOG.log(Level.ERROR, "event=listener-failed", e);
        }
    }

    private <T> Snapshot run(Job<T> job, Tables tables, Snapshot before, List<Ending> endings) throws SQLException {
        if (job.key.isPresent()) {
            Optional<Tables.StoredAnswer> stored = tables.answer(job.key.get().key());
            if (stored.isPresent()) {
                endings.add(() -> answerAgain(job, stored.get()));
                return before;
            }
        }
        Unit unit = books.unit(before);
        T result;
        try {
            result = job.work.apply(unit);
        } catch (RuntimeException | Error e) {
            endings.add(() -> job.done.completeExceptionally(e));
            return before;
        }
        books.write(unit);
        if (job.key.isPresent() && result instanceof Answer answer) {
            tables.insertAnswer(job.key.get().key(), job.key.get().bodyHash(), answer, System.currentTimeMillis());
        }
        endings.add(() -> job.done.complete(result));
        return unit.snapshot();
    }

    @SuppressWarnings("unchecked")
    private static <T> void answerAgain(Job<T> job, Tables.StoredAnswer stored) {
        if (stored.hash().equals(job.key.orElseThrow().bodyHash())) {
            job.done.complete((T) stored.answer());
        } else {
            job.done.completeExceptionally(new KeyReusedException());
        }
    }

    private void recover(List<Job<?>> batch, Exception cause) {
        try {
            books.reopen();
            for (Job<?> job : batch) {
                Optional<Tables.StoredAnswer> stored = job.key.isPresent()
                        ? books.tables().answer(job.key.get().key())
                        : Optional.empty();
                if (stored.isPresent()) {
                    answerAgain(job, stored.get());
                } else {
                    job.done.completeExceptionally(
                            new StoreException("nothing was stored: " + cause.getMessage(), cause));
                }
            }
            tellListeners();
        } catch (SQLException | RuntimeException e) {
            books.unknown();
            LOG.log(Level.ERROR, "event=reopen-failed", e);
            batch.forEach(job -> job.done.completeExceptionally(
                    new StoreException("the database can't be opened: " + e.getMessage(), e)));
        }
    }
}
