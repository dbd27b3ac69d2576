package org.paihao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a Markdown table. */
final class Table {
    private final List<String> lines = new ArrayList<>();
    private int missed;

    /** A figure that must not be below {@code least} × the limit. */
    void atLeast(String figure, String unit, double ours, double limit, double least, String limitName) {
        double ratio = ours / limit;
        line(
                figure,
                number(ours) + " " + unit,
                limitName + " " + number(limit) + " " + unit,
                String.format(Locale.ROOT, "%.2f × (≥ %.2f)", ratio, least),
                ratio >= least);
    }

    /** A figure that must not be above {@code limit}, whose parts {@code limitName} tells. */
    void atMost(String figure, String unit, double ours, double limit, String limitName) {
        line(
                figure,
                number(ours) + " " + unit,
                limitName + " = " + number(limit) + " " + unit,
                String.format(Locale.ROOT, "%.2f × (≤ 1.00)", ours / limit),
                ours <= limit);
    }

    /** Something worth knowing beside the figures, without a limit of its own. */
    void note(String figure, String ours, String beside) {
        lines.add("| " + figure + " | " + ours + " | " + beside + " | – | – |");
    }

    private void line(String figure, String ours, String limit, String ratio, boolean reached) {
        missed += reached ? 0 : 1;
        lines.add("| " + figure + " | " + ours + " | " + limit + " | " + ratio + " | "
                + (reached ? "reached" : "**missed**") + " |");
    }

    int missed() {
        return missed;
    }

    String markdown() {
        return "| figure | ours | limit | ratio | verdict |\n| --- | --- | --- | --- | --- |\n"
                + String.join("\n", lines) + "\n";
    }

    static String number(double value) {
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
