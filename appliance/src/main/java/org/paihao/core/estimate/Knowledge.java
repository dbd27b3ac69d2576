package org.paihao.core.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.paihao.core.estimate.DayLesson.Served;
import org.paihao.core.id.ServiceId;

/** What earlier days taught: made once a day, and all that is drawn from before today has shown enough of its own. */
final class Knowledge {
    /** A hall of which nothing is known varies so from hour to hour (variance of the logarithm). */
    private static final double LEVEL_VARIANCE = 0.04;
    /** Hours with fewer calls than this say too little of their level. */
    private static final int HOUR_CALLS_MIN = 8;

    private static final int HOUR_SECONDS = 3_600;
    /** Where waits are told apart for no-shows, in seconds: whoever waits longer leaves unannounced more often. */
    private static final int[] WAITS = {600, 1_800, 3_600};
    /** A share is that of all waits until so many calls with such a wait were seen. */
    private static final int SHARE_WEIGHT = 30;

    private static final Pool NONE = new Pool(new long[0]);

    private final List<DayLesson> days;
    private final Map<ServiceId, Pool> served = new HashMap<>();
    private final Pool all;
    private final Pool missed;
    private final Pool gaps;
    private final double levelVariance;
    private final double noiseVariance;
    private final Map<Hour, double[]> usual = new HashMap<>();

    Knowledge(List<DayLesson> days) {
        this.days = List.copyOf(days);
        List<Served> calls = new ArrayList<>();
        List<Integer> between = new ArrayList<>();
        for (DayLesson day : this.days) {
            calls.addAll(day.calls());
            between.addAll(day.gaps());
        }
        Map<ServiceId, List<Served>> byService = new HashMap<>();
        for (Served call : calls) {
            byService.computeIfAbsent(call.service(), id -> new ArrayList<>()).add(call);
            double[] sum = usual.computeIfAbsent(hourOf(call.service(), call.calledSecond()), key -> new double[2]);
            sum[0] += call.waited();
            sum[1]++;
        }
        byService.forEach((service, its) -> served.put(service, pool(its, Served::came)));
        this.all = pool(calls, Served::came);
        this.missed = pool(calls, call -> !call.came());
        this.gaps = new Pool(between.stream().mapToLong(gap -> gap * 1_000L).toArray());
        double[] variances = variances();
        this.levelVariance = variances[0];
        this.noiseVariance = variances[1];
    }

    static Pool pool(List<Served> calls, Predicate<Served> which) {
        return new Pool(calls.stream()
                .filter(which)
                .mapToLong(call -> Math.max(call.taken(), 1) * 1_000L)
                .toArray());
    }

    List<DayLesson> days() {
        return days;
    }

    /** Times of one service; empty when it was never served. */
    Pool served(ServiceId service) {
        return served.getOrDefault(service, NONE);
    }

    /** Times of all services. */
    Pool all() {
        return all;
    }

    /** How long a counter waits for somebody who does not come. */
    Pool missed() {
        return missed;
    }

    /** From the end of a call to the next one. */
    Pool gaps() {
        return gaps;
    }

    /** Variance of the hall's pace from hour to hour: of the logarithm, by the method of moments. */
    double levelVariance() {
        return levelVariance;
    }

    /** Variance of single service times about the pace of their hour, of the logarithm. */
    double noiseVariance() {
        return noiseVariance;
    }

    private record Hour(ServiceId service, int hour) {}

    private static Hour hourOf(ServiceId service, int second) {
        return new Hour(service, second / HOUR_SECONDS);
    }

    /** Mean wait, s, of those called in this hour on earlier days; below 0 without any. */
    double usualSeconds(ServiceId service, int second) {
        double[] sum = usual.get(hourOf(service, second));
        return sum == null ? -1 : sum[0] / sum[1];
    }

    /** Between the means of hours, less what their own calls' noise makes of it. */
    private double[] variances() {
        double between = 0;
        double noise = 0;
        int hours = 0;
        long calls = 0;
        for (DayLesson day : days) {
            Map<Integer, double[]> byHour = new HashMap<>();
            for (Served call : day.calls()) {
                if (call.came()) {
                    double off = residual(call, served(call.service()));
                    double[] sums = byHour.computeIfAbsent(call.calledSecond() / HOUR_SECONDS, hour -> new double[3]);
                    sums[0]++;
                    sums[1] += off;
                    sums[2] += off * off;
                }
            }
            for (double[] sums : byHour.values()) {
                if (sums[0] >= HOUR_CALLS_MIN) {
                    double mean = sums[1] / sums[0];
                    double own = (sums[2] - sums[0] * mean * mean) / (sums[0] - 1);
                    between += mean * mean - own / sums[0];
                    noise += own * sums[0];
                    calls += (long) sums[0];
                    hours++;
                }
            }
        }
        return hours < 10
                ? new double[] {LEVEL_VARIANCE, 0.5}
                : new double[] {Math.max(between / hours, 0.0025), Math.max(noise / calls, 0.01)};
    }

    static double residual(Served call, Pool of) {
        return Math.log(Math.max(call.taken(), 1) * 1_000.0) - of.meanLog();
    }

    /** Share of no-shows by wait: for each band of waits, those of earlier days and today together. */
    double[] missedShares(List<Served> today) {
        long[][] counts = new long[WAITS.length + 1][2];
        for (DayLesson day : days) {
            count(day.calls(), counts);
        }
        count(today, counts);
        long calls = 0;
        long missing = 0;
        for (long[] band : counts) {
            calls += band[0];
            missing += band[1];
        }
        double overall = (missing + 1.0) / (calls + 25.0);
        double[] shares = new double[counts.length];
        for (int band = 0; band < counts.length; band++) {
            shares[band] = (counts[band][1] + SHARE_WEIGHT * overall) / (counts[band][0] + SHARE_WEIGHT);
        }
        return shares;
    }

    private static void count(List<Served> calls, long[][] counts) {
        for (Served call : calls) {
            long[] band = counts[band(call.waited())];
            band[0]++;
            band[1] += call.came() ? 0 : 1;
        }
    }

    /** The band a wait falls in. */
    static int band(long waitedSeconds) {
        int band = 0;
        while (band < WAITS.length && waitedSeconds >= WAITS[band]) {
            band++;
        }
        return band;
    }
}
