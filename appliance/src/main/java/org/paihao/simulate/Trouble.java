package org.paihao.simulate;

import java.time.Duration;

/**
 * One fault of a hall-day.
 *
 * @param at when it begins, from the day's begin
 * @param target which box, counted over all of those it can befall
 * @param amount how much of it: a probability in percent, an nth row, seconds
 * @param lasts for how long
 */
record Trouble(int no, Duration at, Kind kind, int target, int amount, Duration lasts) {
    /** What can go wrong. */
    enum Kind {
        /** Messages are lost, doubled, late and out of order. */
        LOSSY,
        /** Every message takes long. */
        SLOW,
        /** One box's connection breaks. */
        CUT,
        /** One box can't connect for a while. */
        AWAY,
        BROKER_KILLED,
        /** And forgets what was retained. */
        BROKER_LOST,
        KILLED,
        POWER_CUT,
        HUB_KILLED,
        /** The hub's disk is replaced by an older copy. */
        HUB_OLDER,
        /** An older copy of the hub is put on another box, and both run: the old one perhaps cut off for a while. */
        HUB_TWICE,
        WRITE_FAILS,
        COMMIT_FAILS,
        COMMIT_FAILS_DURABLE,
        READ_FAILS,
        CUT_AT_WRITE,
        CUT_AT_COMMIT,
        DISK_FULL,
        CLOCK_JUMPS,
        CLOCK_DRIFTS,
        PRINTER_FAILS,
        KILLED_AT_PRINT,
        /** Without a broker two counters call one label, at the same time by their clocks. */
        SAME_MOMENT
    }

    @Override
    public String toString() {
        return "fault " + no + " at " + at.toMillis() + " ms: " + kind + " target=" + target + " amount=" + amount
                + " lasts=" + lasts.toMillis() + " ms";
    }
}
