package org.paihao.bench;

import java.util.Arrays;
import java.util.List;

/** Medians and percentiles of measured values. */
final class Stats {
    private Stats() {}

    static double median(List<Double> values) {
        return percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    static double median(double[] values) {
        return percentile(values, 0.5);
    }

    /** The value below which the share {@code rank} (0–1) of all lies, by the nearest rank. */
    static double percentile(double[] values, double rank) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(rank * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }
}
