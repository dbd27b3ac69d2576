package org.paihao.report;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.paihao.core.message.HubReply;

/** Requests on their way to the hub, and who waits for which answer. Safe for any thread. */
final class Asks {
    private final String prefix;
    private final AtomicLong number = new AtomicLong();
    private final ConcurrentMap<String, Asked> waiting = new ConcurrentHashMap<>();

    /** @param prefix new at every process start, so that an answer to the process before is nobody's */
    Asks(String prefix) {
        this.prefix = prefix;
    }

    private record Asked(long sentNanos, CompletableFuture<HubReply> reply) {}

    /** Sends a question under a fresh id. */
    @FunctionalInterface
    interface Send {
        /** Returns false when it can't be sent now. */
        boolean send(String id);
    }

    /** Asks and waits; empty when it could not be sent or no answer came within {@code patience}. */
    Optional<HubReply> ask(Duration patience, Send send) {
        String id = prefix + "-" + number.incrementAndGet();
        Asked asked = new Asked(System.nanoTime(), new CompletableFuture<>());
        waiting.put(id, asked);
        try {
            return send.send(id)
                    ? Optional.of(asked.reply().get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(id);
        }
    }

    /** An answer came. {@code tookFirst} hears how long it took, before whoever waits for the answer goes on. */
    void answered(String id, HubReply reply, Consumer<Duration> tookFirst) {
        Asked asked = waiting.get(id);
        if (asked != null) {
            tookFirst.accept(Duration.ofNanos(System.nanoTime() - asked.sentNanos()));
            asked.reply().complete(reply);
        }
    }
}
