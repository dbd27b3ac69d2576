package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Reasons;

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
        if (command.wanted().isPresent()) {
            return wanted(plan, now, command, events, at);
        }
        Profile all = plan.profileOf(counter.get());
        Optional<TicketState> next =
                NextCall.in(now, plan.calls(), command.counter(), at).by(all.without(command.barred()), command.only());
        if (next.isEmpty()) {
            // What the counter's question has told stands all the same; that there is no call is the answer.
            return events.isEmpty() ? new Refused(nobody(now, all, command)) : new Agreed(events, List.of());
        }
        return offered(next.get(), command, events, at);
    }

    private static Decision offered(TicketState next, Command.OfferCall command, List<HallEvent> events, Instant at) {
        Call call = new Call(command.call(), next.ticket(), command.counter(), command.staff(), at);
        events.add(new HallEvent.CallOffered(call, at.plusSeconds(CALL_LAPSES_SECONDS)));
        if (!next.confirmed()) {
            events.add(new HallEvent.Anomaly(
                    "called-without-fact", next.ticket().label().toString()));
        }
        return new Agreed(events, List.of());
    }

    /** One ticket out of turn (选号): it must wait, or be set aside, for something this counter does. */
    private static Decision wanted(
            HallPlan plan, HallState state, Command.OfferCall command, List<HallEvent> events, Instant at) {
        Optional<TicketState> ticket = Optional.ofNullable(
                        state.labels().get(command.wanted().orElseThrow()))
                .flatMap(state::ticket);
        if (ticket.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        List<ServiceId> here =
                plan.profileOf(plan.counter(command.counter()).orElseThrow()).services();
        TicketState known = here(state, ticket.get(), here);
        if (Visits.isElsewhere(state, known.ticket())) {
            return new Refused(new Refusal.WrongState("called"));
        }
        boolean barred = command.barred().contains(known.ticket().service());
        return switch (known.stage()) {
            case CALLED, SERVING ->
                new Refused(new Refusal.WrongState(known.stage().name().toLowerCase(Locale.ROOT)));
            case SERVED, NO_SHOW, WITHDRAWN, CLOSED, PASSED_ON, VOID ->
                new Refused(new Refusal.TicketEnded(known.ticket().label()));
            case WAITING, PARKED ->
                barred
                        ? new Refused(new Refusal.SkillMissing())
                        : here.contains(known.ticket().service())
                                ? offered(known, command, events, at)
                                : new Refused(new Refusal.NotServedThere(command.counter()));
        };
    }

    /** Who stands in several lines with one label is wanted here for what this counter does. */
    private static TicketState here(HallState state, TicketState labelled, List<ServiceId> services) {
        return Visits.tickets(state, labelled.ticket().visit()).stream()
                .filter(ticket ->
                        ticket.stage() == TicketState.Stage.WAITING || ticket.stage() == TicketState.Stage.PARKED)
                .filter(ticket -> services.contains(ticket.ticket().service()))
                .findFirst()
                .orElse(labelled);
    }

    private static Refusal nobody(HallState state, Profile all, Command.OfferCall command) {
        boolean others = all.services().stream()
                .filter(service ->
                        command.only().isEmpty() || command.only().get().equals(service))
                .anyMatch(service -> command.barred().contains(service) && state.waiting(service) > 0);
        return others ? new Refusal.SkillMissing() : new Refusal.NobodyWaiting();
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

    static Decision make(HallPlan plan, HallState state, Command.MakeCall command) {
        Call call = command.call();
        if (state.call(call.id()).filter(CallState::made).isPresent()) {
            return Agreed.already();
        }
        Optional<Refusal> away = away(state, call.counter());
        if (away.isPresent()) {
            return new Refused(away.get());
        }
        Optional<String> strange = command.reason().filter(reason -> !isReasonToTake(plan, reason));
        if (strange.isPresent()) {
            return new Refused(new Refusal.UnknownReason(strange.get()));
        }
        Optional<CallState> busy =
                state.callAt(call.counter()).filter(other -> !other.call().id().equals(call.id()));
        return busy.<Decision>map(other -> new Refused(
                        new Refusal.CounterBusy(other.call().ticket().label())))
                .orElseGet(() -> Agreed.that(new Fact.TicketCalled(call, command.reason())));
    }

    /** Whoever had been set aside is taken for what they went to bring. */
    private static boolean isReasonToTake(HallPlan plan, String reason) {
        return Reasons.has(plan.why().take(), reason) || Reasons.has(plan.why().park(), reason);
    }

    static Decision recall(HallPlan plan, HallState state, Command.Recall command, Instant at) {
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
        Instant from = call.get().calledAt().plusSeconds(plan.rules().recallGapSeconds());
        if (at.isBefore(from)) {
            long left = Math.ceilDiv(Duration.between(at, from).toMillis(), 1_000);
            return new Refused(new Refusal.RecallTooSoon((int) left));
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
                .<Decision>map(call -> Agreed.that(new Fact.CallFinished(call.call(), call.arrivedAt(), false)))
                .orElseGet(() -> new Refused(new Refusal.NoCall(command.counter())));
    }

    /** A service nobody has ended for long is over: the staff forgot. */
    static Decision forget(HallPlan plan, HallState state, Command.Forget command, Instant at) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        Instant since = call.get().arrivedAt().orElse(call.get().calledAt());
        Duration limit = Duration.ofMinutes(plan.rules().forgottenCloseMinutes());
        return at.isBefore(since.plus(limit))
                ? new Refused(new Refusal.WrongState("serving"))
                : Agreed.that(
                        call.get().arrivedAt().isPresent()
                                ? new Fact.CallFinished(
                                        call.get().call(), call.get().arrivedAt(), true)
                                : new Fact.CallUnanswered(call.get().call(), Optional.empty()));
    }

    static Decision noShow(HallPlan plan, HallState state, Command.NoShow command) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        Optional<String> strange =
                command.reason().filter(reason -> !Reasons.has(plan.why().noShow(), reason));
        if (strange.isPresent()) {
            return new Refused(new Refusal.UnknownReason(strange.get()));
        }
        return call.get().arrivedAt().isPresent()
                ? new Refused(new Refusal.WrongState("serving"))
                : Agreed.that(new Fact.CallUnanswered(call.get().call(), command.reason()));
    }

    /** Why a counter can't call: nobody has opened it, or its staff are away. */
    static Optional<Refusal> away(HallState state, CounterId counter) {
        CounterState now = state.counter(counter);
        if (now.staff().isEmpty()) {
            return Optional.of(new Refusal.CounterNotOpen(counter));
        }
        return now.pause().isPresent() ? Optional.of(new Refusal.CounterAway(counter)) : Optional.empty();
    }
}
