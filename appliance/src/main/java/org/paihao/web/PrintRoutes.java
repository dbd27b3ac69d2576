package org.paihao.web;

import java.util.List;
import java.util.Optional;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.PrintDecision;
import org.paihao.core.printjob.Sides;
import org.paihao.role.printstation.ActionOutcome;
import org.paihao.role.printstation.PrintStation;

/** The print station's page. */
final class PrintRoutes {
    private final PrintStation station;

    PrintRoutes(PrintStation station) {
        this.station = station;
    }

    /** What the citizen chose. */
    record ReleaseBody(int copies, Sides sides) {}

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/print", Access.PAGE, exchange -> exchange.json(200, station.view())),
                Route.get("/api/v1/print-jobs/{id}/preview", Access.PAGE, this::preview),
                Route.post("/api/v1/print-jobs/{id}/release", Access.PAGE, exchange -> {
                    ReleaseBody body = exchange.body(ReleaseBody.class);
                    answer(exchange, station.release(id(exchange), body.copies(), body.sides()));
                }),
                Route.post(
                        "/api/v1/print-jobs/{id}/touch",
                        Access.PAGE,
                        exchange -> answer(exchange, station.touch(id(exchange)))),
                Route.delete(
                        "/api/v1/print-jobs/{id}",
                        Access.PAGE,
                        exchange -> answer(exchange, station.cancel(id(exchange)))));
    }

    private static JobId id(Exchange exchange) {
        return exchange.path("id", JobId::new);
    }

    private void preview(Exchange exchange) {
        exchange.bytes(200, "image/png", station.preview(id(exchange)).orElseThrow(ProblemException::notFound));
    }

    private void answer(Exchange exchange, ActionOutcome outcome) {
        switch (outcome) {
            case ActionOutcome.Done ignored -> exchange.json(200, station.view());
            case ActionOutcome.Refused no ->
                throw no.why() == PrintDecision.Why.NO_SUCH_JOB
                        ? ProblemException.notFound()
                        : ProblemException.refused(no.why().word(), Optional.empty());
        }
    }
}
