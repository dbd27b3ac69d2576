package org.paihao.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.paihao.web.Views.View;
import org.paihao.web.view.BoxView;

/** What every page asks first: who this box is. And the one stream each page has. */
final class BoxRoutes {
    private final Supplier<BoxView> box;
    private final Views views;
    private final Sessions sessions;
    private final List<Page> pages = new ArrayList<>();

    BoxRoutes(Supplier<BoxView> box, Views views, Sessions sessions) {
        this.box = box;
        this.views = views;
        this.sessions = sessions;
    }

    /** A page's stream: its name, who may open it, and the views it carries. */
    private record Page(String name, Access access, List<View> views) {}

    /** Adds a page. */
    void page(String name, Access access, View... carried) {
        List<View> all = new ArrayList<>();
        all.add(new View("box", box, () -> box.get().identity()));
        all.addAll(List.of(carried));
        pages.add(new Page(name, access, List.copyOf(all)));
    }

    String terminal() {
        return box.get().terminal();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/box", Access.ANYBODY, exchange -> exchange.json(200, box.get())),
                Route.get("/api/v1/stream", Access.ANYBODY, this::stream));
    }

    private void stream(Exchange exchange) {
        String name = exchange.query("page").orElse("");
        Page page = pages.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        Gate.admit(page.access(), exchange);
        if (page.access() != Access.STAFF && page.access() != Access.SUPERVISOR) {
            views.stream(exchange, page.views());
            return;
        }
        // A stream outlives the request that opened it: whoever has signed out must not go on seeing the hall.
        List<String> tokens = Gate.tokens(exchange.request());
        views.stream(
                exchange,
                page.views(),
                () -> tokens.stream().anyMatch(token -> sessions.find(token).isPresent()));
    }
}
