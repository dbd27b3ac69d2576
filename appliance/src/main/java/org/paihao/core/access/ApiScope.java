package org.paihao.core.access;

/** What another system may do with its token. Each call of the API that takes tokens names one. */
public enum ApiScope {
    /** Take tickets for people. */
    TICKETS_ISSUE,
    /** See how a ticket stands, by its id. */
    TICKETS_READ,
    /** Call, recall, mark the arrival, finish, no-show at a counter; and see that counter. */
    CALLS_ACT,
    /** Make appointments. */
    BOOKINGS_WRITE,
    /** See what the hall's screens show. */
    BOARD_READ,
    /** See the hall's figures. */
    REPORTS_READ
}
