package org.paihao.report;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.paihao.core.message.HubReply;

/** Requests on their way to the hub, and who hears which answer. Safe for any thread. */
final class Asks {
    private final String prefix;
    private final Agent agent;
    private final AtomicLong number = new AtomicLong();
    private final ConcurrentMap<String, Asked> waiting = new ConcurrentHashMap<>();

    /**
     * Nothing is asked yet.
     *
     * @param prefix new at every process start, so that an answer to the process before is nobody's
     * @param agent in whose turn {@link #overdue} is called
     */
    Asks(String prefix, Agent agent) {
        this.prefix = prefix;
        this.agent = agent;
    }

    private record Asked(long sentNanos, long untilNanos, Consumer<Optional<HubReply>> then) {}

    /** Sends a question under a fresh id. */
    @FunctionalInterface
    interface Send {
        /** Returns false when it can't be sent now. */
        boolean send(String id);
    }

    /**
     * Asks. {@code then} hears the answer exactly once: on the thread that brings it, or with nothing when it could not
     * be sent or none came within {@code patience}.
     */
    void ask(Duration patience, Send send, Consumer<Optional<HubReply>> then) {
        String id = prefix + "-" + number.incrementAndGet();
        long now = agent.nanoTime();
        waiting.put(id, new Asked(now, now + patience.toNanos(), then));
        if (send.send(id)) {
            // So that the agent's next turn is not later than the end of this patience.
            agent.execute(() -> {});
        } else {
            end(id, Optional.empty());
        }
    }

    private void end(String id, Optional<HubReply> reply) {
        Asked asked = waiting.remove(id);
        if (asked != null) {
            asked.then().accept(reply);
        }
    }

    /** An answer came. {@code tookFirst} hears how long it took, before whoever waits for the answer goes on. */
    void answered(String id, HubReply reply, Consumer<Duration> tookFirst) {
        Asked asked = waiting.get(id);
        if (asked != null) {
            tookFirst.accept(Duration.ofNanos(agent.nanoTime() - asked.sentNanos()));
            end(id, Optional.of(reply));
        }
    }

    /**
     * Time has passed: whoever has waited for long enough hears that nothing came.
     *
     * @return nanoseconds until the next one will have; {@link Long#MAX_VALUE} while nobody waits
     */
    long overdue(long nowNanos) {
        long next = Long.MAX_VALUE;
        if (waiting.isEmpty()) {
            return next;
        }
        for (Map.Entry<String, Asked> entry : waiting.entrySet()) {
            long left = entry.getValue().untilNanos() - nowNanos;
            if (left <= 0) {
                end(entry.getKey(), Optional.empty());
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }
}
