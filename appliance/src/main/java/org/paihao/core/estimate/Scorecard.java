package org.paihao.core.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How true estimates were: coverage of what was told, and the mean absolute error of each estimator on the same
 * tickets. One thread.
 */
public final class Scorecard {
    private final Map<String, double[]> errors = new LinkedHashMap<>();
    /** For each day: promises, and those that were kept. */
    private final List<long[]> days = new ArrayList<>();

    private long promises;
    private long covered;
    private long shorter;
    private long widthSeconds;

    /** A day begins: what follows hangs together, and counts as one when it is asked how sure the coverage is. */
    public void newDay() {
        days.add(new long[2]);
    }

    /** A promise and the wait, s, that came of it. */
    public void told(int p50Seconds, int p90Seconds, int waitedSeconds) {
        boolean kept = waitedSeconds <= p90Seconds;
        promises++;
        covered += kept ? 1 : 0;
        shorter += waitedSeconds <= p50Seconds ? 1 : 0;
        widthSeconds += p90Seconds - p50Seconds;
        if (days.isEmpty()) {
            newDay();
        }
        days.getLast()[0]++;
        days.getLast()[1] += kept ? 1 : 0;
    }

    /** What one estimator had said of a ticket. */
    public void said(String estimator, double seconds, int waitedSeconds) {
        double[] sums = errors.computeIfAbsent(estimator, name -> new double[2]);
        sums[0]++;
        sums[1] += Math.abs(seconds - waitedSeconds);
    }

    /** One estimator: how many it said, and how far off it was in the mean, s. */
    public record Accuracy(String estimator, long count, double meanSeconds) {}

    /**
     * All of it.
     *
     * @param coverage part of the promises whose wait was no longer than the told p90; 0 without any
     * @param coverageFrom with {@code coverageTo} the 95 % interval of it, days being drawn, not tickets
     * @param median part of the promises whose wait was no longer than the told p50
     * @param widthSeconds mean distance of the two
     */
    public record Result(
            long promises,
            int days,
            double coverage,
            double coverageFrom,
            double coverageTo,
            double median,
            double widthSeconds,
            List<Accuracy> errors) {
        public Result {
            errors = List.copyOf(errors);
        }

        /** The error of one estimator, s; not a number when it said nothing. */
        public double meanSeconds(String estimator) {
            return errors.stream()
                    .filter(error -> error.estimator().equals(estimator))
                    .mapToDouble(Accuracy::meanSeconds)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    /** The sums so far. */
    public Result result() {
        double coverage = promises == 0 ? 0 : covered / (double) promises;
        // Waits of one day hang together: the ratio estimator's variance, with days as clusters (Cochran 1977, §6).
        double squares = 0;
        for (long[] day : days) {
            double off = day[1] - coverage * day[0];
            squares += off * off;
        }
        int count = days.size();
        double deviation = count < 2 ? 0 : Math.sqrt(squares * count / (count - 1.0)) / Math.max(promises, 1);
        List<Accuracy> all = new ArrayList<>();
        errors.forEach((name, sums) -> all.add(new Accuracy(name, (long) sums[0], sums[1] / sums[0])));
        all.sort(Comparator.comparingDouble(Accuracy::meanSeconds));
        return new Result(
                promises,
                count,
                coverage,
                coverage - 1.96 * deviation,
                coverage + 1.96 * deviation,
                promises == 0 ? 0 : shorter / (double) promises,
                promises == 0 ? 0 : widthSeconds / (double) promises,
                all);
    }
}
