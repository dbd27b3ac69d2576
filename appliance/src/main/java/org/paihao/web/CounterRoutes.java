package org.paihao.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.core.access.ApiScope;
import org.paihao.core.hall.Pause;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;
import org.paihao.role.counter.CounterDesk;
import org.paihao.web.view.CounterView;

/** The counter's page: whatever staff do with a call, and with their counter. */
final class CounterRoutes {
    private final CounterDesk desk;
    private final Supplier<CounterView> view;

    CounterRoutes(CounterDesk desk, Supplier<CounterView> view) {
        this.desk = desk;
        this.view = view;
    }

    /** Body of call-next: only one service; no body or no service for any of the counter's. */
    record CallBody(Optional<ServiceId> service) {}

    /** Body of call-label: what the citizen holds in hand. */
    record LabelBody(String label) {
        Label read() {
            try {
                return Label.parse(label.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw ProblemException.refused("unknown-ticket", Optional.empty());
            }
        }
    }

    /** Body of no-show, if there is one: what staff know. */
    record NoShowBody(Optional<String> reason) {}

    /** Body of park. */
    record ParkBody(String reason, Optional<Integer> minutes, Optional<Boolean> here) {}

    /** Body of transfer: a service, a counter, or both. */
    record TransferBody(Optional<ServiceId> service, Optional<CounterId> counter, Optional<Boolean> first) {}

    /** Body of pause; {@code minutes}: when the staff mean to be back. */
    record PauseBody(Pause.Kind kind, Optional<Integer> minutes) {}

    /** Body of take: which ticket out of turn, and why. */
    record TakeBody(String label, String reason) {}

    /** Body of walk-in: what for. */
    record WalkInBody(ServiceId service) {}

    private interface Act {
        CounterDesk.Outcome apply(Exchange exchange);
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/counters",
                        Access.PAGE,
                        exchange -> exchange.json(200, List.of(view.get().counter()))),
                Route.get("/api/v1/counters/{id}", Access.STAFF, exchange -> {
                            mine(exchange);
                            exchange.json(200, view.get());
                        })
                        .orToken(ApiScope.CALLS_ACT),
                act(
                        "call-next",
                        exchange -> desk.callNext(
                                exchange.idempotencyKey(),
                                exchange.optionalBody(CallBody.class).flatMap(CallBody::service))),
                act(
                        "call-label",
                        exchange -> desk.callLabel(
                                exchange.idempotencyKey(),
                                exchange.body(LabelBody.class).read())),
                act("recall", exchange -> desk.recall(exchange.idempotencyKey())),
                act("arrive", exchange -> desk.arrive(exchange.idempotencyKey())),
                act("finish", exchange -> desk.finish(exchange.idempotencyKey())),
                act(
                        "no-show",
                        exchange -> desk.noShow(
                                exchange.idempotencyKey(),
                                exchange.optionalBody(NoShowBody.class).flatMap(NoShowBody::reason))),
                act("park", this::park),
                act("transfer", this::transfer),
                act("put-back", exchange -> desk.work().putBack(exchange.idempotencyKey())),
                act("undo", exchange -> desk.work().undo(exchange.idempotencyKey())),
                act("pause", this::pause),
                act("resume", exchange -> {
                    exchange.idempotencyKey();
                    return desk.staffWork().resume();
                }),
                act("take", exchange -> {
                    TakeBody body = exchange.body(TakeBody.class);
                    return desk.staffWork()
                            .take(exchange.idempotencyKey(), new LabelBody(body.label()).read(), body.reason());
                }),
                act(
                        "walk-in",
                        exchange -> desk.staffWork()
                                .walkIn(
                                        exchange.idempotencyKey(),
                                        exchange.body(WalkInBody.class).service())));
    }

    private CounterDesk.Outcome park(Exchange exchange) {
        ParkBody body = exchange.body(ParkBody.class);
        return desk.work()
                .park(
                        exchange.idempotencyKey(),
                        body.minutes(),
                        body.reason(),
                        body.here().orElse(false));
    }

    private CounterDesk.Outcome transfer(Exchange exchange) {
        TransferBody body = exchange.body(TransferBody.class);
        return desk.work()
                .transfer(
                        exchange.idempotencyKey(),
                        body.service(),
                        body.counter(),
                        body.first().orElse(false));
    }

    private CounterDesk.Outcome pause(Exchange exchange) {
        exchange.idempotencyKey();
        PauseBody body = exchange.body(PauseBody.class);
        return desk.staffWork().pause(body.kind(), body.minutes());
    }

    private Route act(String name, Act act) {
        return Route.post("/api/v1/counters/{id}/" + name, Access.STAFF, exchange -> {
                    mine(exchange);
                    switch (act.apply(exchange)) {
                        case CounterDesk.Outcome.Done ignored -> exchange.json(200, view.get());
                        case CounterDesk.Outcome.No no -> throw ProblemException.refused(no.code(), no.detail());
                    }
                })
                .orToken(ApiScope.CALLS_ACT);
    }

    private void mine(Exchange exchange) {
        if (!exchange.path("id", CounterId::new).equals(desk.id())) {
            throw ProblemException.notFound();
        }
    }
}
