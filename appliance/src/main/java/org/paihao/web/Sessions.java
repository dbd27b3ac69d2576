package org.paihao.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;

/** Who is signed in at this box. In memory: after a restart staff sign in again. Thread-safe. */
public final class Sessions {
    static final String COOKIE = "paihao-session";
    /** A working day; a shift that is longer signs in once more. */
    private static final Duration LIFE = Duration.ofHours(12);
    /** A box has a handful of staff; more sessions than this are a mistake or an attack. */
    private static final int SESSIONS_MAX = 200;

    private final SecureRandom random;
    private final Supplier<Instant> now;
    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Predicate<Session> holds = session -> true;

    public Sessions(SecureRandom random, Supplier<Instant> now) {
        this.random = random;
        this.now = now;
    }

    /** Adds what a session needs to go on: it has ended as soon as this is false. Cheap; asked on every request. */
    void holdsWhile(Predicate<Session> needed) {
        Predicate<Session> before = holds;
        holds = session -> before.test(session) && needed.test(session);
    }

    /** Told when somebody has signed out: only mark and wake. */
    void onEnd(Runnable listener) {
        listeners.add(listener);
    }

    /** A signed-in person. */
    public record Session(StaffId staff, String name, boolean supervisor, Optional<CounterId> counter, Instant until) {}

    /** Opens a session and returns the cookie's value: 128 random bits. */
    String open(StaffId staff, String name, boolean supervisor, Optional<CounterId> counter) {
        byToken.values().removeIf(session -> now.get().isAfter(session.until()));
        if (byToken.size() >= SESSIONS_MAX) {
            throw new ProblemException(503, "too-many-sessions", "Too many people are signed in at this box");
        }
        byte[] token = new byte[16];
        random.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        byToken.put(
                text, new Session(staff, name, supervisor, counter, now.get().plus(LIFE)));
        return text;
    }

    Optional<Session> find(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(session -> now.get().isBefore(session.until()))
                .filter(session -> holds.test(session));
    }

    void close(String token) {
        if (byToken.remove(token) != null) {
            listeners.forEach(Runnable::run);
        }
    }
}
