package org.paihao.core.plan;

/**
 * That this hall gives tickets to phones, whose owners scan the code on the hall's screen.
 *
 * @param liveMax how many tickets one phone may have that have not ended
 */
public record PhoneTickets(int liveMax) {
    /** More than that for one phone is hoarding. */
    public static final int LIVE_MAX_MOST = 9;

    /** How many tickets one phone may take in a day, whatever became of them. */
    public static final int DAY_MAX = 12;
}
