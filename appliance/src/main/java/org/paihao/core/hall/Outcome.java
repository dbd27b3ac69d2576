package org.paihao.core.hall;

/** How a ticket or a call ended. */
public enum Outcome {
    SERVED,
    NO_SHOW,
    WITHDRAWN,
    /** The day ended before its turn came. */
    CLOSED,
    /** A second call of a ticket that another counter serves: never a no-show. */
    DOUBLE
}
