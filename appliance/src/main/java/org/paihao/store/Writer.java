package org.paihao.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.paihao.role.Journal.Answer;
import org.paihao.role.Journal.RequestKey;
import org.paihao.role.StoreException;

/**
 * Runs units of work as one transaction, and answers each caller after the COMMIT. Where it runs is up to the
 * {@link Turns}; it is never run twice at a time.
 *
 * <p>A COMMIT that fails is unknown, not failed: after FULL or IOERR the driver says "no transaction is active" for
 * ever, and rows reported as failed can be durable. So the writer closes the medium, opens it anew, builds the state
 * again from what is there, and answers each caller from the stored idempotency keys (hall protocol §11).
 */
final class Writer {
    private static final Logger LOG = System.getLogger(Writer.class.getName());

    private final Books books;
    private final Turns turns;
    private final InstantSource wall;

    /** @param wall only for the age of stored answers */
    Writer(Books books, Turns turns, InstantSource wall) {
        this.books = books;
        this.turns = turns;
        this.wall = wall;
    }

    void start(String name) {
        turns.start(name, this::commit, books::closeSession);
    }

    /** Runs a unit of work and waits for its end. */
    <T> T await(Job<T> job) {
        turns.put(job);
        turns.settle(job);
        return job.join();
    }

    /** Has a unit of work run, and does not wait for it. */
    <T> CompletableFuture<T> begin(Job<T> job) {
        turns.put(job);
        return job.done();
    }

    void close() {
        turns.close();
    }

    /** What a job has come to, to be told after the COMMIT. */
    private interface Ending {
        void tell();
    }

    /**
     * One transaction while its units run.
     *
     * @param known answers by key: those stored before, and those of its units so far
     */
    private record Commit(
            WriteSession session, EventRows events, Map<String, StoredAnswer> known, List<Ending> endings) {}

    private void commit(List<Job<?>> batch) {
        boolean ended = false;
        try {
            tryCommit(batch);
            ended = true;
        } finally {
            if (!ended) {
                // An error, out of memory for one: rows may be in the open transaction that nobody was told of.
                books.unknown();
            }
        }
    }

    private void tryCommit(List<Job<?>> batch) {
        List<Ending> endings = new ArrayList<>(batch.size());
        try {
            // The session first: where the medium has to be opened anew, the state is built anew with it.
            WriteSession session = books.session();
            Snapshot snapshot = books.snapshot();
            Commit commit = new Commit(session, new EventRows(session), answers(batch, session), endings);
            for (Job<?> job : batch) {
                snapshot = run(job, commit, snapshot);
            }
            commit.events().flush();
            session.commit();
            books.publish(snapshot);
        } catch (MediumException | RuntimeException e) {
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

    private static Map<String, StoredAnswer> answers(List<Job<?>> batch, WriteSession session) throws MediumException {
        List<String> keys = new ArrayList<>(batch.size());
        batch.forEach(job -> job.key().ifPresent(key -> keys.add(key.key())));
        return keys.isEmpty() ? new HashMap<>() : new HashMap<>(session.answers(keys));
    }

    private <T> Snapshot run(Job<T> job, Commit commit, Snapshot before) throws MediumException {
        StoredAnswer stored =
                job.key().map(key -> commit.known().get(key.key())).orElse(null);
        if (stored != null) {
            commit.endings().add(() -> job.answerAgain(stored));
            return before;
        }
        Unit unit = books.unit(before);
        T result;
        try {
            result = job.run(unit);
        } catch (RuntimeException | Error e) {
            commit.endings().add(() -> job.fail(e));
            return before;
        }
        for (StoredRow row : unit.rows()) {
            commit.session().write(row);
        }
        if (unit.changes().isPresent()) {
            commit.events().add(unit.changes().get());
        }
        if (job.key().isPresent() && result instanceof Answer answer) {
            RequestKey key = job.key().get();
            commit.session().write(new StoredRow.AnswerRow(key.key(), key.bodyHash(), answer, wall.millis()));
            commit.known().put(key.key(), new StoredAnswer(key.bodyHash(), answer));
        }
        commit.endings().add(() -> job.answer(result));
        return unit.snapshot();
    }

    private void recover(List<Job<?>> batch, Exception cause) {
        try {
            books.reopen();
            WriteSession session = books.session();
            for (Job<?> job : batch) {
                Optional<StoredAnswer> stored =
                        job.key().isPresent() ? session.answer(job.key().get().key()) : Optional.empty();
                if (stored.isPresent()) {
                    job.answerAgain(stored.get());
                } else {
                    job.fail(new StoreException("nothing was stored: " + cause.getMessage(), cause));
                }
            }
            tellListeners();
        } catch (MediumException | RuntimeException e) {
            books.unknown();
            LOG.log(Level.ERROR, "event=reopen-failed", e);
            batch.forEach(job -> job.fail(new StoreException("the database can't be opened: " + e.getMessage(), e)));
        }
    }
}
