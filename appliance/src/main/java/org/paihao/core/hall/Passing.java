package org.paihao.core.hall;

/** How a call ends without ending the visit: its citizen waits on as a further ticket. */
public enum Passing {
    /** Set aside until something is brought (挂起). */
    PARKED,
    /** To another service or counter (转办). */
    TRANSFERRED,
    /** Back in line, as it was (退回). */
    RETURNED;

    /** How the call ended by that. */
    public Outcome outcome() {
        return switch (this) {
            case PARKED -> Outcome.PARKED;
            case TRANSFERRED -> Outcome.TRANSFERRED;
            case RETURNED -> Outcome.RETURNED;
        };
    }
}
