package org.paihao.device.pad;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds frames in a pad's bytes. A bad frame costs one byte, not the frame: the next good frame may begin inside of
 * what looked like one. A longer pause inside a frame drops it.
 */
final class PadFramer {
    private final PadFrame frame;
    private final long gapNanos;
    private final byte[] start;
    private final byte[] end;
    private final byte[] buffer = new byte[PadFrame.LONGEST_BYTES];
    private int count;
    private long lastByteNanos;

    PadFramer(PadFrame frame, long gapNanos) {
        this.frame = frame;
        this.gapNanos = gapNanos;
        this.start = PadFrame.startBytes(frame.start());
        this.end = PadFrame.startBytes(frame.end());
    }

    /** The keys of the frames that are complete now. */
    List<Integer> feed(byte[] bytes, int length, long nowNanos) {
        if (length > 0 && nowNanos - lastByteNanos > gapNanos) {
            count = 0;
        }
        lastByteNanos = length > 0 ? nowNanos : lastByteNanos;
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            buffer[count] = bytes[i];
            count++;
            Optional<Integer> key = settle();
            while (key.isPresent()) {
                keys.add(key.get());
                key = settle();
            }
        }
        return keys;
    }

    void reset() {
        count = 0;
    }

    /** Drops bytes until what is left is the beginning of a frame; a whole frame is taken out and its key returned. */
    private Optional<Integer> settle() {
        while (count > 0) {
            int needed = needed();
            if (needed > 0 && count < needed) {
                return Optional.empty();
            }
            if (needed > 0 && isGood(needed)) {
                int key = buffer[PadFrame.at(frame.keyAt(), needed)] & frame.keyMask();
                drop(needed);
                return Optional.of(key);
            }
            drop(1);
        }
        return Optional.empty();
    }

    /** Length of the frame that begins here, count + 1 while that cannot be known, 0 when none can begin here. */
    private int needed() {
        for (int i = 0; i < Math.min(count, start.length); i++) {
            if (buffer[i] != start[i]) {
                return 0;
            }
        }
        return switch (frame.length()) {
            case PadFrame.Length.Fixed fixed -> fixed.bytes();
            case PadFrame.Length.InByte inByte -> {
                int at = PadFrame.at(inByte.at(), inByte.min());
                if (count <= at) {
                    yield count + 1;
                }
                int length = (buffer[at] & 0xFF) + inByte.add();
                yield length < inByte.min() || length > inByte.max() ? 0 : length;
            }
        };
    }

    private boolean isGood(int length) {
        for (int i = 0; i < end.length; i++) {
            if (buffer[length - end.length + i] != end[i]) {
                return false;
            }
        }
        return frame.check().map(check -> checks(check, length)).orElse(true);
    }

    private boolean checks(PadFrame.Check check, int length) {
        int want = check.sum().over(buffer, PadFrame.at(check.from(), length), PadFrame.at(check.to(), length));
        int at = PadFrame.at(check.at(), length);
        int first = buffer[at] & 0xFF;
        if (check.sum().bytes() == 1) {
            return first == want;
        }
        int second = buffer[at + 1] & 0xFF;
        return want == (check.bigEndian() ? first << 8 | second : second << 8 | first);
    }

    private void drop(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, count - bytes);
        count -= bytes;
    }
}
