package org.paihao.core.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.paihao.core.estimate.DayLesson.Score;

/**
 * Sets ranges right by what became of earlier ones (split conformal prediction: Vovk, Gammerman, Shafer, "Algorithmic
 * Learning in a Random World", 2005; here with residuals in units of the range itself). Where a range goes from p50 to
 * p90 and the wait was w, its residual is (w − p50) ∕ (p90 − p50): ranges are moved and stretched so that half of the
 * last residuals lie below the told p50 and nine tenths below the told p90. It reads only promises whose tickets have
 * been called.
 */
final class Calibration {
    /** Fewer scores of a kind than this say too little: ranges stay as they are. */
    private static final int SCORES_MIN = 60;
    /** A range shorter than this, s, is counted as this long, or residuals of short waits mean nothing. */
    private static final int WIDTH_MIN = 60;
    /** Where short, middle and long waits are told apart, s. */
    private static final int[] WAITS = {480, 1_200};

    private final List<List<Double>> residuals = new ArrayList<>();
    private final double[][] factors = new double[2 * (WAITS.length + 1)][2];

    Calibration(List<List<Score>> days) {
        for (int kind = 0; kind < factors.length; kind++) {
            residuals.add(new ArrayList<>());
        }
        for (List<Score> scores : days) {
            for (Score score : scores) {
                residuals
                        .get(kind(score.played(), score.p50()))
                        .add((score.waited() - score.p50()) / (double) width(score.p50(), score.p90()));
            }
        }
        for (int kind = 0; kind < factors.length; kind++) {
            List<Double> all = residuals.get(kind);
            Collections.sort(all);
            factors[kind][0] = quantile(all, 0.5, 0);
            factors[kind][1] = quantile(all, 0.9, 1);
        }
    }

    private static double quantile(List<Double> sorted, double share, double otherwise) {
        if (sorted.size() < SCORES_MIN) {
            return otherwise;
        }
        int rank = (int) Math.ceil((sorted.size() + 1) * share) - 1;
        return sorted.get(Math.min(rank, sorted.size() - 1));
    }

    private static int kind(boolean played, int p50) {
        int band = 0;
        while (band < WAITS.length && p50 >= WAITS[band]) {
            band++;
        }
        return band + (played ? 0 : WAITS.length + 1);
    }

    private static int width(int p50, int p90) {
        return Math.max(p90 - p50, WIDTH_MIN);
    }

    /** The range to tell. */
    WaitRange of(boolean played, int p50, int p90) {
        double[] factor = factors[kind(played, p50)];
        int width = width(p50, p90);
        int told50 = Math.max((int) Math.round(p50 + factor[0] * width), 0);
        int told90 = Math.max((int) Math.round(p50 + factor[1] * width), told50);
        return new WaitRange(told50, told90, played, p50, p90);
    }
}
