package org.paihao.simulate;

import java.time.Duration;

/**
 * One citizen of a hall-day.
 *
 * @param at when he touches, from the day's begin
 * @param mood what he does and how often he tries, as a seed
 */
record Visit(int no, Duration at, int kiosk, int service, long mood) {
    @Override
    public String toString() {
        return "citizen " + no + " at " + at.toMillis() + " ms: kiosk=" + kiosk + " service=" + service;
    }
}
