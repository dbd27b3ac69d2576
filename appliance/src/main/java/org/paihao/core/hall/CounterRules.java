package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.id.CounterId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;

/** Calling (叫号): whom the hub offers, and what a counter may do with the ticket it has. */
final class CounterRules {
    /** An offered call that its counter never made goes back to its place after this time. */
    static final int CALL_LAPSES_SECONDS = 10;

    private CounterRules() {}

    static Decision offer(HallPlan plan, HallState state, Command.OfferCall command, Instant at) {
        Optional<Counter> counter = plan.counter(command.counter());
        if (counter.isEmpty()) {
            return new Refused(new Refusal.UnknownCounter(command.counter()));
        }
        // An offer that has lapsed is no answer any more: its ticket may be with another counter by now.
        boolean answered = state.call(command.call())
                .filter(call -> call.made() || call.outcome().isEmpty())
                .isPresent();
        if (answered) {
            return Agreed.already();
        }
        List<HallEvent> events = cleared(state, command);
        HallState now = state;
        for (HallEvent event : events) {
            now = Evolve.evolve(now, event);
        }
        Optional<TicketState> next =
                NextCall.in(now, plan.calls(), at).by(plan.profileOf(counter.get()), command.only());
        if (next.isEmpty()) {
            // What the counter's question has told stands all the same; that there is no call is the answer.
            return events.isEmpty() ? new Refused(new Refusal.NobodyWaiting()) : new Agreed(events, List.of());
        }
        Call call = new Call(command.call(), next.get().ticket(), command.counter(), command.staff(), at);
        events.add(new HallEvent.CallOffered(call, at.plusSeconds(CALL_LAPSES_SECONDS)));
        if (!next.get().confirmed()) {
            events.add(new HallEvent.Anomaly(
                    "called-without-fact", next.get().ticket().label().toString()));
        }
        return new Agreed(events, List.of());
    }

    /**
     * The counter asks anew: an offer it never took up is free again. A call it made may even have ended, with the
     * facts still on their way, so only the counter itself can say that it is busy, and which call it made last.
     */
    private static List<HallEvent> cleared(HallState state, Command.OfferCall command) {
        List<HallEvent> events = new ArrayList<>();
        command.previous()
                .flatMap(state::call)
                .filter(call -> !call.made() && free(state, call))
                .ifPresent(call -> events.add(new HallEvent.CallMade(call.call())));
        state.callAt(command.counter())
                .filter(call -> !call.made()
                        && !command.previous().equals(Optional.of(call.call().id())))
                .ifPresent(
                        call -> events.add(new HallEvent.CallLapsed(call.call().id())));
        return events;
    }

    /** Whether the ticket of an offered call is nowhere else: held for it, or back in its place. */
    private static boolean free(HallState state, CallState call) {
        return state.ticket(call.call().ticket().id())
                .filter(ticket -> ticket.stage() == TicketState.Stage.WAITING
                        || ticket.call().equals(Optional.of(call.call().id())))
                .isPresent();
    }

    static Decision make(HallState state, Command.MakeCall command) {
        Call call = command.call();
        if (state.call(call.id()).filter(CallState::made).isPresent()) {
            return Agreed.already();
        }
        Optional<Refusal> closed = closed(state, call.counter());
        if (closed.isPresent()) {
            return new Refused(closed.get());
        }
        Optional<CallState> busy =
                state.callAt(call.counter()).filter(other -> !other.call().id().equals(call.id()));
        return busy.<Decision>map(other -> new Refused(
                        new Refusal.CounterBusy(other.call().ticket().label())))
                .orElseGet(() -> Agreed.that(new Fact.TicketCalled(call)));
    }

    static Decision recall(HallPlan plan, HallState state, Command.Recall command) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        if (call.get().arrivedAt().isPresent()) {
            return new Refused(new Refusal.WrongState("serving"));
        }
        int max = plan.rules().recallsMax();
        if (call.get().recalls() >= max) {
            return new Refused(new Refusal.RecallsUsed(max));
        }
        return Agreed.that(new Fact.CallRepeated(call.get().call(), call.get().recalls() + 1));
    }

    static Decision arrive(HallState state, Command.Arrive command) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        return call.get().arrivedAt().isPresent()
                ? new Refused(new Refusal.WrongState("serving"))
                : Agreed.that(new Fact.CallArrived(call.get().call()));
    }

    static Decision finish(HallState state, Command.Finish command) {
        return state.callAt(command.counter())
                .<Decision>map(call -> Agreed.that(new Fact.CallFinished(call.call(), call.arrivedAt())))
                .orElseGet(() -> new Refused(new Refusal.NoCall(command.counter())));
    }

    static Decision noShow(HallState state, Command.NoShow command) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        return call.get().arrivedAt().isPresent()
                ? new Refused(new Refusal.WrongState("serving"))
                : Agreed.that(new Fact.CallUnanswered(call.get().call()));
    }

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

    private static Optional<Refusal> closed(HallState state, CounterId counter) {
        return state.counter(counter).staff().isEmpty()
                ? Optional.of(new Refusal.CounterNotOpen(counter))
                : Optional.empty();
    }
}
