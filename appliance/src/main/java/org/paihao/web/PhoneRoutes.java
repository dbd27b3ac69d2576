package org.paihao.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Refusal;
import org.paihao.core.message.HubReply;
import org.paihao.role.hub.Hub;
import org.paihao.role.kiosk.Tokens;
import org.paihao.web.Views.View;
import org.paihao.web.view.PhoneTicketView;

/**
 * Phones that scanned a slip's QR: the ticket's place in line, live, and a way to give it up. Only on the phone
 * listener.
 */
final class PhoneRoutes {
    private final Hub hub;
    private final Views views;
    private final Supplier<Instant> now;
    private final Consumer<HubReply.TicketIs> opened;
    private final Consumer<HubReply.TicketIs> withdrawn;

    /**
     * @param opened hears that a phone has a ticket: its kiosk may be waiting for just that
     * @param withdrawn hears that a ticket was given up, as it was just before
     */
    PhoneRoutes(
            Hub hub,
            Views views,
            Supplier<Instant> now,
            Consumer<HubReply.TicketIs> opened,
            Consumer<HubReply.TicketIs> withdrawn) {
        this.hub = hub;
        this.views = views;
        this.now = now;
        this.opened = opened;
        this.withdrawn = withdrawn;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/phone/api/tickets/{token}", Access.ANYBODY, exchange -> {
                    HubReply.TicketIs is = find(exchange);
                    opened.accept(is);
                    exchange.json(200, view(is));
                }),
                Route.get("/phone/api/tickets/{token}/stream", Access.ANYBODY, this::stream),
                Route.post("/phone/api/tickets/{token}/withdraw", Access.ANYBODY, this::withdraw));
    }

    private PhoneTicketView view(HubReply.TicketIs is) {
        return PhoneTicketView.of(hub.plan(), is, now.get());
    }

    private HubReply.TicketIs find(Exchange exchange) {
        String token = exchange.path("token");
        if (!token.matches("[0-9a-f]{32}")) {
            throw ProblemException.notFound();
        }
        return hub.ticketOfToken(Tokens.digest(token)).orElseThrow(ProblemException::notFound);
    }

    private void stream(Exchange exchange) {
        HubReply.TicketIs first = find(exchange);
        // Whoever is sent on, or follows a journey, waits as another ticket of the visit.
        Supplier<PhoneTicketView> current =
                () -> view(hub.ticket(first.ticket().id()).orElse(first));
        views.stream(
                exchange,
                List.of(new View("ticket", current, () -> current.get().identity())));
    }

    private void withdraw(Exchange exchange) {
        HubReply.TicketIs before = find(exchange);
        Optional<Refusal> refusal =
                hub.withdraw(new Command.Withdraw(before.ticket().id(), Why.CITIZEN_PHONE));
        if (refusal.isPresent()) {
            throw ProblemException.refused(refusal.get().code(), Optional.empty());
        }
        withdrawn.accept(before);
        exchange.json(200, view(find(exchange)));
    }
}
