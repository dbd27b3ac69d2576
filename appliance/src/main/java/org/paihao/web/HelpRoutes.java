package org.paihao.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.TicketId;

/** A citizen asks for help at a machine. */
final class HelpRoutes {
    private static final Set<String> PLACES = Set.of("home", "ticket", "print");

    private final Site.Help help;

    HelpRoutes(Site.Help help) {
        this.help = help;
    }

    /** Where the citizen stands: {@code home}, {@code ticket} (with the ticket's id) or {@code print}. */
    record HelpBody(String from, Optional<TicketId> ticket) {}

    List<Route> routes() {
        return List.of(Route.post("/api/v1/help", Access.PAGE, this::ask));
    }

    private void ask(Exchange exchange) {
        HelpBody body = exchange.body(HelpBody.class);
        if (!PLACES.contains(body.from())) {
            throw ProblemException.badRequest("from is home, ticket or print");
        }
        help.asked(body.from(), body.ticket());
        exchange.noContent();
    }
}
