package org.paihao.device.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;

/** A text as a strip can show it: GBK, no control characters, no longer than the strip. */
final class GbkText {
    private static final Charset GBK = Charset.forName("GBK");
    private static final byte[] UNKNOWN = {(byte) 0xA1, (byte) 0xFE};

    private final List<byte[]> characters;
    private final boolean clipped;

    private GbkText(List<byte[]> characters, boolean clipped) {
        this.characters = characters;
        this.clipped = clipped;
    }

    static GbkText of(String text, int maxBytes) {
        CharsetEncoder encoder = GBK.newEncoder();
        List<byte[]> characters = new ArrayList<>();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.isISOControl(codePoint)) {
                continue;
            }
            String character = new String(Character.toChars(codePoint));
            byte[] bytes = encoder.canEncode(character) ? character.getBytes(GBK) : UNKNOWN;
            used += bytes.length;
            if (used > maxBytes) {
                return new GbkText(characters, true);
            }
            characters.add(bytes);
        }
        return new GbkText(characters, false);
    }

    List<byte[]> characters() {
        return characters;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        characters.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** True when not all of the text fits. */
    boolean isClipped() {
        return clipped;
    }
}
