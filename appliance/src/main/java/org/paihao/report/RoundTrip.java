package org.paihao.report;

import java.time.Duration;

/**
 * How long the hub takes from a fact to its mark, smoothed, and how long to wait for one: RFC 6298, with bounds for a
 * hall instead of the internet. Pure but for its own fields.
 */
final class RoundTrip {
    /** Sooner is noise: a commit of the hub may wait for its disk. */
    static final Duration PAUSE_MIN = Duration.ofMillis(200);
    /** While nothing was measured (RFC 6298, 2.1). */
    static final Duration PAUSE_FIRST = Duration.ofSeconds(1);

    static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private long smoothedNanos;
    private long variationNanos;
    private boolean known;

    /** A fact that was sent once has been marked after so long. */
    void measured(long nanos) {
        if (!known) {
            known = true;
            smoothedNanos = nanos;
            variationNanos = nanos / 2;
            return;
        }
        variationNanos += (Math.abs(smoothedNanos - nanos) - variationNanos) / 4;
        smoothedNanos += (nanos - smoothedNanos) / 8;
    }

    /** How long a mark may take before the facts are thought lost. */
    long pauseNanos() {
        return known
                ? Math.clamp(smoothedNanos + 4 * variationNanos, PAUSE_MIN.toNanos(), PAUSE_MAX.toNanos())
                : PAUSE_FIRST.toNanos();
    }
}
