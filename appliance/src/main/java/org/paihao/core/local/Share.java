package org.paihao.core.local;

import java.util.List;
import java.util.Set;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;

/**
 * Which tickets are one counter's without its asking anybody: by the ticket's id, which is a digest, and the counters
 * open for its service. Counters that know of the same open counters never have a ticket in common.
 *
 * @param services those it may call for now
 * @param open staffed counters, itself among them whether heard of or not
 */
public record Share(CounterId self, HallPlan plan, List<ServiceId> services, Set<CounterId> open) {
    public Share {
        services = List.copyOf(services);
        open = Set.copyOf(open);
    }

    /** Whether a ticket of a service is this counter's. */
    public boolean has(ServiceId service, TicketId ticket) {
        List<CounterId> serving = plan.counters().stream()
                .filter(counter -> counter.services().contains(service))
                .map(Counter::id)
                .filter(id -> id.equals(self) || open.contains(id))
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        if (serving.isEmpty()) {
            return false;
        }
        long digest = Long.parseLong(ticket.value().substring(0, 8), 16);
        return serving.get((int) (digest % serving.size())).equals(self);
    }
}
