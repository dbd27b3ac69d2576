package org.paihao.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.role.kiosk.Kiosk;
import org.paihao.role.kiosk.Wish;
import org.paihao.web.view.KioskView;
import org.paihao.web.view.TicketView;

/** The kiosk's page: services, a touch, its ticket and the choices a citizen has with it. */
final class KioskRoutes {
    private final Kiosk kiosk;
    private final Supplier<KioskView> home;
    private final Function<Kiosk.Shown, TicketView> words;

    KioskRoutes(Kiosk kiosk, Supplier<KioskView> home, Function<Kiosk.Shown, TicketView> words) {
        this.kiosk = kiosk;
        this.home = home;
        this.words = words;
    }

    /** Body of a touch. {@code channel} is always {@code kiosk} here. */
    record TicketBody(
            ServiceId service,
            String channel,
            Optional<PriorityId> priority,
            Optional<Boolean> elder,
            Optional<String> locale) {}

    /** Body of a choice when no paper came. */
    record ChoiceBody(Paper.Choice choice) {}

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/services", Access.PAGE, exchange -> exchange.json(200, home.get())),
                Route.post("/api/v1/tickets", Access.PAGE, this::take),
                Route.get("/api/v1/tickets/{id}", Access.PAGE, this::show),
                Route.post("/api/v1/tickets/{id}/choice", Access.PAGE, this::choose),
                Route.post("/api/v1/tickets/{id}/reprint", Access.PAGE, this::reprint),
                Route.post("/api/v1/tickets/{id}/withdraw", Access.PAGE, this::withdraw));
    }

    private void take(Exchange exchange) {
        String key = exchange.idempotencyKey();
        TicketBody body = exchange.body(TicketBody.class);
        Wish wish = new Wish(
                body.service(),
                body.priority(),
                body.elder().orElse(false),
                body.locale().orElse("zh-CN").startsWith("en"));
        switch (kiosk.take(key, wish)) {
            case Kiosk.Answer.Taken taken ->
                exchange.json(201, words.apply(kiosk.own(taken.ticket()).orElseThrow()));
            case Kiosk.Answer.No no -> throw ProblemException.refused(no.code(), Optional.empty());
        }
    }

    private TicketId id(Exchange exchange) {
        return exchange.path("id", TicketId::new);
    }

    private void show(Exchange exchange) {
        exchange.json(200, words.apply(kiosk.show(id(exchange)).orElseThrow(ProblemException::notFound)));
    }

    private void choose(Exchange exchange) {
        Paper.Choice choice = exchange.body(ChoiceBody.class).choice();
        if (choice == Paper.Choice.TIMEOUT) {
            throw ProblemException.badRequest("a citizen does not choose the time-out");
        }
        answer(exchange, kiosk.choose(id(exchange), choice));
    }

    private void reprint(Exchange exchange) {
        answer(exchange, kiosk.reprint(id(exchange), false));
    }

    private void withdraw(Exchange exchange) {
        refuse(kiosk.withdraw(id(exchange)));
        Kiosk.Shown shown = kiosk.show(id(exchange)).orElseThrow(ProblemException::notFound);
        exchange.json(200, words.apply(shown.left()));
    }

    private void answer(Exchange exchange, Optional<Refusal> refusal) {
        refuse(refusal);
        show(exchange);
    }

    private static void refuse(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get() instanceof Refusal.UnknownTicket
                    ? ProblemException.notFound()
                    : ProblemException.refused(refusal.get().code(), Optional.empty());
        }
    }
}
