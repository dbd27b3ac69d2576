package org.paihao.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;

/** Puts routes into a listener, each behind its access. What is not in the table does not exist. */
final class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    /** More boxes than this don't share a host. */
    private static final int TOKENS_MAX = 16;

    private final Sessions sessions;
    private final List<String> tokenHashes;

    /** @param tokenHashes SHA-256 of the API tokens of other systems, in hexadecimal */
    Gate(Sessions sessions, List<String> tokenHashes) {
        this.sessions = sessions;
        this.tokenHashes = List.copyOf(tokenHashes);
    }

    void install(HttpRouting.Builder routing, List<Route> routes) {
        for (Route route : routes) {
            routing.route(
                    Method.create(route.method()),
                    route.path(),
                    (request, response) -> serve(route, request, response));
        }
    }

    /** The last word on a listener: a known address with another method, or anything else, is simply not there. */
    static void nothingElse(HttpRouting.Builder routing) {
        routing.any((request, response) ->
                new Exchange(request, response, Optional.empty()).problem(ProblemException.notFound()));
        routing.error(
                HttpException.class,
                (request, response, e) ->
                        new Exchange(request, response, Optional.empty()).problem(Problems.of(e.status())));
        // An address no file system can hold, such as one with a NUL in it.
        routing.error(
                InvalidPathException.class,
                (request, response, e) ->
                        new Exchange(request, response, Optional.empty()).problem(ProblemException.notFound()));
    }

    private void serve(Route route, ServerRequest request, ServerResponse response) {
        Optional<Sessions.Session> session = tokens(request).stream()
                .flatMap(token -> sessions.find(token).stream())
                .findFirst();
        Exchange exchange = new Exchange(request, response, session);
        try {
            admit(route, exchange);
            route.action().handle(exchange);
        } catch (ProblemException e) {
            exchange.problem(e);
        } catch (KeyReusedException e) {
            exchange.problem(new ProblemException(
                    422, "idempotency-key-reused", "This Idempotency-Key was used for another request"));
        } catch (StoreException e) {
            LOG.log(Level.ERROR, "event=store-refused path=" + route.path(), e);
            exchange.problem(new ProblemException(
                    503, "store", "The books of this box can't take it now; the same request may be tried again"));
        } catch (IllegalArgumentException e) {
            exchange.problem(ProblemException.badRequest(Problems.sentence(e)));
        } catch (HttpException e) {
            exchange.problem(Problems.of(e.status()));
        } catch (RuntimeException e) {
            if (response.isSent()) {
                // A stream whose reader went away.
                LOG.log(Level.DEBUG, "event=answer-broken path=" + route.path());
                throw e;
            }
            LOG.log(Level.ERROR, "event=request-failed path=" + route.path(), e);
            exchange.problem(new ProblemException(500, "internal", "Something went wrong in this box"));
        }
    }

    private void admit(Route route, Exchange exchange) {
        if (exchange.session().isEmpty() && route.access() == Access.STAFF && token(exchange.request())) {
            return;
        }
        admit(route.access(), exchange);
        if (!route.method().equals("GET") && !sameOrigin(exchange.request())) {
            throw new ProblemException(403, "foreign-origin", "The request comes from another page");
        }
    }

    /** Lets an exchange pass, or says why not. Streams ask again once they know which page is wanted. */
    static void admit(Access access, Exchange exchange) {
        switch (access) {
            case PAGE -> {
                if (!local(exchange.request())) {
                    throw new ProblemException(403, "not-this-box", "Only the box's own screen may do this");
                }
            }
            case STAFF -> {
                if (exchange.session().isEmpty()) {
                    throw new ProblemException(401, "sign-in", "Please sign in");
                }
            }
            case SUPERVISOR -> {
                if (exchange.session().isEmpty()) {
                    throw new ProblemException(401, "sign-in", "Please sign in");
                }
                if (!exchange.session().get().supervisor()) {
                    throw new ProblemException(403, "supervisors-only", "Only a supervisor may do this");
                }
            }
            case ANYBODY -> {}
        }
    }

    static boolean local(ServerRequest request) {
        return thisMachine(request.remotePeer().address())
                && ownName(request.headers().first(HeaderNames.HOST).orElse(""));
    }

    static boolean thisMachine(SocketAddress address) {
        return address instanceof InetSocketAddress peer
                && Optional.ofNullable(peer.getAddress())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /**
     * Whether a Host header names this box as its own screen does. A foreign site that lets its name point to 127.0.0.1
     * (DNS rebinding) comes from this machine and is its own origin, but it can't change this name.
     */
    static boolean ownName(String host) {
        String name = host.replaceFirst(":[0-9]{1,5}$", "");
        return name.equals("localhost") || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || name.equals("[::1]");
    }

    /** A browser names the page a request comes from; other clients name none. */
    private static boolean sameOrigin(ServerRequest request) {
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        if (origin.isEmpty()) {
            return true;
        }
        String host = request.headers().first(HeaderNames.HOST).orElse("");
        return origin.get().equals("http://" + host) || origin.get().equals("https://" + host);
    }

    private boolean token(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> sha256(value.substring("Bearer ".length())))
                .filter(hash -> tokenHashes.stream()
                        .anyMatch(known -> MessageDigest.isEqual(
                                known.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII))))
                .isPresent();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The session tokens a browser sends. A cookie belongs to a host whatever the port, so a browser that is signed in
     * at several boxes of one machine, as in the demo, carries a token of each; every box finds its own.
     */
    static List<String> tokens(ServerRequest request) {
        var cookies = request.headers().cookies();
        return cookies.contains(Sessions.COOKIE)
                ? Stream.of(cookies.get(Sessions.COOKIE).split("\\."))
                        .filter(token -> token.matches("[0-9a-f]{32}"))
                        .limit(TOKENS_MAX)
                        .toList()
                : List.of();
    }
}
