package org.paihao.simulate;

import java.time.Duration;
import java.util.Optional;
import org.paihao.core.id.PriorityId;

/**
 * One citizen of a hall-day.
 *
 * @param at when he touches, from the day's begin
 * @param mood what he does and how often he tries, as a seed
 */
record Visit(int no, Duration at, int kiosk, int service, long mood) {
    private static final int PRIORITY_ONE_IN = 5;

    /** The class of citizens he is of; one of five is old. */
    Optional<PriorityId> priority() {
        return Math.floorMod(mood >>> 32, PRIORITY_ONE_IN) == 0 ? Optional.of(HallSite.ELDER) : Optional.empty();
    }

    @Override
    public String toString() {
        return "citizen " + no + " at " + at.toMillis() + " ms: kiosk=" + kiosk + " service=" + service;
    }
}
