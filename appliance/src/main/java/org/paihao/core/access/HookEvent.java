package org.paihao.core.access;

/** What another system may ask to be told of, as it happens; named as the facts are. */
public enum HookEvent {
    TICKET_TAKEN,
    TICKET_WITHDRAWN,
    TICKET_CALLED,
    CALL_REPEATED,
    CALL_ARRIVED,
    CALL_FINISHED,
    CALL_UNANSWERED,
    CALL_PASSED,
    TICKET_BACK,
    DEED_UNDONE,
    RATING_GIVEN,
    COUNTER_OPENED,
    COUNTER_CLOSED,
    COUNTER_PAUSED,
    COUNTER_RESUMED,
    HALL_EVACUATED
}
