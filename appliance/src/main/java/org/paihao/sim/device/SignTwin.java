package org.paihao.sim.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** An LED strip that is not there; understands one of the four frames and shows what it says. */
public final class SignTwin implements AutoCloseable {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int LONGEST_FRAME = 2048;
    private static final int TEXTS_KEPT = 50;

    private final Frame frame;
    private final int address;
    private final Runnable listener;
    private final TwinLoop loop;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ArrayDeque<String> texts = new ArrayDeque<>();
    private int protocolErrors;
    private volatile Snapshot snapshot = new Snapshot(true, "", List.of(), 0);

    /** Its byte language. */
    public enum Frame {
        A0_90,
        AA_BB,
        FE,
        D_1A
    }

    /** How it is now; {@code all} are the texts it has shown, oldest first. */
    public record Snapshot(boolean plugged, String shows, List<String> all, int protocolErrors) {}

    /** @param listener told after every change */
    public SignTwin(String name, TwinCable cable, Frame frame, int address, Runnable listener) {
        this.frame = frame;
        this.address = address;
        this.listener = listener;
        this.loop = new TwinLoop(name, cable, 0, new Body());
        loop.start();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public void unplug() {
        loop.pull();
        publish();
    }

    public void plug() {
        loop.plug();
        publish();
    }

    @Override
    public void close() {
        loop.close();
    }

    private synchronized void publish() {
        snapshot = new Snapshot(
                loop.isPlugged(), texts.isEmpty() ? "" : texts.getLast(), List.copyOf(texts), protocolErrors);
        listener.run();
    }

    private void hear(byte b) {
        heard.write(b);
        byte[] f = heard.toByteArray();
        if (!startsWell(f) || f.length > LONGEST_FRAME) {
            protocolErrors++;
            heard.reset();
            return;
        }
        if (isWhole(f)) {
            heard.reset();
            if (isGood(f)) {
                texts.add(text(f));
                if (texts.size() > TEXTS_KEPT) {
                    texts.remove();
                }
            } else {
                protocolErrors++;
            }
        }
    }

    private boolean startsWell(byte[] f) {
        int[] head = switch (frame) {
            case A0_90 -> new int[] {0xA0, 0x90, address, 0xA5};
            case AA_BB -> new int[] {0xAA, address, 0xBB, 0x51, 0x54};
            case FE -> new int[] {address, 0xFE};
            case D_1A -> new int[] {0x80 | (address & 0x3F), 0xC0 | (address & 0xC0) >> 2, 0x44};
        };
        for (int i = 0; i < Math.min(head.length, f.length); i++) {
            if ((f[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole(byte[] f) {
        int last = f[f.length - 1] & 0xFF;
        return switch (frame) {
            case A0_90 -> f.length > 6 && f.length == 6 + (f[4] & 0xFF) * 256 + (f[5] & 0xFF) + 1;
            case AA_BB -> f.length > 11 && last == 0xFF;
            case FE -> f.length > 2 && f.length == (f[2] & 0xFF);
            case D_1A -> f.length > 3 && last == 0x1A;
        };
    }

    private boolean isGood(byte[] f) {
        return switch (frame) {
            case A0_90 -> {
                int xor = 0;
                for (int i = 2; i < f.length; i++) {
                    xor ^= f[i];
                }
                yield (xor & 0xFF) == 0;
            }
            case AA_BB -> {
                int sum = 0;
                for (int i = 6; i < f.length; i++) {
                    sum += f[i];
                }
                yield (sum & 0xFF) == (f[5] & 0xFF) && f[6] == 1 && (f[8] & 0xFF) == 0x99 && f[10] == 0x63;
            }
            case FE -> crc(f) == 0 && f.length >= 12 && f[4] == (byte) 0x86 && f[5] == 0x3C && f[f.length - 3] == 0;
            case D_1A -> true;
        };
    }

    /** XMODEM over data and its own check is 0. */
    private static int crc(byte[] f) {
        int crc = 0;
        for (byte b : f) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean carry = (crc & 0x8000) != 0;
                crc = (crc << 1 | (b >> bit & 1)) & 0xFFFF;
                crc ^= carry ? 0x1021 : 0;
            }
        }
        return crc;
    }

    private String text(byte[] f) {
        return switch (frame) {
            case A0_90 -> coloured(f);
            case AA_BB -> new String(f, 11, f.length - 12, GBK);
            case FE -> new String(f, 9, f.length - 12, GBK);
            case D_1A -> new String(f, 3, f.length - 4, GBK);
        };
    }

    private static String coloured(byte[] f) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = 6;
        while (at < f.length - 1) {
            int bytes = (f[at] & 0xFF) >= 0x81 ? 2 : 1;
            text.write(f, at, Math.min(bytes, f.length - 1 - at));
            at += bytes + 1;
        }
        return text.toString(GBK);
    }

    private final class Body implements TwinLoop.Body {
        @Override
        public void received(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                hear(bytes[i]);
            }
            publish();
        }

        @Override
        public Duration tick() {
            return TICK;
        }
    }
}
