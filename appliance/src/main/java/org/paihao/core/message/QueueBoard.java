package org.paihao.core.message;

import java.time.Instant;
import java.util.List;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/** Who waits for a service, in order (retained, at most every 5 s): what a counter goes by when the hub is silent. */
public record QueueBoard(Instant at, ServiceId service, List<Waiting> tickets) {
    public QueueBoard {
        tickets = List.copyOf(tickets);
    }

    /** One who waits. */
    public record Waiting(TicketId ticket, Label label, Instant arrivedAt, Instant callableFrom) {}
}
