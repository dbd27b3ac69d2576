package org.paihao.report;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each try to connect, with full jitter: fifty boxes that came back with the power, or lost one
 * broker together, must not come in step. Used by one thread.
 */
public final class Backoff {
    static final Duration MIN = Duration.ofMillis(200);
    static final Duration MAX = Duration.ofSeconds(30);
    /** Boxes that are switched on together begin within so long of each other. */
    static final Duration START_SPREAD = Duration.ofMillis(500);
    /** No two tries closer than this, whatever the jitter says. */
    static final Duration BETWEEN = Duration.ofMillis(20);

    private final RandomGenerator jitter;
    private final Duration startSpread;
    private Duration reach = MIN;

    private Backoff(RandomGenerator jitter, Duration startSpread) {
        this.jitter = jitter;
        this.startSpread = startSpread;
    }

    /** For a box that is one of many. */
    public static Backoff spread(RandomGenerator jitter) {
        return new Backoff(jitter, START_SPREAD);
    }

    /** For the hub, which the others wait for: its first try is not put off. */
    public static Backoff atOnce(RandomGenerator jitter) {
        return new Backoff(jitter, Duration.ZERO);
    }

    /** Before the first try. */
    public Duration first() {
        return within(startSpread);
    }

    /**
     * Before the next try. The reach of the pause doubles at each try; a connection that stood for long starts it over.
     *
     * @param stood how long the last try took, with the connection that came of it
     */
    public Duration next(Duration stood) {
        if (stood.compareTo(MAX) > 0) {
            reach = MIN;
        }
        Duration pause = within(reach).plus(BETWEEN);
        Duration doubled = reach.multipliedBy(2);
        reach = doubled.compareTo(MAX) > 0 ? MAX : doubled;
        return pause;
    }

    private Duration within(Duration bound) {
        return Duration.ofNanos((long) (jitter.nextDouble() * bound.toNanos()));
    }
}
