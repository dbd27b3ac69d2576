package org.paihao.core.estimate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;

/**
 * How long people wait, as of one moment.
 *
 * @param tickets those who wait; who is absent can't be told a number
 * @param asking somebody who would take a ticket now, by service and class
 */
public record Estimates(
        Instant at, Map<TicketId, WaitRange> tickets, Map<ServiceId, Map<Optional<PriorityId>, WaitRange>> asking) {
    /** Nothing is known. */
    public static final Estimates NONE = new Estimates(Instant.EPOCH, Map.of(), Map.of());

    public Estimates {
        tickets = Map.copyOf(tickets);
        asking = Map.copyOf(asking);
    }

    /** For a ticket that waits; empty when nobody can say. */
    public Optional<WaitRange> of(TicketId ticket) {
        return Optional.ofNullable(tickets.get(ticket));
    }

    /** For somebody who takes a ticket now; a class the plan does not have waits as walk-ins do. */
    public Optional<WaitRange> of(ServiceId service, Optional<PriorityId> priority) {
        Map<Optional<PriorityId>, WaitRange> classes = asking.getOrDefault(service, Map.of());
        return Optional.ofNullable(classes.getOrDefault(priority, classes.get(Optional.empty())));
    }
}
