package org.paihao.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * HTTP/1.1 with an end to every wait. Helidon 4.5 looks after connections only between requests: one that sends
 * nothing at all, half a head or half a body holds its place for ever, and the read time-out has no effect in a
 * server. Here its watch sees every connection from the first moment, and ends it whatever it is doing; what may last
 * is a {@link LongRequest}.
 */
final class BoundedHttp implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final Duration silence;

    /** @param silence so long a connection may stand between requests, and so long a request may take */
    BoundedHttp(Http1Config config, Duration silence) {
        this.http = Http1ConnectionSelector.builder().config(config).build();
        this.silence = silence;
    }

    /** None: nothing else is spoken here, and a connection that says nothing must be known too. */
    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Bounded(http.connection(context), silence);
    }

    private record Bounded(ServerConnection http, Duration silence) implements ServerConnection {
        @Override
        public void handle(Limit limit) throws InterruptedException {
            http.handle(limit);
        }

        /** Since the last request began. */
        @Override
        public Duration idleTime() {
            return http.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            http.close(interrupt || idleTime().compareTo(silence) > 0);
        }
    }
}
