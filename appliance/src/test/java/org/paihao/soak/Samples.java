package org.paihao.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was looked at, a row each time: columns by name, in their order. Used by one thread. */
final class Samples {
    /** Since the load began. */
    static final String SECONDS = "seconds";

    private final Map<String, List<Double>> columns = new LinkedHashMap<>();

    /** Adds a row; every row has the same columns. */
    void add(Map<String, Double> row) {
        if (rows() > 0 && !columns.keySet().equals(row.keySet())) {
            throw new IllegalArgumentException("columns " + columns.keySet() + ", not " + row.keySet());
        }
        row.forEach((name, value) ->
                columns.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value));
    }

    int rows() {
        return columns.getOrDefault(SECONDS, List.of()).size();
    }

    /** The values of a column, oldest first. */
    double[] column(String name) {
        List<Double> values = columns.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no column " + name);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double last(String name) {
        double[] values = column(name);
        return values[values.length - 1];
    }

    /**
     * By how much a column has grown over the last two thirds of the time, by the straight line with the least squares:
     * the first third is for caches, compiled code and pools.
     */
    double growth(String name) {
        double[] seconds = column(SECONDS);
        double[] values = column(name);
        int from = seconds.length / 3;
        int count = seconds.length - from;
        double meanX = 0;
        double meanY = 0;
        for (int i = from; i < seconds.length; i++) {
            meanX += seconds[i] / count;
            meanY += values[i] / count;
        }
        double above = 0;
        double below = 0;
        for (int i = from; i < seconds.length; i++) {
            above += (seconds[i] - meanX) * (values[i] - meanY);
            below += (seconds[i] - meanX) * (seconds[i] - meanX);
        }
        return below == 0 ? 0 : above / below * (seconds[seconds.length - 1] - seconds[from]);
    }

    /** How much a counting column has gone up over the same time. */
    double made(String name) {
        double[] values = column(name);
        return values[values.length - 1] - values[values.length / 3];
    }

    String csv() {
        StringBuilder text = new StringBuilder(String.join(",", columns.keySet())).append('\n');
        for (int row = 0; row < rows(); row++) {
            int at = row;
            text.append(columns.values().stream()
                            .map(values -> String.format(Locale.ROOT, "%.2f", values.get(at)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
