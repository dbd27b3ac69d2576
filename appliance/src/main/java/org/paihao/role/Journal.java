package org.paihao.role;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;

/**
 * The books of this box. What {@link #commit} has returned survives a power cut; what it has not returned may or may
 * not have happened. Safe for any thread; units of work run one after the other.
 */
public interface Journal {
    /** The state after the last commit: immutable, never shows what might still be rolled back. */
    HallState state();

    /**
     * Runs one unit of work and makes it durable, together with whatever else waits at that moment.
     *
     * @throws StoreException when it is certain, or can't be told, that nothing was stored
     */
    <T> T commit(Work<T> work);

    /**
     * As {@link #commit}, at most once for one key: the same key again gets the first answer.
     *
     * @throws KeyReusedException when the key was used with another body
     * @throws StoreException as {@link #commit}; the same key may be tried again safely
     */
    Answer once(RequestKey key, Work<Answer> work);

    /** A unit of work: pure decisions and their recording, no I/O of its own, done in well under a millisecond. */
    @FunctionalInterface
    interface Work<T> {
        T run(Entry entry);
    }

    /** What a unit of work can do. Valid only while it runs. */
    interface Entry {
        /** The state including what this and earlier units of the same commit have done. */
        HallState state();

        /** Decides a command and carries out what follows; a refusal changes nothing. */
        Optional<Refusal> decide(Command command, Instant at);

        /** Records something that has happened at this terminal. */
        void record(Fact fact, Instant at);

        /** Keeps a small value of this box under a name, replacing an earlier one. */
        void keep(String name, String value);
    }

    /**
     * An idempotency key as the client sent it, and a digest of what it asked for.
     *
     * @param bodyHash so that the same key with another body is told apart
     */
    record RequestKey(String key, String bodyHash) {}

    /**
     * The stored answer to a request.
     *
     * @param status of HTTP
     * @param body small: ids, or the code of a refusal; pages get the present state of what it names
     */
    record Answer(int status, String body) {}

    /**
     * The answer stored for a request, if it was answered.
     *
     * @throws KeyReusedException when the key was used with another body
     */
    Optional<Answer> answered(RequestKey key);

    /** The value kept under a name, as of the last commit. */
    Optional<String> kept(String name);
}
