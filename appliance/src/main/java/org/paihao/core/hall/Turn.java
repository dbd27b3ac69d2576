package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;

/**
 * What makes a ticket a further one of its visit (来访): whoever is sent to another counter, comes back with what was
 * missing, or missed a call, keeps the slip and the label, and waits as a further ticket with an id of its own.
 *
 * @param visit the visit's first ticket
 * @param number 1 for the first further ticket
 * @param since when this turn began: figures of waiting count from here, the place in line goes by the ticket's
 *     {@code arrivedAt}
 * @param after the call it came of; it stands only while that call ended so (docs/life-of-a-ticket.md)
 * @param only the counter it waits for, while that one is open; empty for any counter of its service
 * @param first whether it goes before everybody else in its line
 */
public record Turn(
        TicketId visit, int number, Instant since, Optional<CallId> after, Optional<CounterId> only, boolean first) {
    /** @throws IllegalArgumentException when the number is below 1 */
    public Turn {
        if (number < 1) {
            throw new IllegalArgumentException("further tickets of a visit are counted from 1");
        }
    }
}
