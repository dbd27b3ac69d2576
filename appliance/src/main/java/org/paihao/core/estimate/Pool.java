package org.paihao.core.estimate;

import java.util.Arrays;

/** Times to draw from, ms, ascending. */
final class Pool {
    private final long[] sorted;
    private final double mean;
    private final double meanLog;

    Pool(long[] times) {
        this.sorted = times.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double logs = 0;
        for (long time : sorted) {
            sum += time;
            logs += Math.log(Math.max((double) time, 1_000));
        }
        this.mean = sorted.length == 0 ? 0 : sum / sorted.length;
        this.meanLog = sorted.length == 0 ? 0 : logs / sorted.length;
    }

    int size() {
        return sorted.length;
    }

    double mean() {
        return mean;
    }

    double meanLog() {
        return meanLog;
    }

    /** One of them; there must be one. */
    long draw(Chance chance) {
        return sorted[chance.between(0, sorted.length)];
    }

    /** What is left of one of which {@code elapsed} have gone by. */
    long rest(long elapsed, Chance chance) {
        int from = Arrays.binarySearch(sorted, elapsed + 1);
        int first = from < 0 ? -from - 1 : from;
        // Longer than any seen: what goes on so long may go on for as long again.
        return first == sorted.length
                ? (long) (elapsed * 0.5 * chance.unit())
                : sorted[chance.between(first, sorted.length)] - elapsed;
    }

    /** As {@link #rest}, of times that all last {@code level} as long. */
    long rest(long elapsed, double level, Chance chance) {
        return (long) (rest((long) (elapsed / level), chance) * level);
    }
}
