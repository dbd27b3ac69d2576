package org.paihao.ticket;

/** One thing on a slip, from top to bottom. */
public sealed interface Line {
    /** Where a text stands on the paper. */
    enum Align {
        LEFT,
        CENTER
    }

    /** Look of a rule. */
    enum Stroke {
        SOLID,
        DASHED
    }

    /** How the paper is separated. */
    enum Blade {
        /** Leaves a bridge, so that the slip does not fall. */
        PARTIAL,
        FULL
    }

    /**
     * One line of text, clipped at the edge of the paper by whoever prints it.
     *
     * @param wide times the normal width, 1 to 8
     * @param high times the normal height, 1 to 8
     * @param inverse white on a black band over the whole width
     */
    record Text(String text, int wide, int high, Align align, boolean bold, boolean inverse) implements Line {
        public Text {
            requireScale(wide);
            requireScale(high);
        }

        static Text centered(String text, int scale) {
            return new Text(text, scale, scale, Align.CENTER, false, false);
        }

        Text strong() {
            return new Text(text, wide, high, align, true, inverse);
        }

        Text inverted() {
            return new Text(text, wide, high, align, bold, true);
        }
    }

    /**
     * Two texts side by side.
     *
     * @param scale times the normal size, 1 to 8
     * @param spread true: each centred in its half of the paper; false: one at each edge
     */
    record Columns(String left, String right, int scale, boolean bold, boolean spread) implements Line {
        public Columns {
            requireScale(scale);
        }
    }

    /** A line across the paper. */
    record Rule(Stroke stroke) implements Line {}

    /**
     * A QR code, centred.
     *
     * @param moduleDots printed dots a module, 1 to 16
     */
    record Qr(String payload, int moduleDots) implements Line {
        public Qr {
            if (payload.isEmpty() || payload.length() > 500 || !payload.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
                throw new IllegalArgumentException("a code on a slip is 1 to 500 printable ASCII characters");
            }
            if (moduleDots < 1 || moduleDots > 16) {
                throw new IllegalArgumentException("module size out of range: " + moduleDots);
            }
        }
    }

    /** Blank paper. */
    record Feed(int dots) implements Line {
        public Feed {
            if (dots < 0 || dots > 255) {
                throw new IllegalArgumentException("feed out of range: " + dots);
            }
        }
    }

    /** End of the slip. */
    record Cut(Blade blade) implements Line {}

    private static void requireScale(int scale) {
        if (scale < 1 || scale > 8) {
            throw new IllegalArgumentException("scale out of range: " + scale);
        }
    }
}
