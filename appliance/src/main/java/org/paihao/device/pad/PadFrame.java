package org.paihao.device.pad;

import java.util.HexFormat;
import java.util.Optional;

/**
 * How a key pad puts a key into bytes. Positions count from 0 at the first byte of the frame; negative ones count from
 * its end.
 *
 * @param start bytes every frame begins with, as hex; may be empty
 * @param end bytes every frame ends with, as hex; may be empty
 * @param keyAt where the key's byte is
 * @param keyMask bits of that byte that tell the key
 */
public record PadFrame(String start, String end, Length length, int keyAt, int keyMask, Optional<Check> check) {
    /** No key pad we know of sends more. */
    static final int LONGEST_BYTES = 64;

    /** How long a frame is, in all. */
    public sealed interface Length {
        record Fixed(int bytes) implements Length {}

        /** The byte at this position plus {@code add} is the length of the whole frame. */
        record InByte(int at, int add, int min, int max) implements Length {}
    }

    /**
     * A check over the bytes from {@code from} up to and without {@code to}, standing at {@code at}.
     *
     * @param bigEndian order of a 16-bit check; Modbus puts the low byte first
     */
    public record Check(Checksum sum, int from, int to, int at, boolean bigEndian) {}

    public PadFrame {
        int shortest = switch (length) {
            case Length.Fixed fixed -> fixed.bytes();
            case Length.InByte inByte -> inByte.min();
        };
        int longest = switch (length) {
            case Length.Fixed fixed -> fixed.bytes();
            case Length.InByte inByte -> inByte.max();
        };
        if (shortest < 1 || longest > LONGEST_BYTES || shortest > longest) {
            throw new IllegalArgumentException("length of a pad's frame out of range: " + length);
        }
        requireInside("key", keyAt, shortest);
        if (length instanceof Length.InByte inByte) {
            requireInside("length", inByte.at(), shortest);
        }
        if (startBytes(start).length + startBytes(end).length > shortest) {
            throw new IllegalArgumentException("start and end are longer than the frame");
        }
        check.ifPresent(present -> {
            requireInside("check", present.at(), shortest);
            int lastOfCheck = at(present.at(), shortest) + present.sum().bytes() - 1;
            if (lastOfCheck >= shortest
                    || at(present.from(), shortest) < 0
                    || at(present.to(), shortest) > shortest
                    || at(present.from(), shortest) > at(present.to(), shortest)) {
                throw new IllegalArgumentException("check stands outside of the frame");
            }
        });
    }

    static int at(int position, int length) {
        return position >= 0 ? position : length + position;
    }

    static byte[] startBytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static void requireInside(String what, int position, int shortest) {
        int at = at(position, shortest);
        if (at < 0 || at >= shortest) {
            throw new IllegalArgumentException("position of the " + what + " is outside of the frame");
        }
    }
}
