package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.Reasons;

/**
 * How a visit goes on when a call does not end it: set aside, sent elsewhere, put back, or a missed call made good. The
 * rules, in words, stand in docs/life-of-a-ticket.md.
 */
final class Onward {
    private Onward() {}

    static Decision park(HallPlan plan, HallState state, Command.Park command, Instant at) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        if (!Reasons.has(plan.why().park(), command.reason())) {
            return new Refused(new Refusal.UnknownReason(command.reason()));
        }
        int minutes = Math.clamp(
                command.minutes().orElse(plan.rules().parkMinutes()),
                1,
                plan.rules().parkMinutesMax());
        Ticket ticket = call.get().call().ticket();
        Optional<CounterId> only = command.here() ? Optional.of(command.counter()) : Optional.empty();
        return passed(
                call.get(),
                Passing.PARKED,
                Optional.of(command.reason()),
                further(call.get(), ticket.service(), returning(plan, ticket), only, false, at),
                Optional.of(new Hold(at.plus(Duration.ofMinutes(minutes)), command.reason())));
    }

    /** Whoever comes back with what was missing has the plan's class for that, unless their own waits less. */
    private static Optional<PriorityId> returning(HallPlan plan, Ticket ticket) {
        Priorities priorities = plan.calls().priorities();
        Optional<PriorityId> returned =
                plan.rules().returnsAs().filter(id -> priorities.named(id).isPresent());
        return returned.isPresent() && priorities.rate(returned) > priorities.rate(ticket.priority())
                ? returned
                : ticket.priority();
    }

    static Decision transfer(HallPlan plan, HallState state, Command.Transfer command, Instant at) {
        Optional<CallState> call = state.callAt(command.counter());
        if (call.isEmpty()) {
            return new Refused(new Refusal.NoCall(command.counter()));
        }
        Ticket ticket = call.get().call().ticket();
        ServiceId service = command.service().orElse(ticket.service());
        if (plan.service(service).filter(known -> known.journey().isEmpty()).isEmpty()) {
            return new Refused(new Refusal.UnknownService(service));
        }
        Optional<CounterId> to = command.to();
        if (to.isPresent() && plan.counter(to.get()).isEmpty()) {
            return new Refused(new Refusal.UnknownCounter(to.get()));
        }
        boolean served = to.isEmpty()
                || plan.profileOf(plan.counter(to.get()).orElseThrow())
                        .services()
                        .contains(service);
        // To where they are already: that is no transfer, but a slip of the finger.
        boolean same =
                service.equals(ticket.service()) && (to.isEmpty() || to.get().equals(command.counter()));
        if (!served || same) {
            return new Refused(new Refusal.NotServedThere(to.orElse(command.counter())));
        }
        return passed(
                call.get(),
                Passing.TRANSFERRED,
                Optional.empty(),
                further(call.get(), service, ticket.priority(), to, command.first(), at),
                Optional.empty());
    }

    static Decision putBack(HallState state, Command.PutBack command, Instant at) {
        return state.callAt(command.counter())
                .<Decision>map(call -> passed(
                        call,
                        Passing.RETURNED,
                        Optional.empty(),
                        further(
                                call,
                                call.call().ticket().service(),
                                call.call().ticket().priority(),
                                Optional.empty(),
                                false,
                                at),
                        Optional.empty()))
                .orElseGet(() -> new Refused(new Refusal.NoCall(command.counter())));
    }

    private static Decision passed(
            CallState call, Passing how, Optional<String> reason, Ticket onward, Optional<Hold> hold) {
        return Agreed.that(new Fact.CallPassed(call.call(), call.arrivedAt(), how, reason, onward, hold));
    }

    private static Ticket further(
            CallState call,
            ServiceId service,
            Optional<PriorityId> priority,
            Optional<CounterId> only,
            boolean first,
            Instant at) {
        Ticket ticket = call.call().ticket();
        Turn turn = new Turn(
                ticket.visit(), ticket.number() + 1, at, Optional.of(call.call().id()), only, first);
        return ticket.onward(TicketId.ofPassing(call.call().id(), at), service, priority, turn);
    }

    /** Somebody shows a slip that had been set aside, or whose call they missed. */
    static Decision comeBack(HallPlan plan, HallState state, Command.ComeBack command, Instant at) {
        Optional<TicketState> ticket = state.ticket(command.ticket()).map(shown -> meant(state, shown));
        if (ticket.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        Ticket known = ticket.get().ticket();
        return switch (ticket.get().stage()) {
            case PARKED -> Agreed.that(new Fact.TicketBack(known.id(), known.label()));
            case WAITING -> Agreed.already();
            case CALLED, SERVING -> new Refused(new Refusal.WrongState("called"));
            case SERVED, WITHDRAWN, CLOSED, PASSED_ON, VOID -> new Refused(new Refusal.TicketEnded(known.label()));
            case NO_SHOW -> missed(plan, state, ticket.get(), at);
        };
    }

    /** One slip, several lines: of a journey's tickets the one that is set aside is meant, or whose call was missed. */
    private static TicketState meant(HallState state, TicketState shown) {
        if (shown.ticket().leg().isEmpty()) {
            return shown;
        }
        List<TicketState> visit = Visits.tickets(state, shown.ticket().visit());
        return visit.stream()
                .filter(ticket -> ticket.stage() == TicketState.Stage.PARKED)
                .findFirst()
                .or(() -> visit.stream()
                        .filter(ticket -> ticket.stage() == TicketState.Stage.NO_SHOW)
                        .filter(ticket -> ticket.call()
                                .map(TicketId::ofComeBack)
                                .flatMap(state::ticket)
                                .isEmpty())
                        .findFirst())
                .orElse(shown);
    }

    private static Decision missed(HallPlan plan, HallState state, TicketState ticket, Instant at) {
        Optional<CallState> call = ticket.call().flatMap(state::call);
        boolean over = ticket.ticket().day().compareTo(state.day()) < 0;
        if (call.isEmpty() || over) {
            // Whoever was at a counter over the roll-over: the line they would come back into is gone.
            return new Refused(new Refusal.TicketEnded(ticket.ticket().label()));
        }
        TicketId id = TicketId.ofComeBack(call.get().call().id());
        if (state.ticket(id).isPresent()) {
            return Agreed.already();
        }
        int max = plan.rules().comeBacksMax();
        if (comeBacks(state, ticket.ticket()) >= max) {
            return new Refused(new Refusal.ComeBacksUsed(max));
        }
        Ticket before = ticket.ticket();
        Turn turn = new Turn(
                before.visit(),
                before.number() + 1,
                at,
                Optional.of(call.get().call().id()),
                Optional.empty(),
                false);
        Ticket next =
                before.onward(id, before.service(), before.priority(), turn).arriving(behind(plan, state, before, at));
        return new Agreed(List.of(), List.of(new Fact.TicketTaken(next, Paper.NONE)));
    }

    /** Behind the plan's number of people of the same class, or behind all of them where fewer wait. */
    private static Instant behind(HallPlan plan, HallState state, Ticket ticket, Instant at) {
        return state.line(ticket.service())
                .place(ticket.priority(), plan.rules().comeBackBehind())
                .map(Place::arrivedAt)
                .filter(place -> place.isBefore(at))
                // A nanosecond later: between that one and whoever comes next.
                .map(place -> place.plusNanos(1))
                .orElse(at);
    }

    private static int comeBacks(HallState state, Ticket ticket) {
        int missed = 0;
        Optional<CallState> after = ticket.turn().flatMap(Turn::after).flatMap(state::call);
        for (int back = ticket.number(); after.isPresent() && back > 0; back--) {
            missed += after.get().said().equals(Optional.of(Outcome.NO_SHOW)) ? 1 : 0;
            after = after.get().call().ticket().turn().flatMap(Turn::after).flatMap(state::call);
        }
        return missed;
    }
}
