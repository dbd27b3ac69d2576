package org.paihao.hook;

import java.time.Duration;

/**
 * How patient a hook is.
 *
 * @param first pause after a delivery failed; doubles with each further one
 * @param longest pause
 * @param answer how long a receiver may take
 * @param alarm after failing for so long a person is told
 */
public record HookPace(Duration first, Duration longest, Duration answer, Duration alarm) {
    /** In a hall. */
    public static final HookPace HALL =
            new HookPace(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(5));

    Duration after(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
