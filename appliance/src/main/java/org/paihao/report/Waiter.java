package org.paihao.report;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * How a caller waits for an answer that comes later. The only place where somebody of a link's callers stands still: a
 * simulation lets its events happen meanwhile.
 */
@FunctionalInterface
public interface Waiter {
    /** Lets the calling thread stand until the answer is there. */
    Waiter BLOCKING = Waiter::block;

    /**
     * Asks, and waits.
     *
     * @param question is handed where the answer goes; it may come on any thread, or at once
     * @return the answer; empty when it was empty, or did not come within {@code patience}
     */
    <T> Optional<T> await(Duration patience, Consumer<Consumer<Optional<T>>> question);

    private static <T> Optional<T> block(Duration patience, Consumer<Consumer<Optional<T>>> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
