package org.paihao.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.access.ApiScope;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.Opening;
import org.paihao.role.Journal;
import org.paihao.role.hub.Hub;
import org.paihao.web.view.EstimateScoresView;
import org.paihao.web.view.HubView;
import org.paihao.web.view.PhoneTicketView;

/** The hub: tickets for staff and other systems, appointments, and the pages of whoever looks after the hall. */
final class HubRoutes {
    private final Hub hub;
    private final Supplier<HubView> view;
    private final Supplier<Instant> now;
    private final Consumer<HubReply.TicketIs> taken;
    private final boolean kioskHere;

    /** @param kioskHere whether this box is a kiosk as well, whose page then owns {@code /api/v1/tickets} */
    HubRoutes(
            Hub hub,
            Supplier<HubView> view,
            Supplier<Instant> now,
            Consumer<HubReply.TicketIs> taken,
            boolean kioskHere) {
        this.hub = hub;
        this.view = view;
        this.now = now;
        this.taken = taken;
        this.kioskHere = kioskHere;
    }

    /** Body of a ticket at the hub. */
    record TicketBody(ServiceId service, Optional<String> channel, Optional<PriorityId> priority) {}

    /** The screens of the hall, for the hub's start page. */
    record Screens(List<HubView.ScreenView> screens) {}

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.get(
                        "/api/v1/screens",
                        Access.PAGE,
                        exchange -> exchange.json(200, new Screens(view.get().screens()))),
                Route.get("/api/v1/hub", Access.SUPERVISOR, exchange -> exchange.json(200, view.get()))
                        .orToken(ApiScope.REPORTS_READ),
                Route.get("/api/v1/hub/estimates", Access.SUPERVISOR, this::estimates)
                        .orToken(ApiScope.REPORTS_READ),
                Route.get("/api/v1/board", Access.STAFF, exchange -> exchange.json(200, hub.board()))
                        .orToken(ApiScope.BOARD_READ)));
        routes.addAll(new AppointmentRoutes(hub).routes());
        if (!kioskHere) {
            routes.add(Route.post("/api/v1/tickets", Access.STAFF, this::take).orToken(ApiScope.TICKETS_ISSUE));
            routes.add(
                    Route.get("/api/v1/tickets/{id}", Access.STAFF, this::show).orToken(ApiScope.TICKETS_READ));
        }
        return routes;
    }

    private void estimates(Exchange exchange) {
        exchange.json(
                200,
                hub.scores()
                        .map(EstimateScoresView::of)
                        .orElseGet(() -> new EstimateScoresView(Optional.empty(), List.of())));
    }

    private void take(Exchange exchange) {
        String key = exchange.idempotencyKey();
        TicketBody body = exchange.body(TicketBody.class);
        Journal.Answer answer = hub.take(key, body.service(), body.priority());
        if (answer.status() != 201) {
            throw ProblemException.refused(answer.body(), opensAgain(answer.body(), body.service()));
        }
        TicketId id = new TicketId(answer.body());
        HubReply.TicketIs is = hub.ticket(id).orElseThrow(ProblemException::notFound);
        taken.accept(is);
        exchange.json(201, new Issued(id.value(), PhoneTicketView.of(hub.plan(), is, now.get())));
    }

    /** When the service gives tickets again, where it is closed now. */
    private Optional<String> opensAgain(String code, ServiceId service) {
        return code.equals("service-closed") || code.equals("too-late-today")
                ? Opening.of(hub.plan(), service).next(now.get()).map(next -> "tickets are given again from " + next)
                : Optional.empty();
    }

    private void show(Exchange exchange) {
        TicketId id = exchange.path("id", TicketId::new);
        HubReply.TicketIs is = hub.ticket(id).orElseThrow(ProblemException::notFound);
        exchange.json(200, new Issued(id.value(), PhoneTicketView.of(hub.plan(), is, now.get())));
    }

    /** A ticket without a slip, with its id for whoever issued it. */
    record Issued(String id, @JsonUnwrapped PhoneTicketView ticket) {}
}
