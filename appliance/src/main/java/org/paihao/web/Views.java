package org.paihao.web;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.paihao.json.Json;

/**
 * Sends views to pages as server-sent events. Each event is a whole view, so a page that missed some has lost nothing;
 * a view is sent when it differs from what this stream sent last.
 */
final class Views {
    /** Views that change in a burst are sent once: the least time between two looks, well under what an eye notices. */
    private static final int PACE_MS = 40;

    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    /** The name of the event that says that the session of a stream has ended; nothing comes after it. */
    static final String ENDED = "session-ended";

    private final String epoch;
    private final Pace pace;
    private final AtomicLong serial = new AtomicLong();
    private final AtomicInteger streams = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;
    private volatile boolean closing;

    Views(String epoch, Pace pace) {
        this.epoch = epoch;
        this.pace = pace;
    }

    /**
     * How streams run.
     *
     * @param beat a stream that has nothing to say says so this often; a page that hears nothing for two beats says so
     * @param streamsMax streams at once: each holds a connection
     */
    record Pace(Duration beat, int streamsMax) {
        private static final Duration BEAT = Duration.ofSeconds(15);
        /** A box has a few screens, a hub a few dozen desks. */
        static final Pace PAGES = new Pace(BEAT, 256);
        /** Everybody who waits may hold one; a limit of their own, so that phones can't shut out the hall's screens. */
        static final Pace PHONES = new Pace(BEAT, 512);
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

    /** Streams that are open now. */
    int open() {
        return streams.get();
    }

    /** Ends all streams, so that the server can stop. */
    void close() {
        closing = true;
        changed();
    }

    /** Streams views until the page goes away or the box stops. */
    void stream(Exchange exchange, List<View> views) {
        stream(exchange, views, () -> true);
    }

    /**
     * Streams views until the page goes away, the box stops, or nobody may see them any more: then the page is told,
     * once, that the session has ended.
     *
     * @param admitted whether whoever opened the stream may still see it; asked before each look, at the latest after a
     *     beat
     */
    void stream(Exchange exchange, List<View> views, BooleanSupplier admitted) {
        if (streams.incrementAndGet() > pace.streamsMax()) {
            streams.decrementAndGet();
            throw new ProblemException(503, "too-many-streams", "Too many pages are open at this box");
        }
        try {
            LongRequest.run(request -> stream(exchange, views, admitted, request));
        } finally {
            streams.decrementAndGet();
        }
    }

    private void stream(Exchange exchange, List<View> views, BooleanSupplier admitted, LongRequest request) {
        try (SseSink sink = exchange.response().sink(SseSink.TYPE)) {
            Map<String, byte[]> sent = new HashMap<>();
            while (!closing) {
                long seen = version();
                if (!admitted.getAsBoolean()) {
                    sink.emit(SseEvent.builder().name(ENDED).data("null").build());
                    return;
                }
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
                request.moved();
                if (!await(seen)) {
                    sink.emit(SseEvent.builder().name("beat").data("").build());
                    request.moved();
                }
                TimeUnit.MILLISECONDS.sleep(PACE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            long left = pace.beat().toNanos();
            while (version == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return version != seen;
        } finally {
            lock.unlock();
        }
    }
}
