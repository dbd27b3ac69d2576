package org.paihao.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;

/** A printer that draws nothing and is done at once: it answers {@code DLE EOT}, {@code GS r} and {@code GS ( H}. */
final class QuickPrinter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int WINDOW = 11;

    private final Port port;
    private final int[] last = new int[WINDOW];
    private volatile boolean closing;
    private final AtomicInteger slips = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile long begunNanos = System.nanoTime();
    private volatile long lastSlipNanos = begunNanos;
    /** Of a question about its state, which is no slip: how many of its three bytes have come. */
    private int asked;

    private boolean inSlip;

    QuickPrinter(Port port) {
        this.port = port;
        Thread.ofPlatform().daemon().name("quick-printer").start(this::run);
    }

    /** Slips said to be on paper so far. */
    int slips() {
        return slips.get();
    }

    /** Slips whose first byte has come so far. */
    int begun() {
        return begun.get();
    }

    /** When the first byte of the newest slip came, by {@link System#nanoTime()}. */
    long begunNanos() {
        return begunNanos;
    }

    /** When the last byte of a slip came. */
    long lastSlipNanos() {
        return lastSlipNanos;
    }

    private void run() {
        byte[] buffer = new byte[512];
        while (!closing) {
            try {
                int count = port.read(buffer, PATIENCE);
                for (int i = 0; i < count; i++) {
                    heard(buffer[i] & 0xFF);
                }
            } catch (PortException e) {
                return;
            }
        }
    }

    /** Tells slips from the questions between them ({@code DLE EOT n}). */
    private void told(int b, int slipsBefore) {
        lastSlipNanos = inSlip ? System.nanoTime() : lastSlipNanos;
        if (slips.get() > slipsBefore) {
            inSlip = false;
        } else if (!inSlip) {
            boolean question = asked == 0 ? b == 0x10 : asked == 1 ? b == 0x04 : b >= 1 && b <= 4;
            asked = question ? (asked + 1) % 3 : 0;
            if (!question) {
                inSlip = true;
                begunNanos = System.nanoTime();
                lastSlipNanos = begunNanos;
                begun.incrementAndGet();
            }
        }
    }

    private void heard(int b) {
        int before = slips.get();
        answer(b);
        told(b, before);
    }

    private void answer(int b) {
        System.arraycopy(last, 1, last, 0, WINDOW - 1);
        last[WINDOW - 1] = b;
        if (ends(3, 0x10, 0x04) && b >= 1 && b <= 4) {
            port.write(new byte[] {0x12}, PATIENCE);
        } else if (ends(3, 0x1D, 0x72)) {
            slips.incrementAndGet();
            port.write(new byte[] {0x00}, PATIENCE);
        } else if (ends(WINDOW, 0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30)) {
            slips.incrementAndGet();
            byte[] printed = {0x37, 0x22, 0, 0, 0, 0, 0};
            for (int i = 0; i < 4; i++) {
                printed[2 + i] = (byte) last[7 + i];
            }
            port.write(printed, PATIENCE);
        }
    }

    /** Whether the last {@code length} bytes begin with these. */
    private boolean ends(int length, int... begin) {
        for (int i = 0; i < begin.length; i++) {
            if (last[WINDOW - length + i] != begin[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        closing = true;
        port.close();
    }
}
