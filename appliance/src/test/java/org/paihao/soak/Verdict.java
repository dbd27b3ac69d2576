package org.paihao.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a hall that ran for long has grown. A box keeps the day's tickets and calls in memory until the day's
 * roll-over, by design; so its live heap may grow with the facts that are made, and with nothing else.
 *
 * @param markdown the figures, one line each
 * @param missed what is not flat; empty when all is
 */
record Verdict(String markdown, List<String> missed) {
    /** What one fact may leave in memory until the roll-over: a ticket has some seven of them. */
    static final double HEAP_KB_PER_FACT = 0.5;

    /** And what code and caches may: the collector's and the compiler's share. */
    static final double HEAP_MB = 1.0;

    static final double DESCRIPTORS = 3;
    static final double THREADS = 3;
    /** Facts may wait so long behind a broker that is away for some seconds. */
    static final double LAG_SECONDS = 30;

    static Verdict of(Samples samples) {
        Lines lines = new Lines();
        double facts = samples.made("facts");
        lines.note("facts made in all boxes", samples.last("facts"));
        for (String box : Watched.BOXES) {
            double heap = HEAP_MB + HEAP_KB_PER_FACT * facts / 1024;
            lines.growth(samples, box + "_heap_mb", "MB", heap);
            lines.growth(samples, box + "_descriptors", "", DESCRIPTORS);
            lines.growth(samples, box + "_threads", "", THREADS);
        }
        double longest = 0;
        for (double seconds : samples.column("lag_seconds")) {
            longest = Math.max(longest, seconds);
        }
        lines.atMost("longest time some fact waited for the hub, s", longest, LAG_SECONDS);
        lines.atMost("facts waiting at the end", samples.last("lag_facts"), 0);
        return new Verdict(lines.markdown(), lines.missed);
    }

    boolean flat() {
        return missed.isEmpty();
    }

    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private final List<String> missed = new ArrayList<>();

        void note(String what, double value) {
            line(what, "", String.format(Locale.ROOT, "%.0f", value), "", "");
        }

        void growth(Samples samples, String column, String unit, double most) {
            double[] values = samples.column(column);
            double growth = samples.growth(column);
            String span = String.format(
                    Locale.ROOT, "%.1f → %.1f %s", values[values.length / 3], values[values.length - 1], unit);
            judge(column.replace('_', ' ') + ", growth", span.strip(), growth, most);
        }

        void atMost(String what, double value, double most) {
            judge(what, "", value, most);
        }

        private void judge(String what, String span, double value, double most) {
            boolean good = value <= most;
            if (!good) {
                missed.add(String.format(Locale.ROOT, "%s: %.2f, at most %.2f", what, value, most));
            }
            line(
                    what,
                    span,
                    String.format(Locale.ROOT, "%+.2f", value),
                    String.format(Locale.ROOT, "≤ %.2f", most),
                    good ? "flat" : "**grows**");
        }

        private void line(String... cells) {
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }

        String markdown() {
            return "| what | at one third → at the end | by the line | may be | |\n| --- | --- | --- | --- | --- |\n"
                    + text;
        }
    }
}
