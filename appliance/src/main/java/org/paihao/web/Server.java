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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final String CSP =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final WebServer server;
    private final Views views;

    private Server(WebServer server, Views views) {
        this.server = server;
        this.views = views;
    }

    /** An address to listen on; port 0 takes a free one. */
    public record Address(String bind, int port) {}

    /**
     * What to serve.
     *
     * @param pages page name in the address → file in {@code web}
     * @param phonePages the same for the phone listener
     */
    record Site(
            Path web,
            Address address,
            Map<String, String> pages,
            List<Route> routes,
            Optional<Address> phone,
            Map<String, String> phonePages,
            List<Route> phoneRoutes) {}

    static Server start(Site site, Gate gate, Views views) {
        Discovery.off();
        var builder = WebServer.builder().shutdownHook(false).featuresDiscoverServices(false);
        listener(builder, site.address(), BODY_MAX);
        builder.routing(routing -> routing(routing, site.web(), site.pages(), site.routes(), gate));
        site.phone().ifPresent(address -> {
            builder.putSocket(PHONE, phone -> listener(phone, address, PHONE_BODY_MAX));
            builder.routing(
                    PHONE, routing -> routing(routing, site.web(), site.phonePages(), site.phoneRoutes(), gate));
        });
        WebServer started = builder.build().start();
        if (!started.isRunning()) {
            // It logs why, and returns as if all were well.
            throw new IllegalStateException("the pages can't be served at " + site.address()
                    + site.phone().map(phone -> " and " + phone).orElse("") + ": is the port taken?");
        }
        return new Server(started, views);
    }

    static void warmUp() {
        Discovery.off();
        HttpRouting.builder().get("/", (request, response) -> response.send()).build();
        WebServer.builder().shutdownHook(false).featuresDiscoverServices(false).buildPrototype();
    }

    private static void listener(ListenerConfig.BuilderBase<?, ?> listener, Address address, long bodyMax) {
        listener.host(address.bind())
                .port(address.port())
                .maxPayloadSize(bodyMax)
                .maxTcpConnections(CONNECTIONS_MAX)
                .idleConnectionTimeout(IDLE)
                .shutdownGracePeriod(Duration.ofMillis(500))
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(PROLOGUE_MAX)
                        .maxHeadersSize(HEADERS_MAX)
                        .build());
    }

    private static void routing(
            HttpRouting.Builder routing, Path web, Map<String, String> pages, List<Route> routes, Gate gate) {
        routing.addFilter((chain, request, response) -> {
            response.header("Content-Security-Policy", CSP);
            response.header("X-Content-Type-Options", "nosniff");
            response.header("Referrer-Policy", "no-referrer");
            chain.proceed();
        });
        gate.install(routing, routes);
        pages.forEach((address, file) -> routing.get(address, (request, response) -> {
            Exchange exchange = new Exchange(request, response, Optional.empty());
            try {
                exchange.bytes(200, "text/html; charset=utf-8", Files.readAllBytes(web.resolve(file)));
            } catch (IOException e) {
                exchange.problem(new ProblemException(404, "no-pages", "The pages are not installed"));
            }
        }));
        if (Files.isDirectory(web.resolve("assets"))) {
            routing.register(
                    "/assets",
                    StaticContentFeature.createService(FileSystemHandlerConfig.builder()
                            .location(web.resolve("assets"))
                            .build()));
        }
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
        views.close();
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
