package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;

/**
 * Where a ticket stands, by all that is known of it. The same whatever the order in which it was heard, so that a hub
 * that hears late, twice, or from two sides of a cut ends with the same books (docs/merge.md).
 */
final class Standing {
    /**
     * Of two calls of one ticket the answered one stands, else the earlier, else that of the lower counter (hall
     * protocol §7).
     */
    private static final Comparator<CallState> BEST_FIRST = Comparator.comparing(CallState::answered)
            .reversed()
            .thenComparing(call -> call.call().calledAt())
            .thenComparing(call -> call.call().counter().value())
            .thenComparing(call -> call.call().id().value());

    private Standing() {}

    /** Puts a ticket, its calls, its line and its counters in agreement. */
    static HallState settle(HallState state, TicketId id) {
        Optional<TicketState> known = state.ticket(id);
        if (known.isEmpty()) {
            return state;
        }
        TicketState ticket = known.get();
        List<CallState> calls = new ArrayList<>();
        ticket.made().forEach(call -> state.call(call).ifPresent(calls::add));
        calls.sort(BEST_FIRST);
        Optional<CallState> best = calls.stream().findFirst();
        Optional<CallState> offer = ticket.call().flatMap(state::call).filter(call -> !call.made() && call.isOpen());
        boolean unfounded = best.isEmpty() && isUnfounded(state, ticket.ticket());
        // Whoever gave up a further ticket that never was has given up nothing: they stand at the counter again.
        TicketState settled = best.isPresent() || (ticket.left().isPresent() && !unfounded)
                ? ticket.at(
                        stage(best, ticket.left()),
                        best.or(() -> offer).map(call -> call.call().id()))
                : uncalled(ticket, offer, unfounded);
        HallState next = inLine(state, ticket, settled);
        if (!settled.standsAs(ticket)) {
            next = next.withTicket(settled);
            next = settled.stage() == Stage.VOID || ticket.stage() == Stage.VOID
                    ? next.withNames(settled.ticket())
                    : next;
        }
        for (CallState call : calls) {
            next = told(next, call, word(call, best.orElseThrow(), ticket.left()));
        }
        boolean gone = best.isPresent() || ticket.left().isPresent() || unfounded;
        next = gone && offer.isPresent() ? dropped(next, offer.get()) : next;
        return others(next, ticket.ticket());
    }

    private static TicketState uncalled(TicketState ticket, Optional<CallState> offer, boolean unfounded) {
        if (unfounded) {
            return ticket.at(Stage.VOID, Optional.empty());
        }
        if (offer.isPresent()) {
            return ticket.at(Stage.CALLED, ticket.call());
        }
        return ticket.at(ticket.hold().isPresent() ? Stage.PARKED : Stage.WAITING, Optional.empty());
    }

    /**
     * Whether there is no such ticket after all: the call it came of was taken back, ended otherwise, or does not
     * stand; or its citizen was served in another part of a step of which one part is enough. A call this box does not
     * know is believed.
     */
    private static boolean isUnfounded(HallState state, Ticket ticket) {
        return ticket.turn()
                        .flatMap(Turn::after)
                        .flatMap(state::call)
                        .filter(after -> !led(after, ticket))
                        .isPresent()
                || isDoneOtherwise(state, ticket);
    }

    /** Whether a call ended so that this further ticket came of it. */
    private static boolean led(CallState after, Ticket ticket) {
        if (after.said().isEmpty()
                || after.said().equals(Optional.of(Outcome.UNDONE))
                || after.outcome().equals(Optional.of(Outcome.DOUBLE))) {
            return false;
        }
        CallId call = after.call().id();
        if (ticket.id().equals(TicketId.ofComeBack(call))) {
            return after.said().equals(Optional.of(Outcome.NO_SHOW));
        }
        if (ticket.leg()
                .filter(leg -> ticket.id().equals(TicketId.ofStep(call, leg.part())))
                .isPresent()) {
            return after.said().equals(Optional.of(Outcome.SERVED));
        }
        return after.onward().equals(Optional.of(ticket.id()));
    }

    private static boolean isDoneOtherwise(HallState state, Ticket ticket) {
        Optional<Leg> leg = ticket.leg().filter(Leg::either);
        return leg.isPresent()
                && Visits.tickets(state, ticket.visit()).stream()
                        .filter(other -> other.stage() == Stage.SERVED)
                        .filter(other -> !other.ticket().id().equals(ticket.id()))
                        .flatMap(other -> other.ticket().leg().stream())
                        .anyMatch(leg.get()::sameStep);
    }

    /**
     * The visit's other tickets stand or fall with this one's calls. One that was called stands by that alone, so
     * nothing here goes round for ever.
     */
    private static HallState others(HallState state, Ticket ticket) {
        if (!state.visits().further().containsKey(ticket.visit())) {
            return state;
        }
        HallState next = state;
        for (TicketState other : Visits.tickets(state, ticket.visit())) {
            boolean free =
                    !other.ticket().id().equals(ticket.id()) && other.made().isEmpty();
            if (free && (other.stage() == Stage.VOID) != isUnfounded(next, other.ticket())) {
                next = settle(next, other.ticket().id());
            }
        }
        return next;
    }

    /** Something of a call is known anew. */
    static HallState settled(HallState state, CallState call) {
        TicketId id = call.call().ticket().id();
        return state.ticket(id).isPresent()
                ? settle(state.withCall(call), id)
                : released(state, call).withCall(call.over(call.said(), call.saidAt()));
    }

    /** The counter of a call does not have it any more. */
    static HallState released(HallState state, CallState call) {
        CounterId counter = call.call().counter();
        return state.counter(counter).call().equals(Optional.of(call.call().id()))
                ? state.withCounter(counter, state.counter(counter).with(Optional.empty()))
                : state;
    }

    private static Stage stage(Optional<CallState> best, Optional<TicketState.Leaving> left) {
        if (left.filter(leaving -> best.isEmpty() || leftFirst(best.get(), leaving))
                .isPresent()) {
            return left.get().outcome() == Outcome.CLOSED ? Stage.CLOSED : Stage.WITHDRAWN;
        }
        boolean answered = best.orElseThrow().answered();
        return switch (best.get().said().orElse(null)) {
            case SERVED -> Stage.SERVED;
            case NO_SHOW -> Stage.NO_SHOW;
            case WITHDRAWN, DOUBLE -> Stage.WITHDRAWN;
            case CLOSED -> Stage.CLOSED;
            case PARKED, TRANSFERRED, RETURNED -> Stage.PASSED_ON;
            case UNDONE -> Stage.VOID;
            case null -> answered ? Stage.SERVING : Stage.CALLED;
        };
    }

    /** Who stood at the counter has not left; of a no-show and a leaving the earlier one is what happened. */
    private static boolean leftFirst(CallState call, TicketState.Leaving leaving) {
        return !call.answered()
                && call.saidAt().filter(said -> said.isBefore(leaving.at())).isEmpty();
    }

    /** A call's outcome and when it came to it; neither while it goes on. */
    private record Word(Optional<Outcome> outcome, Optional<Instant> at) {}

    private static Word word(CallState call, CallState best, Optional<TicketState.Leaving> left) {
        if (!call.call().id().equals(best.call().id())) {
            return new Word(
                    Optional.of(Outcome.DOUBLE),
                    Optional.of(call.saidAt().orElse(best.call().calledAt())));
        }
        if (left.filter(leaving -> leftFirst(call, leaving)).isPresent()) {
            // No no-show: the citizen had said so, or the day had ended.
            return new Word(
                    Optional.of(left.get().outcome()), Optional.of(left.get().at()));
        }
        return new Word(call.said(), call.saidAt());
    }

    private static HallState told(HallState state, CallState call, Word word) {
        CallState told = call.over(word.outcome(), word.at());
        HallState next = state.withCall(told);
        CallId id = call.call().id();
        CounterState counter = next.counter(call.call().counter());
        if (!told.isOpen() && counter.call().equals(Optional.of(id))) {
            return next.withCounter(call.call().counter(), counter.with(Optional.empty()));
        }
        if (told.isOpen() && counter.call().isEmpty()) {
            return next.withCounter(call.call().counter(), counter.with(Optional.of(id)));
        }
        return next;
    }

    /** An offer of a ticket that is called, or gone, elsewhere. */
    private static HallState dropped(HallState state, CallState offer) {
        CounterState counter = state.counter(offer.call().counter());
        HallState next = state.withCall(offer.over(Optional.of(Outcome.WITHDRAWN), Optional.of(offer.lapsesAt())));
        return counter.call().equals(Optional.of(offer.call().id()))
                ? next.withCounter(offer.call().counter(), counter.with(Optional.empty()))
                : next;
    }

    private static HallState inLine(HallState state, TicketState before, TicketState after) {
        var service = before.ticket().service();
        Line line = state.line(service);
        boolean stands = after.stage() == Stage.WAITING;
        boolean parked = after.stage() == Stage.PARKED;
        TicketId id = before.ticket().id();
        HallState next = parked == state.parked().contains(id)
                ? state
                : state.withParked(
                        parked ? state.parked().plus(id) : state.parked().minus(id));
        return line.has(before) == stands
                ? next
                : next.withLine(service, stands ? line.plus(after) : line.minus(before));
    }
}
