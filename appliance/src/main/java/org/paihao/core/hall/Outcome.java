package org.paihao.core.hall;

/** How a ticket or a call ended. */
public enum Outcome {
    SERVED,
    NO_SHOW,
    WITHDRAWN,
    /** The day ended before its turn came. */
    CLOSED,
    /** A second call of a ticket that another counter serves: never a no-show. */
    DOUBLE,
    /** Set aside until something is brought: a further ticket of the visit waits. */
    PARKED,
    /** Sent to another service or counter: a further ticket of the visit waits there. */
    TRANSFERRED,
    /** Put back in line: a further ticket of the visit waits. */
    RETURNED,
    /** Taken back by the staff at once: there was no such call. */
    UNDONE
}
