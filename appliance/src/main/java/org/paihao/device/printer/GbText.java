package org.paihao.device.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * Text as the bytes a printer in Chinese mode ({@code FS &}) understands: ASCII and the two-byte part of GB18030. A
 * four-byte character would print as two wrong ones: {@code ¥} is 81 30 84 36 and comes out as "0 6".
 */
final class GbText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** {@code 〓}, the printers' trade mark for "a character belongs here". */
    private static final byte[] UNKNOWN = {(byte) 0xA1, (byte) 0xFE};

    private GbText() {}

    /** Control characters are left out: names come from people, commands come from us. */
    static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2);
        text.codePoints().forEach(codePoint -> put(out, codePoint));
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int codePoint) {
        int known = substitute(codePoint);
        if (known < 0x80) {
            if (known >= 0x20 && known != 0x7F) {
                out.write(known);
            }
            return;
        }
        if (Character.isISOControl(known)) {
            return;
        }
        byte[] bytes = new String(Character.toChars(known)).getBytes(GB18030);
        out.writeBytes(bytes.length == 2 ? bytes : UNKNOWN);
    }

    private static int substitute(int codePoint) {
        return switch (codePoint) {
            case '¥' -> '￥';
            // Half as wide as the GBK one, and in every font.
            case '–' -> '-';
            case 0x00A0, 0x2009, 0x202F -> ' ';
            default -> codePoint;
        };
    }
}
