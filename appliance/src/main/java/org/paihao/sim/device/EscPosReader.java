package org.paihao.sim.device;

import java.util.Arrays;

/**
 * How a receipt printer takes its bytes: cuts the stream into commands and characters. Written from the printers'
 * manuals and from nothing of the appliance's own.
 */
final class EscPosReader {
    /** What the printer does with the pieces. */
    interface Sink {
        /** A complete command or character, in order of arrival. */
        void piece(Piece piece);

        /** A real-time command: executed at once, whatever the printer is doing. */
        void realTime(Piece piece);

        /** A byte or command this printer does not know. */
        void unknown(byte[] bytes);
    }

    /** Bytes of one command or character. */
    static final class Piece {
        private final byte[] bytes;

        Piece(byte[] bytes) {
            this.bytes = bytes;
        }

        int at(int index) {
            return bytes[index] & 0xFF;
        }

        int length() {
            return bytes.length;
        }

        byte[] from(int index) {
            return Arrays.copyOfRange(bytes, index, bytes.length);
        }
    }

    private static final int UNKNOWN = -1;
    private static final int LARGEST_COMMAND = 70_000;
    private static final int LONGEST_HEAD = 8;

    private final Sink sink;
    private final byte[] pending = new byte[LARGEST_COMMAND];
    private int count;
    private int needed;
    private boolean chinese;

    EscPosReader(Sink sink) {
        this.sink = sink;
    }

    void feed(int b) {
        pending[count] = (byte) b;
        count++;
        // Every command has said how long it is within its first eight bytes.
        if (count <= LONGEST_HEAD) {
            needed = needed(pending, count);
        }
        if (needed == UNKNOWN || needed > LARGEST_COMMAND) {
            byte[] bytes = Arrays.copyOf(pending, count);
            count = 0;
            sink.unknown(bytes);
        } else if (count == needed) {
            byte[] bytes = Arrays.copyOf(pending, count);
            count = 0;
            complete(new Piece(bytes));
        }
    }

    /** Buffer clear: a half command goes with the rest. */
    void reset() {
        count = 0;
    }

    private void complete(Piece piece) {
        if (piece.at(0) == 0x10) {
            sink.realTime(piece);
            return;
        }
        if (piece.at(0) == 0x1C && piece.length() == 2) {
            chinese = piece.at(1) == 0x26;
        } else if (piece.at(0) == 0x1B && piece.at(1) == 0x40) {
            chinese = false;
        } else if (piece.length() == 2 && piece.at(0) >= 0x81 && (piece.at(1) < 0x40 || piece.at(1) == 0x7F)) {
            sink.unknown(piece.from(0));
            return;
        }
        sink.piece(piece);
    }

    private int needed(byte[] c, int n) {
        int first = c[0] & 0xFF;
        return switch (first) {
            case 0x0A, 0x09, 0x0D -> 1;
            case 0x10 -> realTime(c, n);
            case 0x1B -> escape(c, n);
            case 0x1C -> n < 2 ? 2 : c[1] == 0x26 || c[1] == 0x2E ? 2 : UNKNOWN;
            case 0x1D -> group(c, n);
            default -> {
                if (first >= 0x81 && first != 0xFF && chinese) {
                    yield 2;
                }
                yield first >= 0x20 && first != 0x7F && first < 0x80 ? 1 : UNKNOWN;
            }
        };
    }

    private static int realTime(byte[] c, int n) {
        if (n < 3) {
            return n < 2 || c[1] == 0x04 || c[1] == 0x14 ? 3 : UNKNOWN;
        }
        if (c[1] == 0x04) {
            return c[2] >= 1 && c[2] <= 4 ? 3 : UNKNOWN;
        }
        return c[2] == 0x08 ? 10 : UNKNOWN;
    }

    private static int escape(byte[] c, int n) {
        if (n < 2) {
            return 2;
        }
        return switch (c[1]) {
            case '@', '2' -> 2;
            case 'a', 'E', 'J', 'd', '3', 't' -> 3;
            case '$' -> 4;
            default -> UNKNOWN;
        };
    }

    private static int group(byte[] c, int n) {
        if (n < 3) {
            return n < 2 || "!BrV(v".indexOf(c[1]) >= 0 ? 3 : UNKNOWN;
        }
        return switch (c[1]) {
            case '!', 'B', 'r' -> 3;
            case 'V' -> c[2] == 65 || c[2] == 66 ? 4 : c[2] == 0 || c[2] == 1 || c[2] == 48 || c[2] == 49 ? 3 : UNKNOWN;
            case '(' -> {
                if (c[2] != 'k' && c[2] != 'H') {
                    yield UNKNOWN;
                }
                yield n < 5 ? 5 : 5 + (c[3] & 0xFF) + 256 * (c[4] & 0xFF);
            }
            default -> {
                if (c[2] != '0') {
                    yield UNKNOWN;
                }
                yield n < 8 ? 8 : 8 + ((c[4] & 0xFF) + 256 * (c[5] & 0xFF)) * ((c[6] & 0xFF) + 256 * (c[7] & 0xFF));
            }
        };
    }
}
