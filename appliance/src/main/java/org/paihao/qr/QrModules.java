package org.paihao.qr;

/** The dark and light squares of a code, without the quiet zone around it. */
public final class QrModules {
    private final boolean[][] dark;

    QrModules(boolean[][] dark) {
        this.dark = dark;
    }

    /** Squares in a row and in a column. */
    public int size() {
        return dark.length;
    }

    public boolean isDark(int x, int y) {
        return dark[y][x];
    }
}
