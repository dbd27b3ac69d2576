package org.paihao.core.figures;

import java.time.Duration;
import java.util.Optional;
import org.paihao.core.plan.Target;

/**
 * How a service stands by its target today (docs/targets.md).
 *
 * @param percent of those who count, how many were called in time, rounded down; empty for too few
 * @param counted how many count: called, or known to be too late
 */
public record TargetNow(Target target, State state, Optional<Integer> percent, int counted) {
    /** Somebody who has waited this part of the minutes is about to be too late. */
    static final double SOON = 0.8;

    /** Where it stands. */
    public enum State {
        /** Too few have been called to say anything. */
        UNKNOWN,
        MET,
        /** Met, but no longer if those who are about to be too late become so. */
        AT_RISK,
        MISSED
    }

    /** What counts. */
    record Counts(int inTime, int late, int soon) {}

    static TargetNow of(Target target, Counts counts) {
        int counted = counts.inTime() + counts.late();
        if (counted < Waits.ROWS_MIN) {
            return new TargetNow(target, State.UNKNOWN, Optional.empty(), counted);
        }
        State state = State.MISSED;
        if (meets(target, counts.inTime(), counted)) {
            state = meets(target, counts.inTime(), counted + counts.soon()) ? State.MET : State.AT_RISK;
        }
        return new TargetNow(target, state, Optional.of(100 * counts.inTime() / counted), counted);
    }

    private static boolean meets(Target target, int inTime, int counted) {
        return 100L * inTime >= (long) target.percent() * counted;
    }

    static Duration limit(Target target) {
        return Duration.ofMinutes(target.minutes());
    }

    static Duration soon(Target target) {
        return Duration.ofSeconds((long) (target.minutes() * 60 * SOON));
    }
}
