package org.paihao.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.paihao.core.estimate.DayLesson.Served;
import org.paihao.core.plan.HallPlan;

/**
 * What a played hall draws its times from, as today and earlier days know them. A time is one of the service's own, as
 * it would be in a usual hour, times the hall's pace: a day's service times are slow and fast together, so the pace is
 * learned from today's calls, the latest most, and drawn anew for each playing.
 */
final class Supply {
    /** A call counts for the pace half as much after 40 minutes, more or less. */
    private static final double MEMORY_SECONDS = 3_600;
    /** How long, s, the pace stays about what it is. */
    private static final double PACE_SECONDS = 7_200;
    /** Earlier days weigh as much as so many of today's calls. */
    private static final int PRIOR_WEIGHT = 100;
    /** A service with fewer calls than this borrows those of all services. */
    private static final int OWN_MIN = 8;
    /** Where nothing was ever seen: a counter takes some seconds between two people. */
    private static final long GAP_MILLIS = 15_000;

    private static final long MISSED_MILLIS = 90_000;
    static final int STEP_SECONDS = 600;
    static final int STEPS = 64;

    private final Pool[] prior;
    private final Pool[] own;
    private final double[] ownShare;
    private final double[] missedShares;
    private final Pool gaps;
    private final Pool missed;
    private final double pace;
    private final double paceVariance;
    private final double levelVariance;
    private final double goneAMilli;

    private Supply(HallPlan plan, Knowledge known, Today today, int nowSecond) {
        List<Served> calls = today.calls();
        Pool all = known.all().size() > 0 ? known.all() : Knowledge.pool(calls, Served::came);
        int services = plan.services().size();
        this.prior = new Pool[services];
        this.own = new Pool[services];
        this.ownShare = new double[services];
        double[] weights = new double[2];
        for (int i = 0; i < services; i++) {
            var id = plan.services().get(i).id();
            Predicate<Served> its = call -> call.came() && call.service().equals(id);
            Pool now = Knowledge.pool(calls, its);
            Pool before = known.served(id);
            prior[i] = before.size() >= OWN_MIN ? before : now.size() >= OWN_MIN ? now : all;
            Pool usual = prior[i];
            for (Served call : calls) {
                if (its.test(call)) {
                    double weight = Math.exp((call.calledSecond() - nowSecond) / MEMORY_SECONDS);
                    weights[0] += weight;
                    weights[1] += weight * Knowledge.residual(call, usual);
                }
            }
            ownShare[i] = now.size() < OWN_MIN || usual.equals(now)
                    ? 0
                    : now.size() / (double) (now.size() + Math.min(usual.size(), PRIOR_WEIGHT));
            // As in a usual hour: the pace of today so far is taken out of today's own times.
            double off = now.size() == 0 ? 0 : now.meanLog() - usual.meanLog();
            own[i] = ownShare[i] == 0 ? usual : usualHour(calls, its, Math.exp(-off));
        }
        this.levelVariance = known.levelVariance();
        double doubt = known.noiseVariance() / levelVariance;
        this.pace = weights[1] / (weights[0] + doubt);
        this.paceVariance = levelVariance * doubt / (weights[0] + doubt);
        this.missedShares = known.missedShares(calls);
        List<Integer> between = new ArrayList<>(today.gaps());
        this.gaps = between.size() >= OWN_MIN || known.gaps().size() == 0
                ? new Pool(between.stream().mapToLong(gap -> gap * 1_000L).toArray())
                : known.gaps();
        Pool missedNow = Knowledge.pool(calls, call -> !call.came());
        this.missed = known.missed().size() >= OWN_MIN ? known.missed() : missedNow;
        long waited = today.waitedSeconds();
        long withdrawn = today.withdrawn();
        for (DayLesson day : known.days()) {
            waited += day.waitedSeconds();
            withdrawn += day.withdrawn();
        }
        this.goneAMilli = waited == 0 ? 0 : withdrawn / (waited * 1_000.0);
    }

    static Supply of(HallPlan plan, Knowledge known, Today today, int nowSecond) {
        return new Supply(plan, known, today, nowSecond);
    }

    private static Pool usualHour(List<Served> calls, Predicate<Served> which, double factor) {
        return new Pool(calls.stream()
                .filter(which)
                .mapToLong(call -> (long) (Math.max(call.taken(), 1) * 1_000.0 * factor))
                .toArray());
    }

    /** Whether anything is known of service times at all. */
    boolean knowsTimes() {
        return prior.length > 0 && prior[0].size() > 0;
    }

    /** How a hall's pace goes on from now, one factor for each {@link #STEP_SECONDS}, drawn for one playing. */
    void drawPace(Chance chance, double[] into) {
        double now = pace + Math.sqrt(paceVariance) * chance.normal();
        double later = Math.sqrt(levelVariance) * chance.normal();
        for (int step = 0; step < STEPS; step++) {
            double stays = Math.exp(-step * STEP_SECONDS / PACE_SECONDS);
            into[step] = Math.exp(stays * now + Math.sqrt(1 - stays * stays) * later);
        }
    }

    private Pool pool(int service, Chance chance) {
        return ownShare[service] > 0 && chance.unit() < ownShare[service] ? own[service] : prior[service];
    }

    /** How long, ms, a call takes its counter whose citizen comes. */
    long time(int service, double level, Chance chance) {
        return (long) (pool(service, chance).draw(chance) * level);
    }

    /** How much longer, ms, a service takes that goes on since {@code elapsed}. */
    long restOfService(int service, long elapsed, double level, Chance chance) {
        return pool(service, chance).rest(elapsed, level, chance);
    }

    /** How long, ms, a counter waits for somebody who does not come. */
    long missed(Chance chance) {
        return missed.size() == 0 ? MISSED_MILLIS : missed.draw(chance);
    }

    /** How much longer it waits. */
    long restOfMissed(long elapsed, Chance chance) {
        return missed.size() == 0 ? Math.max(MISSED_MILLIS - elapsed, 0) : missed.rest(elapsed, chance);
    }

    /** From the end of a call to the next, ms. */
    long gap(Chance chance) {
        return gaps.size() == 0 ? GAP_MILLIS : gaps.draw(chance);
    }

    /** Whether somebody who is called after such a wait does not come. */
    boolean isMissed(long waitedMillis, Chance chance) {
        return chance.unit() < missedShares[Knowledge.band(waitedMillis / 1_000)];
    }

    /** Whether somebody gives their ticket up within so many ms. */
    boolean isGone(long withinMillis, Chance chance) {
        return goneAMilli > 0 && chance.unit() < goneAMilli * withinMillis;
    }
}
