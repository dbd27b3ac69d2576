package org.paihao.device.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a scanner's bytes into frames: a CR, an LF, or a gap ends one; empty frames (the LF of a CR LF) are ignored.
 * GS (1D) stands between the fields of GS1 codes and never ends a frame. What is longer than the cap is dropped up to
 * the next quiet gap, so that its tail is not taken for a code.
 */
final class ScanFramer {
    /** The largest QR code holds 2 953 bytes. */
    static final int CAP_BYTES = 4096;

    private final long gapNanos;
    private final byte[] frame = new byte[CAP_BYTES];
    private int count;
    private boolean dropping;
    private long lastByteNanos;

    ScanFramer(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    /** Takes bytes in and returns the frames that are complete. */
    List<byte[]> feed(byte[] bytes, int length, long nowNanos) {
        List<byte[]> frames = new ArrayList<>(idle(nowNanos));
        if (length > 0) {
            lastByteNanos = nowNanos;
        }
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                end(frames);
            } else if (count == CAP_BYTES) {
                dropping = true;
            } else if (!dropping) {
                frame[count] = b;
                count++;
            }
        }
        return frames;
    }

    /** To be called when nothing came: a gap ends the frame. */
    List<byte[]> idle(long nowNanos) {
        List<byte[]> frames = new ArrayList<>();
        if (nowNanos - lastByteNanos >= gapNanos) {
            end(frames);
            dropping = false;
        }
        return frames;
    }

    /** True while bytes wait for their end. */
    boolean isOpen() {
        return count > 0 || dropping;
    }

    private void end(List<byte[]> frames) {
        if (count > 0 && !dropping) {
            frames.add(Arrays.copyOf(frame, count));
        }
        count = 0;
    }
}
