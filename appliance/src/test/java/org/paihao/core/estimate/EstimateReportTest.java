package org.paihao.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paihao.core.plan.HallPlan;

/**
 * Estimates scored on simulated halls: what is told is kept as often as it says, and is nearer the truth than the
 * simple estimators on the same tickets. {@code -Dpaihao.estimate.days} and {@code .seed} choose others;
 * {@code .every} how many tickets one is scored of.
 */
class EstimateReportTest {
    /** Days that teach before the first one counts. */
    private static final int WARM_UP_DAYS = 10;

    @ParameterizedTest
    @EnumSource(HallType.class)
    void nineOfTenWaitNoLongerThanTheyWereToldAndTheSimpleEstimatorsAreFurtherOff(HallType type) {
        int days = Integer.getInteger("paihao.estimate.days", 200);
        int every = Integer.getInteger("paihao.estimate.every", 8);
        long seed = Long.getLong("paihao.estimate.seed", 4);
        HallPlan plan = HallType.plan();
        Replay replay = new Replay(plan, new Replay.Settings(every, 100, WARM_UP_DAYS, seed));

        HallDay.days(type, plan, WARM_UP_DAYS + days, seed, record -> replay.next(record, record.at()));

        Scorecard.Result result = replay.result();
        System.getLogger("estimate").log(System.Logger.Level.INFO, type + " " + row(result));
        String seen = type + ", seed " + seed + ": " + row(result);
        assertThat(result.days()).as(seen).isEqualTo(days);
        assertThat(result.coverage()).as(seen).isBetween(0.87, 0.93);
        for (String other : new String[] {"ql", "les", "hol"}) {
            assertThat(result.meanSeconds(Promises.TOLD)).as(seen).isLessThan(result.meanSeconds(other));
        }
    }

    private static String row(Scorecard.Result result) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "%d promises, p90 kept %.3f (%.3f to %.3f), p50 %.3f, range %.1f min; off by",
                result.promises(),
                result.coverage(),
                result.coverageFrom(),
                result.coverageTo(),
                result.median(),
                result.widthSeconds() / 60));
        for (Scorecard.Accuracy error : result.errors()) {
            row.append(String.format(Locale.ROOT, " %s %.2f", error.estimator(), error.meanSeconds() / 60));
        }
        return row.toString();
    }
}
