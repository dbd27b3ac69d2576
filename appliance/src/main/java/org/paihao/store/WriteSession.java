package org.paihao.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.paihao.core.hall.HallEvent;
import org.paihao.role.hub.Ledger.Mark;

/**
 * The writer's way to the medium: a transaction is open from the first row to {@link #commit}. Not for any other
 * thread.
 *
 * <p>After a {@link MediumException} of {@link #write} or {@link #commit} the session is of no use: "no transaction is
 * active" for ever, and a row that is written nevertheless may be durable by itself. Close it and open another.
 */
public interface WriteSession extends AutoCloseable {
    /** Writes a row in the open transaction. */
    void write(StoredRow row) throws MediumException;

    /**
     * The answers stored under some keys, by key, the open transaction's own included. One question for all: the
     * units of a COMMIT are looked up together.
     */
    Map<String, StoredAnswer> answers(List<String> keys) throws MediumException;

    /** As {@link #answers}, for one key. */
    default Optional<StoredAnswer> answer(String key) throws MediumException {
        return Optional.ofNullable(answers(List.of(key)).get(key));
    }

    /** Makes the open transaction durable; on an exception it is unknown whether it is. */
    void commit() throws MediumException;

    /** Forgets the open transaction. */
    void rollback() throws MediumException;

    /** The process start with the highest number, and the seq of its last fact. */
    Optional<Books.Previous> newestEpoch() throws MediumException;

    /** The newest process start that made a fact: one that died over its own start has left nothing to miss. */
    Optional<Books.Previous> newestWithFacts() throws MediumException;

    /** Seq of the last fact this terminal made for the outbox in a process start, pruned ones included; else 0. */
    long lastSeq(long start) throws MediumException;

    /** Small values by their names. */
    Map<String, String> kept() throws MediumException;

    /** The ledger's marks by rising turn. */
    List<Mark> marks() throws MediumException;

    /** What the units of work changed, oldest first, from the row with an id on. */
    void events(long fromId, Consumer<List<HallEvent>> each) throws MediumException;

    @Override
    void close() throws MediumException;
}
