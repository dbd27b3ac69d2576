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
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.core.access.ApiScope;
import org.paihao.core.access.ApiToken;
import org.paihao.json.Json;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;

/** Puts routes into a listener, each behind its access. What is not in the table does not exist. */
final class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    /** More boxes than this don't share a host. */
    private static final int TOKENS_MAX = 16;

    private final Sessions sessions;
    private final Site.Tokens tokens;

    Gate(Sessions sessions, Site.Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
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
        if (exchange.session().isEmpty() && route.scope().isPresent()) {
            Optional<ApiToken> token = token(exchange.request());
            if (token.isPresent()) {
                admit(token.get(), route.scope().get(), exchange);
                return;
            }
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

    /** Another system passes with a good token of the scope, and is told which scope it lacks. */
    private void admit(ApiToken token, ApiScope scope, Exchange exchange) {
        if (token.isRevoked()) {
            throw new ProblemException(401, "token-revoked", "This token was taken back");
        }
        if (token.isExpired(tokens.today().get())) {
            throw new ProblemException(401, "token-expired", "This token's last day is over");
        }
        if (!token.may(scope)) {
            throw new ProblemException(
                    403, "scope-missing", "This token is not for that", Optional.of(Json.dashed(scope.name())));
        }
        if (scope == ApiScope.CALLS_ACT && !token.mayActAt(exchange.path("id"))) {
            throw new ProblemException(
                    403, "counter-not-yours", "This token is for other counters", Optional.of(exchange.path("id")));
        }
    }

    private Optional<ApiToken> token(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> ApiToken.hashOf(value.substring("Bearer ".length())))
                .flatMap(hash -> tokens.known().get().stream()
                        .filter(known -> known.is(hash))
                        .findFirst());
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
