package org.paihao.core.estimate;

/**
 * A wait as it is told: five of ten wait no longer than {@code p50Seconds}, nine of ten no longer than
 * {@code p90Seconds}.
 *
 * @param played whether it comes of playing the rules forward; else of a stand-in, while the day is young
 * @param rawP50 before calibration, s: what calibration learns from
 * @param rawP90 as above
 */
public record WaitRange(int p50Seconds, int p90Seconds, boolean played, int rawP50, int rawP90) {
    private static final int MINUTE = 60;

    /** Whole minutes, as pages say them. */
    public int p50Minutes() {
        return Math.round((float) p50Seconds / MINUTE);
    }

    /** Whole minutes, always above {@link #p50Minutes}: one number would be a promise nobody can keep. */
    public int p90Minutes() {
        return Math.max(Math.round((float) p90Seconds / MINUTE), p50Minutes() + 1);
    }
}
