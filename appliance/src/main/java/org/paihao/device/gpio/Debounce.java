package org.paihao.device.gpio;

import java.util.Optional;

/** Tells a press from the bouncing of a contact: a level counts when it has stood still for a time. Pure. */
final class Debounce {
    private final long stableNanos;
    private boolean settled;
    private boolean raw;
    private long rawSinceNanos;

    /** @param settled level at rest */
    Debounce(long stableNanos, boolean settled) {
        this.stableNanos = stableNanos;
        this.settled = settled;
        this.raw = settled;
    }

    /** Takes a raw edge in; edges of the same level are repeats and do not start the time anew. */
    void edge(boolean level, long atNanos) {
        if (level != raw) {
            raw = level;
            rawSinceNanos = atNanos;
        }
    }

    /** The new level, once, when it has stood still for long enough. */
    Optional<Boolean> settle(long nowNanos) {
        if (raw != settled && nowNanos - rawSinceNanos >= stableNanos) {
            settled = raw;
            return Optional.of(settled);
        }
        return Optional.empty();
    }

    /** True while an edge waits for its time. */
    boolean isOpen() {
        return raw != settled;
    }
}
