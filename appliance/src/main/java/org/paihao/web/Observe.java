package org.paihao.web;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Health by Helidon's own observer, and figures, for whatever watches the box on the box itself: only on the box's
 * listener, only from this machine, and nothing of the observer but these addresses.
 *
 * <p>The figures are written by hand: Helidon's metrics need its service discovery, which this server does without,
 * and a library that a box would load at each start for a dozen numbers.
 */
final class Observe {
    private static final String ROOT = "/observe";
    private static final Set<String> HEALTH =
            Set.of("/observe/health", "/observe/health/live", "/observe/health/ready");
    private static final String METRICS = "/observe/metrics";
    /** Before the routes of the box, whose last one says that there is nothing else. */
    private static final double FIRST = 200;

    private final String terminal;
    private final List<Probe> probes;
    private final List<Gauge> gauges;

    Observe(String terminal, List<Probe> probes, List<Gauge> gauges) {
        this.terminal = terminal;
        this.probes = List.copyOf(probes);
        this.gauges = List.copyOf(gauges);
    }

    /** The addresses, as the table of routes names them; the observer answers all but the last, not these actions. */
    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String path : HEALTH) {
            routes.add(Route.get(path, Access.PAGE, exchange -> {
                throw ProblemException.notFound();
            }));
        }
        routes.add(metrics());
        return routes;
    }

    /** The figures in the text form of Prometheus. */
    Route metrics() {
        return Route.get(METRICS, Access.PAGE, exchange -> {
            StringBuilder text = new StringBuilder(512);
            for (Gauge gauge : gauges) {
                text.append("# HELP ").append(gauge.name()).append(' ').append(gauge.about());
                text.append("\n# TYPE ").append(gauge.name()).append(" gauge\n");
                text.append(gauge.name())
                        .append("{terminal=\"")
                        .append(terminal)
                        .append("\"} ");
                text.append(gauge.value().get()).append('\n');
            }
            exchange.bytes(
                    200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Adds the observer to the box's own listener. */
    ObserveFeature feature() {
        HealthObserverConfig.Builder health =
                HealthObserver.builder().details(true).useSystemServices(false);
        for (Probe probe : probes) {
            HealthCheckType type = probe.alive() ? HealthCheckType.LIVENESS : HealthCheckType.READINESS;
            health.addCheck(() -> answer(probe), type, probe.name());
        }
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addSockets(List.of(WebServer.DEFAULT_SOCKET_NAME))
                .weight(FIRST)
                .addObserver(health.build())
                .build();
    }

    private static HealthCheckResponse answer(Probe probe) {
        Probe.Finding finding = probe.look().get();
        HealthCheckResponse.Builder answer = HealthCheckResponse.builder().status(finding.well());
        finding.details().forEach(answer::detail);
        return answer.build();
    }

    /** Stands before the observer: it knows no access of its own. */
    static void guard(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> {
            String path = request.path().path();
            if (!path.equals(METRICS) && (path.equals(ROOT) || path.startsWith(ROOT + "/"))) {
                Exchange exchange = new Exchange(request, response, Optional.empty());
                try {
                    Gate.admit(Access.PAGE, exchange);
                } catch (ProblemException e) {
                    exchange.problem(e);
                    return;
                }
                if (!HEALTH.contains(path)
                        || !request.prologue().method().text().equals("GET")) {
                    exchange.problem(ProblemException.notFound());
                    return;
                }
            }
            chain.proceed();
        });
    }
}
