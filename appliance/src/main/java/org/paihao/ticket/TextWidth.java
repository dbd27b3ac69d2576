package org.paihao.ticket;

/** Widths in cells of a receipt printer's font: an ASCII character is one cell, everything else two. */
public final class TextWidth {
    private TextWidth() {}

    public static int cells(String text) {
        return text.codePoints().map(TextWidth::cells).sum();
    }

    /** En dash counts as one cell: printers get an ASCII dash for it, see the encoder. */
    private static int cells(int codePoint) {
        return codePoint < 0x80 || codePoint == '–' ? 1 : 2;
    }

    /** The longest beginning of the text that fits. */
    public static String clip(String text, int maxCells) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += cells(codePoint);
            if (used > maxCells) {
                return text.substring(0, at);
            }
            at += Character.charCount(codePoint);
        }
        return text;
    }
}
