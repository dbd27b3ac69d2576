package org.paihao.role;

import java.time.Instant;

/** Hall time as this box knows it (hall protocol §9). */
public interface HallClock {
    /** Now, in hall time. May be corrected forwards and backwards as the hub is heard. */
    Instant now();

    /** Whether the hub, or a trusted clock of this box, stands behind it. */
    boolean trusted();
}
