package org.paihao.web;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.Tag;
import io.helidon.service.registry.Services;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Health and figures of the box by Helidon's own observers, for whatever watches the box on the box itself: only on the
 * box's listener, only from this machine, and nothing of the observers but these addresses.
 */
final class Observe {
    private static final String ROOT = "/observe";
    private static final Set<String> PATHS =
            Set.of("/observe/health", "/observe/health/live", "/observe/health/ready", "/observe/metrics");
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

    /** The addresses, as the table of routes names them; the observers answer there, not these actions. */
    static List<Route> routes() {
        return PATHS.stream()
                .map(path -> Route.get(path, Access.PAGE, exchange -> {
                    throw ProblemException.notFound();
                }))
                .toList();
    }

    /** Adds the observers to the box's own listener. */
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
                .addObserver(MetricsObserver.create())
                .build();
    }

    private static HealthCheckResponse answer(Probe probe) {
        Probe.Finding finding = probe.look().get();
        HealthCheckResponse.Builder answer = HealthCheckResponse.builder().status(finding.well());
        finding.details().forEach(answer::detail);
        return answer.build();
    }

    /**
     * Helidon's registry belongs to the process; where several boxes share one, each figure names its box.
     *
     * @return takes the figures out again
     */
    Runnable register() {
        MeterRegistry registry = Services.get(MetricsFactory.class).globalRegistry();
        List<Meter> meters = new ArrayList<>();
        for (Gauge gauge : gauges) {
            meters.add(registry.getOrCreate(io.helidon.metrics.api.Gauge.builder(gauge.name(), gauge.value())
                    .description(gauge.about())
                    .addTag(Tag.create("terminal", terminal))));
        }
        return () -> meters.forEach(registry::remove);
    }

    /** Stands before the observers: they know no access of their own. */
    static void guard(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> {
            String path = request.path().path();
            if (path.equals(ROOT) || path.startsWith(ROOT + "/")) {
                Exchange exchange = new Exchange(request, response, Optional.empty());
                try {
                    Gate.admit(Access.PAGE, exchange);
                } catch (ProblemException e) {
                    exchange.problem(e);
                    return;
                }
                if (!PATHS.contains(path) || !request.prologue().method().text().equals("GET")) {
                    exchange.problem(ProblemException.notFound());
                    return;
                }
            }
            chain.proceed();
        });
    }
}
