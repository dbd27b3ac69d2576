package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paihao.core.estimate.DayLesson.Score;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Precedence;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;

/**
 * How long everybody will wait, by all that is known at one moment: the hall's rules played forward (see
 * {@link Playing}); a refined history estimator while fewer than {@link #SERVED_MIN} were served today; no number where
 * no counter that serves the line is open. What earlier days taught is fixed; one is made for each day.
 */
public final class Estimator {
    /** Below this the day has shown too little to draw from. */
    public static final int SERVED_MIN = 30;
    /** How often the hall is played. */
    public static final int PLAYINGS = 100;

    private final HallPlan planned;
    private final List<DayLesson> earlier;
    private final Knowledge known;

    public Estimator(HallPlan plan, List<DayLesson> earlier) {
        this.planned = plan;
        this.earlier = List.copyOf(earlier);
        this.known = new Knowledge(earlier);
    }

    /**
     * All estimates of one moment.
     *
     * @param today what became of today's promises so far
     * @param seed the same one gives the same estimates
     * @param playings how often the hall is played
     */
    public Estimates at(HallState state, Instant now, List<Score> today, long seed, int playings) {
        HallPlan plan = planned.with(state.changes());
        Calibration calibration = calibration(today);
        Today seen = Today.of(state, plan, now);
        int second = Today.seconds(seen.midnight(), now);
        Lines lines = new Lines(state, plan, known, seen, now);
        Scene scene = Scene.of(state, plan, now);
        Supply supply = Supply.of(plan, known, seen, second);
        int[] served = new int[plan.services().size()];
        boolean play = false;
        for (int i = 0; i < served.length; i++) {
            ServiceId service = plan.services().get(i).id();
            served[i] = lines.servedToday(service);
            play |= served[i] >= SERVED_MIN && lines.counters(service) > 0;
        }
        int[] played = play && supply.knowsTimes()
                ? new Playing(scene, supply, new Staffing(scene, earlier, second)).play(seed, playings)
                : new int[0];
        Ranges ranges = new Ranges(calibration, scene, played, playings);
        Precedence precedence = new Precedence(plan.calls().priorities(), now);
        for (int i = 0; i < served.length; i++) {
            ServiceId service = plan.services().get(i).id();
            if (lines.counters(service) == 0) {
                continue;
            }
            if (served[i] >= SERVED_MIN && played.length > 0) {
                ranges.played(state, service);
            } else {
                ranges.standIns(state, service, lines.facts(service, state.waiting(service)), precedence);
            }
        }
        return ranges.all(now);
    }

    /** What the simple estimators say, s, by name, of a ticket in line with so many before it. */
    public Map<String, Integer> others(HallState state, Instant now, ServiceId service, int ahead) {
        HallPlan plan = planned.with(state.changes());
        Lines lines = new Lines(state, plan, known, Today.of(state, plan, now), now);
        LineFacts line = lines.facts(service, ahead);
        Map<String, Integer> said = new HashMap<>();
        for (PointEstimator each : PointEstimator.all()) {
            each.seconds(line).ifPresent(seconds -> said.put(each.name(), (int) Math.round(seconds)));
        }
        return said;
    }

    private Calibration calibration(List<Score> today) {
        List<List<Score>> days = new ArrayList<>();
        earlier.forEach(day -> days.add(day.scores()));
        days.add(today);
        return new Calibration(days);
    }
}
