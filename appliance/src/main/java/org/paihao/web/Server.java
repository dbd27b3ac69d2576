package org.paihao.web;

import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.staticcontent.FileSystemHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The box's listeners: one for its own pages, and where there is one, another that serves phones and nothing else. */
public final class Server implements AutoCloseable {
    private static final String PHONE = "phone";
    /** Longest request line and headers: tokens and ids are short. */
    private static final int PROLOGUE_MAX = 2_048;

    private static final int HEADERS_MAX = 8_192;
    /** An upload may be 50 MB; everything else is bounded where it is read. */
    private static final long PHONE_BODY_MAX = 51L * 1024 * 1024;

    private static final long BODY_MAX = 64L * 1024;
    private static final int CONNECTIONS_MAX = 1_024;
    /** So long a connection may stand between requests, and so long a request may take unless it may last. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int LOOKS_WITHIN_SILENCE = 6;

    private static final String CSP = "default-src 'self'; img-src 'self' data: blob:; style-src 'self';"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final WebServer server;
    private final Site site;
    private final List<Views> views;

    private Server(WebServer server, Site site, List<Views> views) {
        this.server = server;
        this.site = site;
        this.views = List.copyOf(views);
    }

    /** An address to listen on; port 0 takes a free one. */
    public record Address(String bind, int port) {}

    /** What to serve; {@code silence} as {@link #SILENCE}. */
    record Site(
            Path web,
            Address address,
            List<Route> routes,
            Optional<Observe> observe,
            Optional<Address> phone,
            List<Route> phoneRoutes,
            Duration silence) {}

    static Server start(Site site, Gate gate, List<Views> views) {
        Discovery.off();
        var builder = WebServer.builder().shutdownHook(false).featuresDiscoverServices(false);
        listener(builder, site.address(), BODY_MAX, site.silence());
        site.observe().ifPresent(observe -> builder.addFeature(observe.feature()));
        builder.routing(routing -> {
            guards(routing);
            Observe.guard(routing);
            List<Route> all = new ArrayList<>(site.routes());
            site.observe().ifPresent(observe -> all.add(observe.metrics()));
            routes(routing, site.web(), all, gate);
        });
        site.phone().ifPresent(address -> {
            builder.putSocket(PHONE, phone -> listener(phone, address, PHONE_BODY_MAX, site.silence()));
            builder.routing(PHONE, routing -> {
                guards(routing);
                routes(routing, site.web(), site.phoneRoutes(), gate);
            });
        });
        WebServer started = builder.build().start();
        if (!started.isRunning()) {
            // It logs why, and returns as if all were well.
            throw new IllegalStateException("the pages can't be served at " + site.address()
                    + site.phone().map(phone -> " and " + phone).orElse("") + ": is the port taken?");
        }
        return new Server(started, site, views);
    }

    static void warmUp() {
        Discovery.off();
        HttpRouting.builder().get("/", (request, response) -> response.send()).build();
        WebServer.builder().shutdownHook(false).featuresDiscoverServices(false).buildPrototype();
    }

    private static void listener(
            ListenerConfig.BuilderBase<?, ?> listener, Address address, long bodyMax, Duration silence) {
        listener.host(address.bind())
                .port(address.port())
                .maxPayloadSize(bodyMax)
                .maxTcpConnections(CONNECTIONS_MAX)
                .idleConnectionTimeout(silence)
                .idleConnectionPeriod(silence.dividedBy(LOOKS_WITHIN_SILENCE))
                .directHandlers(Problems.direct())
                .shutdownGracePeriod(Duration.ofMillis(500))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new BoundedHttp(
                        Http1Config.builder()
                                .maxPrologueLength(PROLOGUE_MAX)
                                .maxHeadersSize(HEADERS_MAX)
                                .build(),
                        silence));
    }

    private static void guards(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> {
            response.header("Content-Security-Policy", CSP);
            response.header("X-Content-Type-Options", "nosniff");
            response.header("Referrer-Policy", "no-referrer");
            chain.proceed();
        });
    }

    private static void routes(HttpRouting.Builder routing, Path web, List<Route> routes, Gate gate) {
        gate.install(routing, routes);
        if (Files.isDirectory(web.resolve("assets"))) {
            routing.register(
                    "/assets",
                    StaticContentFeature.createService(FileSystemHandlerConfig.builder()
                            .location(web.resolve("assets"))
                            .build()));
        }
        Gate.nothingElse(routing);
    }

    /** All that is answered on the box's own listener; what is not in here does not exist. */
    public List<Route> table() {
        List<Route> all = new ArrayList<>(site.routes());
        site.observe().ifPresent(observe -> all.addAll(observe.routes()));
        return all;
    }

    /** All that is answered on the phone listener; empty when there is none. */
    public List<Route> phoneTable() {
        return site.phone().isPresent() ? List.copyOf(site.phoneRoutes()) : List.of();
    }

    /** The port pages are served on. */
    public int port() {
        return server.port();
    }

    /** The port phones are served on, or -1. */
    public int phonePort() {
        return server.port(PHONE);
    }

    @Override
    public void close() {
        views.forEach(Views::close);
        server.stop();
    }

    /**
     * Everything is wired by hand, so Helidon need not read all jars for services: a tenth of a box's start. Its
     * registry is one for the process, also where a process runs several boxes; a class is initialized once.
     */
    private static final class Discovery {
        static {
            GlobalServiceRegistry.registry(ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                            .discoverServices(false)
                            .discoverServicesFromServiceLoader(false)
                            .build())
                    .registry());
        }

        static void off() {}
    }
}
