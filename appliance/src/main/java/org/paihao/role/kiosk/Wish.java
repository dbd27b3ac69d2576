package org.paihao.role.kiosk;

import java.util.Optional;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;

/**
 * A touch on a service.
 *
 * @param priority the class of citizens it is for; empty for a walk-in
 */
public record Wish(ServiceId service, Optional<PriorityId> priority, boolean elder, boolean english) {
    /** What must be the same when a key comes again. */
    String content() {
        return priority.map(known -> service + " " + known).orElse(service.value());
    }

    boolean is(Ticket ticket) {
        return ticket.chosen().equals(service) && ticket.priority().equals(priority);
    }
}
