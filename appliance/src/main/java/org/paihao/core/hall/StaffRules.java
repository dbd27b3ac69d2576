package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.id.CallId;
import org.paihao.core.plan.HallPlan;

/** The staff of a counter: there, away for a while, gone; and what they may take back. */
final class StaffRules {
    private StaffRules() {}

    static Decision open(HallPlan plan, HallState state, Command.OpenCounter command) {
        if (plan.counter(command.counter()).isEmpty()) {
            return new Refused(new Refusal.UnknownCounter(command.counter()));
        }
        return state.counter(command.counter()).staff().equals(Optional.of(command.staff()))
                ? Agreed.already()
                : Agreed.that(new Fact.CounterOpened(command.counter(), command.staff()));
    }

    static Decision close(HallState state, Command.CloseCounter command) {
        Optional<CallState> busy = state.callAt(command.counter());
        if (busy.isPresent()) {
            return new Refused(
                    new Refusal.CounterBusy(busy.get().call().ticket().label()));
        }
        return state.counter(command.counter()).staff().isEmpty()
                ? Agreed.already()
                : Agreed.that(new Fact.CounterClosed(command.counter(), command.staff()));
    }

    /** Whoever has a citizen at the counter does not go: the call must end first. */
    static Decision pause(HallState state, Command.Pause command) {
        CounterState counter = state.counter(command.counter());
        if (counter.staff().isEmpty()) {
            return new Refused(new Refusal.CounterNotOpen(command.counter()));
        }
        Optional<CallState> busy = state.callAt(command.counter());
        if (busy.isPresent()) {
            return new Refused(
                    new Refusal.CounterBusy(busy.get().call().ticket().label()));
        }
        boolean same = counter.pause()
                .filter(pause -> pause.kind() == command.kind() && pause.until().equals(command.until()))
                .isPresent();
        return same
                ? Agreed.already()
                : Agreed.that(new Fact.CounterPaused(
                        command.counter(), counter.staff().get(), command.kind(), command.until()));
    }

    static Decision resume(HallState state, Command.Resume command) {
        CounterState counter = state.counter(command.counter());
        if (counter.staff().isEmpty()) {
            return new Refused(new Refusal.CounterNotOpen(command.counter()));
        }
        return counter.pause().isEmpty()
                ? Agreed.already()
                : Agreed.that(new Fact.CounterResumed(
                        command.counter(), counter.staff().get()));
    }

    /** Takes back the last deed, while it is fresh and nothing has been built on it. */
    static Decision undo(HallPlan plan, HallState state, Command.Undo command, Instant at) {
        Optional<Deed> last = state.counter(command.counter()).deed();
        Optional<CallState> call = last.map(Deed::call).flatMap(state::call);
        if (last.isEmpty() || call.isEmpty()) {
            return new Refused(new Refusal.NothingToUndo());
        }
        int limit = plan.rules().undoSeconds();
        if (at.isAfter(last.get().at().plusSeconds(limit))) {
            return new Refused(new Refusal.UndoTooLate(limit));
        }
        return hindered(state, command, last.get(), call.get())
                .<Decision>map(Refused::new)
                .orElseGet(() -> Agreed.that(
                        new Fact.DeedUndone(call.get().call(), last.get().kind())));
    }

    private static Optional<Refusal> hindered(HallState state, Command.Undo command, Deed deed, CallState call) {
        return switch (deed.kind()) {
            // Given up elsewhere meanwhile: there is nothing left to take back.
            case CALLED, ARRIVED ->
                call.isOpen() && !hasLeft(state, call) ? Optional.empty() : Optional.of(new Refusal.NothingToUndo());
            case ENDED -> {
                // Whoever has gone home can't go on with it.
                Optional<Refusal> away = CounterRules.away(state, command.counter());
                if (away.isPresent()) {
                    yield away;
                }
                Optional<CallState> other = state.callAt(command.counter());
                if (other.isPresent()) {
                    yield Optional.of(
                            new Refusal.CounterBusy(other.get().call().ticket().label()));
                }
                if (call.arrivedAt().isEmpty() && hasLeft(state, call)) {
                    yield Optional.of(new Refusal.NothingToUndo());
                }
                if (call.rating().isPresent()) {
                    yield Optional.of(new Refusal.AlreadyRated());
                }
                yield isTakenUp(state, call) ? Optional.of(new Refusal.WrongState("called")) : Optional.empty();
            }
        };
    }

    /** Whether another counter has already called a ticket that came of this call: passed on, missed, a next step. */
    private static boolean isTakenUp(HallState state, CallState call) {
        Optional<CallId> ended = Optional.of(call.call().id());
        return Visits.tickets(state, call.call().ticket().visit()).stream()
                .filter(further -> further.ticket().turn().flatMap(Turn::after).equals(ended))
                .anyMatch(further -> !further.made().isEmpty() || further.call().isPresent());
    }

    /** Whether its citizen has said since that they do not wait any longer: only that they came holds them there. */
    private static boolean hasLeft(HallState state, CallState call) {
        return state.ticket(call.call().ticket().id())
                .filter(ticket -> ticket.left().isPresent())
                .isPresent();
    }
}
