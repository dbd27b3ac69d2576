package org.paihao.core.figures;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits that have ended, and what can be said of them. Of one wait or two nothing is said: a median of them is not one.
 *
 * @param seconds in rising order
 */
public record Waits(List<Long> seconds) {
    /** So many waits at least for any figure. */
    public static final int ROWS_MIN = 3;

    public Waits {
        seconds = seconds.stream().sorted().toList();
    }

    /** The wait so many of a hundred did not exceed (nearest rank), in seconds; empty for too few. */
    public Optional<Long> percentile(int percent) {
        if (seconds.size() < ROWS_MIN) {
            return Optional.empty();
        }
        int rank = (int) Math.ceil(percent / 100.0 * seconds.size());
        return Optional.of(seconds.get(Math.max(1, rank) - 1));
    }

    int within(Duration limit) {
        return (int) seconds.stream().filter(wait -> wait <= limit.toSeconds()).count();
    }
}
