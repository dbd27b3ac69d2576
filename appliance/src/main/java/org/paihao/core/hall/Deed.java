package org.paihao.core.hall;

import java.time.Instant;
import org.paihao.core.id.CallId;

/** The last thing the staff of a counter did with a call: what an undo takes back. */
public record Deed(CallId call, Kind kind, Instant at) {
    /** What was done. */
    public enum Kind {
        CALLED,
        ARRIVED,
        /** Finished, nobody came, set aside, sent elsewhere. */
        ENDED
    }
}
