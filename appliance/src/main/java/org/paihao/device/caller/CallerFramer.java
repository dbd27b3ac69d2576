package org.paihao.device.caller;

import java.util.ArrayList;
import java.util.List;

/** Finds frames on the bus: looks for FF 68, checks both lengths, the second 68, the sum and the 16 at the end. */
final class CallerFramer {
    private static final int MAX_DATA_BYTES = 16;
    private static final int HEAD_BYTES = 5;
    private static final int TAIL_BYTES = 2;

    private final byte[] buffer = new byte[HEAD_BYTES + 2 + MAX_DATA_BYTES + TAIL_BYTES];
    private int count;

    List<CallerFrame> feed(byte[] bytes, int length) {
        List<CallerFrame> frames = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            buffer[count] = bytes[i];
            count++;
            settle(frames);
        }
        return frames;
    }

    void reset() {
        count = 0;
    }

    private void settle(List<CallerFrame> frames) {
        while (count > 0) {
            int needed = needed();
            if (needed > count) {
                return;
            }
            if (needed > 0 && isGood(needed)) {
                frames.add(frame(needed));
                drop(needed);
            } else {
                drop(1);
            }
        }
    }

    private int at(int index) {
        return buffer[index] & 0xFF;
    }

    /** 0: no frame begins here. More than there is: wait. */
    private int needed() {
        boolean possible = at(0) == 0xFF
                && (count < 2 || at(1) == 0x68)
                && (count < 3 || (at(2) >= 2 && at(2) <= 2 + MAX_DATA_BYTES))
                && (count < 4 || at(3) == at(2))
                && (count < 5 || at(4) == 0x68);
        if (!possible) {
            return 0;
        }
        return count < HEAD_BYTES ? count + 1 : HEAD_BYTES + at(2) + TAIL_BYTES;
    }

    private boolean isGood(int length) {
        int sum = 0;
        for (int i = HEAD_BYTES; i < length - TAIL_BYTES; i++) {
            sum += at(i);
        }
        return (sum & 0xFF) == at(length - 2) && at(length - 1) == 0x16;
    }

    private CallerFrame frame(int length) {
        List<Integer> data = new ArrayList<>();
        for (int i = HEAD_BYTES + 2; i < length - TAIL_BYTES; i++) {
            data.add(at(i));
        }
        return new CallerFrame(at(HEAD_BYTES), at(HEAD_BYTES + 1), data);
    }

    private void drop(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, count - bytes);
        count -= bytes;
    }
}
