package org.paihao.web;

import java.util.List;
import java.util.Optional;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;

/** What a supervisor does when the hall can't go on: have it left, open it again, put the waiting lists on paper. */
final class EmergencyRoutes {
    private final Site.Emergency emergency;

    EmergencyRoutes(Site.Emergency emergency) {
        this.emergency = emergency;
    }

    /** Body of an evacuation: to begin or to end it. */
    record EvacuationBody(boolean begin) {}

    /** Body of the waiting lists: on whose printer. */
    record ListsBody(TerminalId terminal) {}

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/evacuation", Access.SUPERVISOR, this::evacuate),
                Route.post("/api/v1/waiting-lists", Access.SUPERVISOR, this::lists));
    }

    private void evacuate(Exchange exchange) {
        StaffId by = exchange.session().map(Sessions.Session::staff).orElseThrow(ProblemException::notFound);
        emergency.evacuate(exchange.body(EvacuationBody.class).begin(), by);
        exchange.noContent();
    }

    private void lists(Exchange exchange) {
        TerminalId terminal = exchange.body(ListsBody.class).terminal();
        if (!emergency.printLists(terminal, exchange.idempotencyKey())) {
            throw ProblemException.refused("no-printer", Optional.of(terminal.value()));
        }
        exchange.noContent();
    }
}
