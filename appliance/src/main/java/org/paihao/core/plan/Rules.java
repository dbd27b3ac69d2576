package org.paihao.core.plan;

import java.util.Optional;
import org.paihao.core.id.PriorityId;

/**
 * Numbers a hall may set for itself, with what we would choose.
 *
 * @param recallsMax recalls one call may have before only no-show is left
 * @param recallGapSeconds how long the last call must stand before it may be repeated
 * @param ratingSeconds how long a pad asks before the service event stays unrated (未评)
 * @param printPagesPerJob sheet sides one free print job may use
 * @param undoSeconds how long staff may take back what they did last
 * @param parkMinutes how long a ticket is set aside where nobody says otherwise
 * @param parkMinutesMax how long at most
 * @param returnsAs the class of whoever comes back with what was missing; empty to stay what they were
 * @param forgottenMinutes after so long at a counter the page asks whether the service is over
 * @param forgottenCloseMinutes after so long it is ended by itself, and its times are not counted
 * @param comeBackBehind whoever missed a call comes back behind so many who wait in their class
 * @param comeBacksMax how often one visit may do so
 * @param secondCounter what becomes of staff who sign in at a second counter
 */
public record Rules(
        int recallsMax,
        int recallGapSeconds,
        int ratingSeconds,
        int printPagesPerJob,
        int undoSeconds,
        int parkMinutes,
        int parkMinutesMax,
        Optional<PriorityId> returnsAs,
        int forgottenMinutes,
        int forgottenCloseMinutes,
        int comeBackBehind,
        int comeBacksMax,
        SecondCounter secondCounter) {
    /** What holds where the plan says nothing. */
    public static final Rules DEFAULT =
            new Rules(3, 10, 60, 20, 30, 60, 240, Optional.empty(), 45, 90, 3, 2, SecondCounter.MOVE);
}
