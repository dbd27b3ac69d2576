package org.paihao.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.HubReply;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.PhoneDesk;
import org.paihao.web.view.PhoneHallView;

/** Phones that scanned the hall's screen take a ticket. Only on the phone listener. */
final class PhoneHallRoutes {
    /** A phone is known by it for the day; it says nothing about who holds it. */
    static final String COOKIE = "paihao-phone";

    private static final String SESSION = "[0-9a-f]{32}";

    private final Hub hub;
    private final Optional<PhoneDesk> desk;
    private final Supplier<String> freshSession;
    private final Consumer<HubReply.TicketIs> taken;

    /** @param desk empty where the hall gives no tickets to phones */
    PhoneHallRoutes(
            Hub hub, Optional<PhoneDesk> desk, Supplier<String> freshSession, Consumer<HubReply.TicketIs> taken) {
        this.hub = hub;
        this.desk = desk;
        this.freshSession = freshSession;
        this.taken = taken;
    }

    /** Body of a phone's wish. */
    record PhoneTicketBody(ServiceId service, String grant) {}

    List<Route> routes() {
        return List.of(
                Route.get("/phone/api/hall", Access.ANYBODY, this::hall),
                Route.post("/phone/api/tickets", Access.ANYBODY, this::take));
    }

    private PhoneDesk open() {
        return desk.orElseThrow(
                () -> new ProblemException(404, "phone-tickets-off", "This hall gives no tickets to phones"));
    }

    private static Optional<String> session(Exchange exchange) {
        return exchange.cookie(COOKIE).filter(value -> value.matches(SESSION));
    }

    private void hall(Exchange exchange) {
        PhoneDesk open = open();
        Optional<String> known = session(exchange);
        String session = known.orElseGet(freshSession);
        if (known.isEmpty()) {
            exchange.setCookie(COOKIE, session, "/phone");
        }
        Optional<String> grant = exchange.query("at").flatMap(code -> open.grant(session, code));
        var waiting = hub.board().waiting();
        exchange.json(
                200,
                PhoneHallView.of(
                        hub.plan(),
                        service -> waiting.getOrDefault(service, 0),
                        grant,
                        open.rules().liveMax(),
                        open.mine(session)));
    }

    private void take(Exchange exchange) {
        PhoneDesk open = open();
        String key = exchange.idempotencyKey();
        PhoneTicketBody body = exchange.body(PhoneTicketBody.class);
        String session = session(exchange).orElseThrow(() -> ProblemException.refused("scan-again", Optional.empty()));
        switch (open.take(session, key, body.service(), body.grant())) {
            case PhoneDesk.Answer.Taken done -> {
                taken.accept(done.mine().is());
                exchange.json(201, PhoneHallView.mine(hub.plan(), done.mine()));
            }
            case PhoneDesk.Answer.No no -> throw ProblemException.refused(no.code(), Optional.empty());
        }
    }
}
