package org.paihao.simulate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Line;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;

/**
 * What must always hold of a state, looked at from outside: plain walks over all tickets and calls, never the indexes
 * the rules use themselves. Each check throws an {@link AssertionError} with what it saw.
 */
public final class Soundness {
    private Soundness() {}

    /** Lines, stages and counters agree; no ticket is at two counters. */
    public static void check(HallState state) {
        all(state).forEach(Runnable::run);
    }

    /** The checks of {@link #check}, each by itself: one that fails does not hide the next. */
    static List<Runnable> all(HallState state) {
        return List.of(() -> lines(state), () -> counters(state), () -> stages(state));
    }

    private static void lines(HallState state) {
        Map<TicketId, Integer> inLine = new HashMap<>();
        state.lines()
                .forEach((service, line) -> line.everybody().forEach(id -> {
                    inLine.merge(id, 1, Integer::sum);
                    TicketState ticket =
                            state.ticket(id).orElseThrow(() -> new AssertionError("a line of nobody: " + id));
                    if (!line.has(ticket)) {
                        throw new AssertionError("in line at another place: " + ticket);
                    }
                    if (!ticket.ticket().service().equals(service)) {
                        throw new AssertionError("in the line of " + service + ": " + ticket);
                    }
                }));
        for (TicketState ticket : state.tickets().values()) {
            boolean waits = ticket.stage() == TicketState.Stage.WAITING;
            if (inLine.getOrDefault(ticket.ticket().id(), 0) != (waits ? 1 : 0)) {
                throw new AssertionError("line and stage differ: " + ticket);
            }
        }
    }

    /** No ticket is at two counters. */
    private static void counters(HallState state) {
        Set<TicketId> atCounters = new HashSet<>();
        for (CounterId id : state.counters().keySet()) {
            held(state, id).ifPresent(call -> {
                if (!atCounters.add(call.call().ticket().id())) {
                    throw new AssertionError("at two counters: " + call);
                }
            });
        }
    }

    private static void stages(HallState state) {
        Set<CallId> held = new HashSet<>();
        state.counters().values().forEach(counter -> counter.call().ifPresent(held::add));
        state.tickets().values().forEach(ticket -> stage(state, ticket, held));
    }

    /** The call a counter has; it must be known, its own, and not over. */
    private static Optional<CallState> held(HallState state, CounterId id) {
        Optional<CallId> call = state.counter(id).call();
        if (call.isEmpty()) {
            return Optional.empty();
        }
        CallState known = state.call(call.get()).orElseThrow(() -> new AssertionError("no such call: " + call));
        if (known.outcome().isPresent() || !known.call().counter().equals(id)) {
            throw new AssertionError(id + " has " + known);
        }
        return Optional.of(known);
    }

    private static void stage(HallState state, TicketState ticket, Set<CallId> held) {
        switch (ticket.stage()) {
            case CALLED, SERVING -> {
                CallState call = state.call(ticket.call().orElseThrow()).orElseThrow();
                if (call.outcome().isPresent()) {
                    throw new AssertionError("called by a call that is over: " + ticket + " " + call);
                }
            }
            case WAITING, PARKED -> {
                if (ticket.call().isPresent()) {
                    throw new AssertionError("waits and is called: " + ticket);
                }
            }
            // Its counter may have called it before it heard that the citizen has left.
            case WITHDRAWN -> {}
            case SERVED, NO_SHOW, CLOSED, PASSED_ON, VOID -> {
                if (ticket.call().filter(held::contains).isPresent()) {
                    throw new AssertionError("ended, yet at a counter: " + ticket);
                }
            }
        }
    }

    /**
     * As {@link #check}, of what a COMMIT was about: what it did not touch is as it was checked before. Counters are
     * few and are always looked at.
     */
    static List<Runnable> around(HallState before, HallState now, Touched touched) {
        Set<TicketId> tickets = new HashSet<>(touched.tickets());
        for (CallId id : touched.calls()) {
            before.call(id).ifPresent(call -> tickets.add(call.call().ticket().id()));
            now.call(id).ifPresent(call -> tickets.add(call.call().ticket().id()));
        }
        return List.of(
                () -> counters(now),
                () -> tickets.forEach(id -> places(before, now, id)),
                () -> stages(now, tickets),
                () -> moved(before, now, tickets));
    }

    private static void places(HallState before, HallState now, TicketId id) {
        Optional<TicketState> ticket = now.ticket(id);
        before.ticket(id).ifPresent(old -> place(now, old, ticket));
        ticket.ifPresent(known -> place(now, known, ticket));
    }

    private static void stages(HallState now, Set<TicketId> some) {
        Set<CallId> held = new HashSet<>();
        now.counters().values().forEach(counter -> counter.call().ifPresent(held::add));
        some.forEach(id -> now.ticket(id).ifPresent(known -> stage(now, known, held)));
    }

    private static void moved(HallState before, HallState now, Set<TicketId> tickets) {
        int moved = now.lines().values().stream().mapToInt(Line::size).sum()
                - before.lines().values().stream().mapToInt(Line::size).sum();
        int waiting = waiting(now, tickets) - waiting(before, tickets);
        if (moved != waiting) {
            throw new AssertionError(waiting + " more wait, the lines have " + moved + " more");
        }
    }

    private static int waiting(HallState state, Set<TicketId> some) {
        return (int) some.stream()
                .flatMap(id -> state.ticket(id).stream())
                .filter(ticket -> ticket.stage() == TicketState.Stage.WAITING)
                .count();
    }

    /** At the place where a ticket is, or was, it stands in line when it waits there now, and else not. */
    private static void place(HallState now, TicketState at, Optional<TicketState> ticket) {
        boolean inLine = now.line(at.ticket().service()).has(at);
        boolean waits = ticket.filter(known -> known.stage() == TicketState.Stage.WAITING)
                .filter(known -> known.place().equals(at.place()))
                .filter(known -> known.ticket().service().equals(at.ticket().service()))
                .isPresent();
        if (inLine != waits) {
            throw new AssertionError(
                    "line and stage differ: " + ticket.map(String::valueOf).orElse("gone " + at));
        }
    }

    /** Nobody of the same service who goes first by the hall's priorities could have been called instead. */
    public static void fair(HallState before, Call call, Precedence precedence, Instant at) {
        fair(before, before, call, precedence, at);
    }

    /** As above; whoever does not wait {@code after} it any more was called, or has left, by the same decision. */
    public static void fair(HallState before, HallState after, Call call, Precedence precedence, Instant at) {
        Ticket called = call.ticket();
        Optional<TicketState> known = before.ticket(called.id());
        TicketState chosen = known.orElseThrow(() -> new AssertionError("called before it was known: " + called));
        if (chosen.callableFrom().isAfter(at)) {
            throw new AssertionError("called before it was callable: " + chosen);
        }
        for (TicketState other : before.tickets().values()) {
            boolean passedOver = other.stage() == TicketState.Stage.WAITING
                    && after.ticket(other.ticket().id())
                            .filter(now -> now.stage() == TicketState.Stage.WAITING)
                            .isPresent()
                    && !other.callableFrom().isAfter(at)
                    && other.ticket().service().equals(called.service())
                    && isFor(before, other.ticket(), call.counter())
                    && !isAtACounter(before, other.ticket())
                    && precedence.tickets().compare(other, chosen) < 0;
            if (passedOver) {
                throw new AssertionError("passed over: " + other + " for " + chosen);
            }
        }
    }

    /** Whoever waits for one counter is nobody else's while that one is open. */
    private static boolean isFor(HallState state, Ticket ticket, CounterId counter) {
        Optional<CounterId> only = ticket.turn().flatMap(Turn::only);
        return only.isEmpty()
                || only.get().equals(counter)
                || state.counter(only.get()).staff().isEmpty();
    }

    /** Whether somebody's visit has another ticket at a counter: nobody is called to two of them. */
    public static boolean isAtACounter(HallState state, Ticket ticket) {
        return (ticket.turn().isPresent() || ticket.leg().isPresent())
                && state.tickets().values().stream()
                        .filter(other ->
                                other.stage() == TicketState.Stage.CALLED || other.stage() == TicketState.Stage.SERVING)
                        .map(TicketState::ticket)
                        .anyMatch(other -> other.visit().equals(ticket.visit())
                                && !other.id().equals(ticket.id()));
    }
}
