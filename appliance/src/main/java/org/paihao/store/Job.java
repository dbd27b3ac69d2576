package org.paihao.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.paihao.role.Journal.RequestKey;
import org.paihao.role.KeyReusedException;

/** A unit of work on its way: what to run, its key if it has one, and who waits for it. */
final class Job<T> {
    private final Optional<RequestKey> key;
    private final Function<Unit, T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();

    Job(Optional<RequestKey> key, Function<Unit, T> work) {
        this.key = key;
        this.work = work;
    }

    Optional<RequestKey> key() {
        return key;
    }

    T run(Unit unit) {
        return work.apply(unit);
    }

    CompletableFuture<T> done() {
        return done;
    }

    void answer(T result) {
        done.complete(result);
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }

    /** Answers as the first request with this key was answered. */
    @SuppressWarnings("unchecked")
    void answerAgain(StoredAnswer stored) {
        if (stored.hash().equals(key.orElseThrow().bodyHash())) {
            // Only a job of answers has a key.
            done.complete((T) stored.answer());
        } else {
            done.completeExceptionally(new KeyReusedException());
        }
    }

    /** Waits for its end and gives what has come of it. */
    T join() {
        try {
            return done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
