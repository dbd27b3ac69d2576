package org.paihao.role.kiosk;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.message.Wait;

/**
 * What is remembered of a slip while its citizen stands here.
 *
 * @param ahead how many stood before it when it was issued, and {@code estimate} how long it would wait
 * @param chooseUntil by then they must have said how they go on without paper
 */
record Slipping(
        Optional<Integer> ahead,
        Optional<Wait> estimate,
        boolean elder,
        boolean english,
        Optional<Instant> chooseUntil) {
    /** Of a slip from before a restart. */
    static final Slipping NOTHING = new Slipping(Optional.empty(), Optional.empty(), false, false, Optional.empty());

    Slipping choosing(Instant until) {
        return new Slipping(ahead, estimate, elder, english, Optional.of(until));
    }
}
