package org.paihao.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.time.BusinessDay;

/**
 * What one day teaches the estimates of later ones. Nothing personal; bounded, so that weeks of them are small. Times
 * are seconds since midnight, hall time.
 *
 * @param calls at most {@link #CALLS_MAX} for each service, spread over the day
 * @param gaps seconds between the end of a call and the next one at a counter while somebody waited
 * @param turns for each counter when it opened, closed, opened again and so on; it begins the day closed
 * @param scores what became of the day's promises
 * @param waitedSeconds all people's waiting together
 * @param withdrawn how many gave their ticket up before they were called
 * @param result how true the day's promises were
 */
public record DayLesson(
        BusinessDay day,
        List<Served> calls,
        List<Integer> gaps,
        Map<CounterId, List<Integer>> turns,
        List<Score> scores,
        long waitedSeconds,
        int withdrawn,
        Scorecard.Result result) {
    /** Enough for a distribution. */
    static final int CALLS_MAX = 150;

    static final int GAPS_MAX = 200;
    static final int SCORES_MAX = 200;
    /** How many days are remembered: four weeks of working days. */
    public static final int DAYS_MAX = 20;

    public DayLesson {
        calls = List.copyOf(calls);
        gaps = List.copyOf(gaps);
        turns = Map.copyOf(turns);
        scores = List.copyOf(scores);
    }

    /**
     * A call that is over.
     *
     * @param calledSecond when it was made
     * @param waited seconds its ticket had waited
     * @param taken seconds the counter was taken by it, the walk included
     * @param came false when nobody came
     */
    public record Served(ServiceId service, int calledSecond, int waited, int taken, boolean came) {}

    /**
     * What became of a promise, all in seconds.
     *
     * @param played whether it was made by playing the rules forward; else by a stand-in
     * @param p50 as it was worked out, before calibration
     * @param p90 as above
     */
    public record Score(boolean played, int p50, int p90, int waited) {}

    /** Every k-th, so that at most {@code max} are left. */
    static <T> List<T> thinned(List<T> all, int max) {
        if (all.size() <= max) {
            return all;
        }
        List<T> few = new ArrayList<>(max);
        for (int i = 0; i < max; i++) {
            few.add(all.get((int) ((long) i * all.size() / max)));
        }
        return few;
    }
}
