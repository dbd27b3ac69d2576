package org.paihao.web;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A request that may last: a stream, an upload. {@link BoundedHttp} interrupts a connection's thread so many seconds
 * after its request began, whatever it does; that is right for all others. Such a request works on a thread of its
 * own, and is ended when nothing has gone through for too long.
 */
final class LongRequest {
    /** Three beats of a stream; a phone whose upload stands still so long has lost its network. */
    private static final Duration STALL_MAX = Duration.ofSeconds(45);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final AtomicLong movedNanos = new AtomicLong(System.nanoTime());

    private LongRequest() {}

    /** Something has gone through. */
    void moved() {
        movedNanos.set(System.nanoTime());
    }

    /** Does the work to its end; what it throws is thrown here. */
    static void run(Consumer<LongRequest> work) {
        LongRequest request = new LongRequest();
        FutureTask<Boolean> task = new FutureTask<>(() -> work.accept(request), Boolean.TRUE);
        Thread worker = Thread.ofVirtual().name("long-request").start(task);
        boolean running = true;
        while (running) {
            try {
                task.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                running = false;
            } catch (TimeoutException e) {
                if (System.nanoTime() - request.movedNanos.get() > STALL_MAX.toNanos()) {
                    worker.interrupt();
                }
            } catch (InterruptedException e) {
                // The watch over all connections, which counts from the beginning of the request. Ours is above.
                Thread.onSpinWait();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("a long request failed", e.getCause());
            }
        }
    }
}
