package org.paihao.app;

import java.time.Instant;
import java.time.InstantSource;
import org.paihao.role.HallClock;

/** The hub's clock is the hall's; not trusted while it stands before what the books have seen already. */
final class SystemHallClock implements HallClock {
    private final InstantSource wall;
    private final Instant seen;

    /** @param seen the newest time in the books: a clock that stands before it has lost its battery, or was set back */
    SystemHallClock(InstantSource wall, Instant seen) {
        this.wall = wall;
        this.seen = seen;
    }

    @Override
    public Instant now() {
        return wall.instant();
    }

    @Override
    public boolean trusted() {
        return !wall.instant().isBefore(seen);
    }
}
