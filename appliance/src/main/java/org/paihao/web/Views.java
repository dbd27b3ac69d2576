package org.paihao.web;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.paihao.json.Json;

/**
 * Sends views to pages as server-sent events. Each event is a whole view, so a page that missed some has lost nothing;
 * a view is sent when it differs from what this stream sent last.
 */
final class Views {
    /** A page that hears nothing for two beats says so. */
    private static final int BEAT_SECONDS = 15;
    /** Views that change in a burst are sent once: the least time between two looks, well under what an eye notices. */
    private static final int PACE_MS = 40;
    /** A box has a few screens, a hub a few dozen desks; each stream holds a connection. */
    private static final int STREAMS_MAX = 256;

    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    private final String epoch;
    private final AtomicLong serial = new AtomicLong();
    private final AtomicInteger streams = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;
    private volatile boolean closing;

    Views(String epoch) {
        this.epoch = epoch;
    }

    /**
     * A view and the name of its event.
     *
     * @param identity what must differ for it to be sent again: the value itself, or the value without its clock
     */
    record View(String event, Supplier<?> value, Supplier<?> identity) {
        View(String event, Supplier<?> value) {
            this(event, value, value);
        }
    }

    /** Something that some view shows has changed. Cheap; called from anywhere. */
    void changed() {
        lock.lock();
        try {
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams, so that the server can stop. */
    void close() {
        closing = true;
        changed();
    }

    /** Streams views until the page goes away or the box stops. */
    void stream(Exchange exchange, List<View> views) {
        if (streams.incrementAndGet() > STREAMS_MAX) {
            streams.decrementAndGet();
            throw new ProblemException(503, "too-many-streams", "Too many pages are open at this box");
        }
        try (SseSink sink = exchange.response().sink(SseSink.TYPE)) {
            Map<String, byte[]> sent = new HashMap<>();
            while (!closing) {
                long seen = version();
                for (View view : views) {
                    byte[] identity = Json.bytes(view.identity().get());
                    // A view that has nothing to show yet, or no more, is no news.
                    boolean nothing = Arrays.equals(identity, NOTHING);
                    if (!nothing && !Arrays.equals(identity, sent.put(view.event(), identity))) {
                        byte[] now = Json.bytes(view.value().get());
                        sink.emit(SseEvent.builder()
                                .id(epoch + "-" + serial.incrementAndGet())
                                .name(view.event())
                                .data(new String(now, StandardCharsets.UTF_8))
                                .build());
                    }
                }
                if (!await(seen)) {
                    sink.emit(SseEvent.builder().name("beat").data("").build());
                }
                TimeUnit.MILLISECONDS.sleep(PACE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.decrementAndGet();
        }
    }

    private long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(long seen) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(BEAT_SECONDS);
            while (version == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return version != seen;
        } finally {
            lock.unlock();
        }
    }
}
