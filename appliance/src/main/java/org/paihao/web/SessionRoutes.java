package org.paihao.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.HubReply;
import org.paihao.role.counter.CounterDesk;

/** Signing in with a PIN, and out. At a counter, signing in also opens it. */
final class SessionRoutes {
    /** The PIN was right, but the same person is at another counter. */
    private static final Set<String> ELSEWHERE = Set.of("at-other-counter", "other-counter-busy");

    private final Sessions sessions;
    private final BiFunction<StaffId, String, Optional<HubReply>> checkPin;
    private final Optional<CounterDesk> desk;

    /** @param checkPin asks the hub; empty when it does not answer */
    SessionRoutes(
            Sessions sessions, BiFunction<StaffId, String, Optional<HubReply>> checkPin, Optional<CounterDesk> desk) {
        this.sessions = sessions;
        this.checkPin = checkPin;
        this.desk = desk;
    }

    /** Body of a sign-in. */
    record SignInBody(String staff, String pin, Optional<CounterId> counter) {
        @Override
        public String toString() {
            return "SignInBody[]";
        }
    }

    /** Who is signed in. */
    record SessionView(String staff, String name, String role, Optional<String> counter) {
        static SessionView of(Sessions.Session session) {
            return new SessionView(
                    session.staff().value(),
                    session.name(),
                    session.supervisor() ? "supervisor" : "staff",
                    session.counter().map(CounterId::value));
        }
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/session",
                        Access.STAFF,
                        exchange -> exchange.json(
                                200,
                                SessionView.of(exchange.session()
                                        .orElseThrow(() -> new ProblemException(401, "sign-in", "Please sign in"))))),
                Route.post("/api/v1/session", Access.ANYBODY, this::signIn),
                Route.delete("/api/v1/session", Access.STAFF, this::signOut));
    }

    private void signIn(Exchange exchange) {
        SignInBody body = exchange.body(SignInBody.class);
        if (!body.pin().matches("[0-9]{4,12}") || !body.staff().matches("[a-z0-9-]{1,32}")) {
            throw new ProblemException(401, "wrong-pin", "Number or PIN is wrong");
        }
        StaffId staff = new StaffId(body.staff());
        HubReply reply = checkPin.apply(staff, body.pin())
                .orElseThrow(() -> new ProblemException(503, "hub-unreachable", "The hall's hub does not answer"));
        if (!(reply instanceof HubReply.SignedIn person)) {
            HubReply.No no =
                    reply instanceof HubReply.No given ? given : new HubReply.No("hub-unreachable", Optional.empty());
            if (ELSEWHERE.contains(no.code())) {
                throw ProblemException.refused(no.code(), no.detail());
            }
            throw new ProblemException(
                    no.code().equals("locked") ? 429 : 401, no.code(), "Number or PIN is wrong", no.detail());
        }
        boolean supervisor = person.role().equals("supervisor");
        Optional<CounterId> counter = desk.map(CounterDesk::id)
                .filter(id -> body.counter().isEmpty() || body.counter().get().equals(id));
        if (desk.isPresent() && counter.isPresent() && !supervisor) {
            open(desk.get(), staff);
        }
        String token = sessions.open(staff, person.name(), supervisor, counter);
        exchange.setCookie(Stream.concat(Stream.of(token), foreign(exchange)).collect(Collectors.joining(".")));
        exchange.json(200, SessionView.of(sessions.find(token).orElseThrow()));
    }

    private static void open(CounterDesk desk, StaffId staff) {
        if (desk.open(staff) instanceof CounterDesk.Outcome.No no) {
            throw ProblemException.refused(no.code(), no.detail());
        }
    }

    private void signOut(Exchange exchange) {
        Sessions.Session session =
                exchange.session().orElseThrow(() -> new ProblemException(401, "sign-in", "Please sign in"));
        if (desk.isPresent() && session.counter().isPresent() && !session.supervisor()) {
            if (desk.get().close(session.staff()) instanceof CounterDesk.Outcome.No no) {
                throw ProblemException.refused(no.code(), no.detail());
            }
        }
        String others = foreign(exchange).collect(Collectors.joining("."));
        Gate.tokens(exchange.request()).forEach(sessions::close);
        exchange.setCookie(others);
        exchange.noContent();
    }

    /** Tokens of other boxes on the same host: theirs to end. */
    private Stream<String> foreign(Exchange exchange) {
        return Gate.tokens(exchange.request()).stream()
                .filter(token -> sessions.find(token).isEmpty());
    }
}
