package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
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
        TicketState settled = best.isPresent() || ticket.left().isPresent()
                ? ticket.at(
                        stage(best, ticket.left()),
                        best.or(() -> offer).map(call -> call.call().id()))
                : offer.map(held -> ticket.at(Stage.CALLED, ticket.call()))
                        .orElseGet(() -> ticket.at(Stage.WAITING, Optional.empty()));
        HallState lined = inLine(state, ticket, settled);
        HallState next = settled.standsAs(ticket) ? lined : lined.withTicket(settled);
        for (CallState call : calls) {
            next = told(next, call, word(call, best.orElseThrow(), ticket.left()));
        }
        boolean gone = best.isPresent() || ticket.left().isPresent();
        return gone && offer.isPresent() ? dropped(next, offer.get()) : next;
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
        if (line.has(before) == stands) {
            return state;
        }
        return state.withLine(service, stands ? line.plus(after) : line.minus(before));
    }
}
