package org.paihao.sim.device;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;

/**
 * The thread of a twin: keeps its end of the cable open, reads no faster than the line would bring the bytes, and
 * calls the twin's body. The body is called under no lock of ours.
 */
final class TwinLoop implements AutoCloseable {
    /** Few enough bytes at once that the pace is even: 4 ms at 9600 baud. */
    private static final int READ_BYTES = 4;

    private static final int FAST_READ_BYTES = 512;
    private static final Duration AT_ONCE = Duration.ofNanos(200_000);
    private static final Duration REOPEN_PAUSE = Duration.ofMillis(20);
    private static final Duration SEND_PATIENCE = Duration.ofMillis(200);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final TwinCable cable;
    private final long byteNanos;
    private final Body body;
    private final Thread thread;
    private volatile @Nullable Port port;
    private volatile boolean stopping;

    /** What a twin does. */
    interface Body {
        /** Bytes from the appliance. */
        void received(byte[] bytes, int count);

        /** Called after each read; returns how long the twin may sleep when nothing comes. */
        Duration tick();

        /** True while the twin hangs: it takes no bytes. */
        default boolean isDeaf() {
            return false;
        }
    }

    /** @param baud speed of the line, 0 for "as fast as it comes" */
    TwinLoop(String name, TwinCable cable, int baud, Body body) {
        this.cable = cable;
        this.byteNanos = baud == 0 ? 0 : 10_000_000_000L / baud;
        this.body = body;
        this.thread = Thread.ofPlatform().daemon().name("twin " + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Sends to the appliance; without a line the bytes go nowhere, as on a real cable. */
    void send(byte[] bytes) {
        Port open = port;
        if (open != null) {
            try {
                open.write(bytes, SEND_PATIENCE);
            } catch (PortException e) {
                // The cable is out; the loop notices by itself.
                return;
            }
        }
    }

    void pull() {
        cable.pull();
    }

    void plug() {
        cable.plug();
    }

    boolean isPlugged() {
        return cable.isPlugged();
    }

    private void run() {
        byte[] buffer = new byte[byteNanos == 0 ? FAST_READ_BYTES : READ_BYTES];
        long lineFreeNanos = System.nanoTime();
        long heardNanos = Long.MAX_VALUE;
        while (!stopping) {
            try {
                Duration patience = body.tick();
                Port open = port;
                if (open == null) {
                    open = cable.device();
                    port = open;
                }
                if (body.isDeaf()) {
                    TimeUnit.NANOSECONDS.sleep(REOPEN_PAUSE.toNanos());
                    continue;
                }
                long before = System.nanoTime();
                int count = open.read(buffer, patience);
                if (count == 0) {
                    heardNanos = Long.MAX_VALUE;
                    continue;
                }
                // A device hears while it works: what came in the meantime does not start only now.
                boolean wasThere = System.nanoTime() - before < AT_ONCE.toNanos();
                long from = wasThere ? Math.min(before, heardNanos) : before;
                lineFreeNanos = Math.max(lineFreeNanos, from) + count * byteNanos;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, lineFreeNanos - System.nanoTime()));
                heardNanos = System.nanoTime();
                body.received(buffer, count);
            } catch (PortException e) {
                if (!reopenLater()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean reopenLater() {
        Port lost = port;
        port = null;
        if (lost != null) {
            lost.close();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(REOPEN_PAUSE.toNanos());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Port open = port;
        if (open != null) {
            open.close();
        }
        cable.close();
    }
}
