package org.paihao.role;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Hall time of a box that is not the hub: the hub's time when it was last heard, and the monotonic time since. Before
 * the hub was heard the wall clock with the offset it had last, marked as not trusted.
 */
public final class HubClock implements HallClock {
    /** A round trip longer than this says too little about the time. */
    private static final Duration ROUND_TRIP_MAX = Duration.ofMillis(500);

    private final Supplier<Instant> wall;
    private final LongSupplier nanos;
    private volatile Base base;

    private record Base(Instant at, long nanos, boolean trusted) {}

    /**
     * A clock that has not heard the hub.
     *
     * @param lastOffset hub time minus wall clock as it was known before the last restart; zero when never
     */
    public HubClock(Supplier<Instant> wall, LongSupplier nanos, Duration lastOffset) {
        this.wall = wall;
        this.nanos = nanos;
        this.base = new Base(wall.get().plus(lastOffset), nanos.getAsLong(), false);
    }

    @Override
    public Instant now() {
        Base from = base;
        return from.at().plusNanos(nanos.getAsLong() - from.nanos());
    }

    @Override
    public boolean trusted() {
        return base.trusted();
    }

    /**
     * The hub answered {@code hubNow} to a question asked {@code roundTrip} ago: the middle of it is the best guess.
     */
    public void heard(Instant hubNow, Duration roundTrip) {
        if (roundTrip.compareTo(ROUND_TRIP_MAX) <= 0) {
            base = new Base(hubNow.plus(roundTrip.dividedBy(2)), nanos.getAsLong(), true);
        }
    }

    /** Hub time minus wall clock: what to remember for after a restart. */
    public Duration offset() {
        return Duration.between(wall.get(), now());
    }
}
