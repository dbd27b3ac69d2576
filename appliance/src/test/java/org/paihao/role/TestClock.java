package org.paihao.role;

import java.time.Instant;

/** Hall time as a test sets it. */
public final class TestClock implements HallClock {
    private volatile Instant now;

    public TestClock(Instant start) {
        this.now = start;
    }

    /** Time passes. */
    public void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean trusted() {
        return true;
    }
}
