package org.paihao.device.printer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits a printer's answers. Any bytes may come; flow control bytes may stand inside a group and are left out. */
final class ReplyReader {
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;
    private static final int BLOCK_START = 0x37;
    /** Longest block we know is 7 bytes; printers' names (GS I) reach 80. */
    private static final int BLOCK_MAX_BYTES = 96;

    private static final int AUTOMATIC_BYTES = 4;

    private final byte[] group = new byte[BLOCK_MAX_BYTES];
    private int groupBytes;

    /** The answers that are complete now; a rest waits for more bytes. */
    List<PrinterReply> feed(byte[] bytes, int count) {
        List<PrinterReply> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int b = bytes[i] & 0xFF;
            if (b != XON && b != XOFF) {
                feed(b, replies);
            }
        }
        return replies;
    }

    private void feed(int b, List<PrinterReply> replies) {
        if (groupBytes == 0) {
            start(b, replies);
            return;
        }
        if ((group[0] & 0xFF) == BLOCK_START) {
            group[groupBytes++] = (byte) b;
            if (b == 0) {
                replies.add(block());
                groupBytes = 0;
            } else if (groupBytes == BLOCK_MAX_BYTES) {
                replies.add(new PrinterReply.Unknown(BLOCK_START));
                groupBytes = 0;
            }
            return;
        }
        if ((b & 0x90) != 0) {
            // Not the rest of an automatic status: what we had was noise, this byte starts anew.
            replies.add(new PrinterReply.Unknown(group[0] & 0xFF));
            groupBytes = 0;
            start(b, replies);
            return;
        }
        group[groupBytes++] = (byte) b;
        if (groupBytes == AUTOMATIC_BYTES) {
            replies.add(new PrinterReply.Automatic(PrinterStatus.ofAsb(group)));
            groupBytes = 0;
        }
    }

    private void start(int b, List<PrinterReply> replies) {
        if (b == BLOCK_START || (b & 0x93) == 0x10) {
            group[0] = (byte) b;
            groupBytes = 1;
        } else if ((b & 0x93) == 0x12) {
            replies.add(new PrinterReply.RealTime(b));
        } else if ((b & 0x90) == 0) {
            replies.add(new PrinterReply.Sensor(b));
        } else {
            replies.add(new PrinterReply.Unknown(b));
        }
    }

    private PrinterReply block() {
        int kind = group[1] & 0xFF;
        if (kind == 0x22 && groupBytes == 7) {
            return new PrinterReply.Printed(new String(group, 2, 4, StandardCharsets.ISO_8859_1));
        }
        if (kind == 0x25 && groupBytes == 3) {
            return new PrinterReply.Cleared();
        }
        return new PrinterReply.Unknown(BLOCK_START);
    }

    /** Forgets a half group: after a silence it will not be completed. */
    void reset() {
        groupBytes = 0;
    }
}
