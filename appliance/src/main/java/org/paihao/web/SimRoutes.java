package org.paihao.web;

import java.util.List;
import java.util.Map;

/** The twins of this box: what they show, and what a person does to them. */
final class SimRoutes {
    private final Site.Twins twins;

    SimRoutes(Site.Twins twins) {
        this.twins = twins;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/sim", Access.PAGE, exchange -> exchange.json(200, twins.view())),
                Route.get("/api/v1/sim/{twin}/slips/{number}", Access.PAGE, this::slip),
                Route.post("/api/v1/sim/{twin}/{action}", Access.PAGE, this::act));
    }

    private void slip(Exchange exchange) {
        int number = exchange.path("number", Integer::parseInt);
        exchange.bytes(
                200, "image/png", twins.slip(exchange.path("twin"), number).orElseThrow(ProblemException::notFound));
    }

    @SuppressWarnings("unchecked")
    private void act(Exchange exchange) {
        Map<String, Object> body = exchange.optionalBody(Map.class).orElse(Map.of());
        if (!twins.act(exchange.path("twin"), exchange.path("action"), body)) {
            throw ProblemException.notFound();
        }
        exchange.json(200, twins.view());
    }
}
