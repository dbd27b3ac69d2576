package org.paihao.core.plan;

/**
 * Numbers a hall may set for itself, with what we would choose.
 *
 * @param recallsMax recalls one call may have before only no-show is left
 * @param ratingSeconds how long a pad asks before the service event stays unrated (未评)
 * @param printPagesPerJob sheet sides one free print job may use
 */
public record Rules(int recallsMax, int ratingSeconds, int printPagesPerJob) {
    /** What holds where the plan says nothing. */
    public static final Rules DEFAULT = new Rules(3, 60, 20);
}
