package org.paihao.core.hall;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.paihao.core.hall.HallEvent.Anomaly;
import org.paihao.core.hall.HallEvent.BookingKnown;
import org.paihao.core.hall.HallEvent.CallAgain;
import org.paihao.core.hall.HallEvent.CallLapsed;
import org.paihao.core.hall.HallEvent.CallMade;
import org.paihao.core.hall.HallEvent.CallOffered;
import org.paihao.core.hall.HallEvent.CallOver;
import org.paihao.core.hall.HallEvent.CounterStaffed;
import org.paihao.core.hall.HallEvent.DayBegan;
import org.paihao.core.hall.HallEvent.LabelUsed;
import org.paihao.core.hall.HallEvent.PaperKnown;
import org.paihao.core.hall.HallEvent.RatingKnown;
import org.paihao.core.hall.HallEvent.ServiceBegan;
import org.paihao.core.hall.HallEvent.TicketEntered;
import org.paihao.core.hall.HallEvent.TicketLeft;
import org.paihao.core.hall.HallEvent.TicketOffered;
import org.paihao.core.hall.HallEvent.TicketRelabelled;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.TicketId;
import org.paihao.core.time.BusinessDay;

/** {@code evolve(state, event) → state}. Total: an event about something this box does not know changes nothing. */
public final class Evolve {
    /** An offered ticket without its fact is callable after this many seconds, flagged (hall protocol, offers). */
    public static final int OFFER_CALLABLE_SECONDS = 10;

    private Evolve() {}

    /** The state after one event. */
    public static HallState evolve(HallState state, HallEvent event) {
        return switch (event) {
            case DayBegan e -> day(state, e.day());
            case LabelUsed e -> state.withNumbering(state.numbering().advance(e.series()));
            case TicketOffered e -> offered(state, e);
            case TicketEntered e -> entered(state, e);
            case TicketRelabelled e -> relabelled(state, e);
            case PaperKnown e ->
                state.ticket(e.ticket())
                        .map(ticket -> state.withTicket(ticket.paper(e.paper(), e.callableFrom())))
                        .orElse(state);
            case TicketLeft e -> left(state, e);
            case CallOffered e -> held(state, CallState.offered(e.call(), e.lapsesAt()));
            case CallMade e ->
                // An offer that lapsed while the counter's fact was on its way is made all the same.
                state.call(e.call().id())
                        .filter(known -> known.made() || known.outcome().isEmpty())
                        .map(known -> state.withCall(known.confirmed()))
                        .orElseGet(() -> held(state, CallState.made(e.call())));
            case CallLapsed e ->
                state.call(e.call()).map(call -> lapsed(state, call)).orElse(state);
            case CallAgain e ->
                state.call(e.call())
                        .map(call -> state.withCall(call.recalled(e.recalls())))
                        .orElse(state);
            case ServiceBegan e ->
                state.call(e.call()).map(call -> began(state, call, e.at())).orElse(state);
            case CallOver e ->
                state.call(e.call()).map(call -> over(state, call, e)).orElse(state);
            case RatingKnown e ->
                state.call(e.call())
                        .map(call -> state.withCall(call.rated(e.received())))
                        .orElse(state);
            case CounterStaffed e ->
                state.withCounter(
                        e.counter(),
                        new CounterState(
                                e.staff(), e.at(), state.counter(e.counter()).call()));
            case BookingKnown e -> state.withBooking(e.booking());
            case HallEvent.TicketHeard e -> heard(state, e);
            case HallEvent.TicketCarried e -> carried(state, e.ticket());
            case HallEvent.CallCarried e -> state.withCall(e.call());
            case HallEvent.CounterCarried e -> state.withCounter(e.counter(), e.state());
            case Anomaly ignored -> state;
        };
    }

    private static HallState day(HallState state, BusinessDay day) {
        if (day.compareTo(state.day()) <= 0) {
            return state;
        }
        HallState next = HallState.empty().withNumbering(state.numbering().on(day));
        Instant dayStart = day.date().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Booking booking : state.bookings().values()) {
            if (booking.to().isAfter(dayStart)) {
                next = next.withBooking(booking);
            }
        }
        for (TicketState ticket : state.tickets().values()) {
            if (ticket.ticket().day().equals(day) || atCounter(state, ticket)) {
                next = carried(next, ticket);
            }
        }
        for (CallState call : state.calls().values()) {
            boolean ofNewDay = call.call().ticket().day().equals(day);
            boolean goesOn = call.made() && call.outcome().isEmpty();
            if (next.ticket(call.call().ticket().id()).isPresent() && (ofNewDay || goesOn)) {
                next = next.withCall(call);
            }
        }
        for (var counter : state.counters().entrySet()) {
            CounterState known = counter.getValue();
            boolean has = known.call().flatMap(next::call).isPresent();
            next = next.withCounter(counter.getKey(), has ? known : known.with(Optional.empty()));
        }
        return next;
    }

    /** Whether somebody really is at a counter with it; once carried over, the next roll-over ends it. */
    private static boolean atCounter(HallState state, TicketState ticket) {
        return ticket.ticket().day().compareTo(state.day()) >= 0
                && !ticket.stage().ended()
                && ticket.call()
                        .flatMap(state::call)
                        .filter(call -> call.made() && call.outcome().isEmpty())
                        .isPresent();
    }

    private static HallState carried(HallState state, TicketState ticket) {
        HallState next = state.withTicket(ticket).withCarriedNames(ticket.ticket());
        return ticket.stage() == Stage.WAITING ? enqueue(next, ticket) : next;
    }

    private static HallState heard(HallState state, HallEvent.TicketHeard event) {
        Ticket ticket = event.ticket();
        if (ticket.day().compareTo(state.day()) < 0 || state.ticket(ticket.id()).isPresent()) {
            return state;
        }
        TicketState heard = new TicketState(
                ticket,
                event.place(),
                Stage.WAITING,
                false,
                Paper.NONE,
                event.place().arrivedAt(),
                Optional.empty(),
                Optional.empty());
        return enqueue(state.withTicket(heard).withNames(ticket), heard);
    }

    private static HallState offered(HallState state, TicketOffered event) {
        Ticket ticket = event.ticket();
        TicketState offered = new TicketState(
                ticket,
                new Place(ticket.arrivedAt(), ""),
                Stage.WAITING,
                false,
                Paper.NONE,
                event.offeredAt().plusSeconds(OFFER_CALLABLE_SECONDS),
                Optional.empty(),
                Optional.of(event.ahead()));
        return enqueue(state.withTicket(offered).withNames(ticket), offered);
    }

    private static HallState entered(HallState state, TicketEntered event) {
        Ticket ticket = event.ticket();
        if (ticket.day().compareTo(state.day()) < 0) {
            return state;
        }
        Optional<TicketState> known = state.ticket(ticket.id());
        TicketState entered = new TicketState(
                ticket,
                event.place(),
                known.map(TicketState::stage).orElse(Stage.WAITING),
                true,
                event.paper(),
                event.callableFrom(),
                known.flatMap(TicketState::call),
                known.flatMap(TicketState::aheadAtIssue));
        HallState next = known.isPresent() ? dequeue(state, known.get()) : state;
        next = next.withTicket(entered).withNames(ticket);
        return entered.stage() == Stage.WAITING ? enqueue(next, entered) : next;
    }

    private static HallState relabelled(HallState state, TicketRelabelled event) {
        return state.ticket(event.ticket())
                .map(known -> {
                    Ticket ticket = known.ticket().relabelled(event.to());
                    return state.withTicket(known.with(ticket)).withNames(ticket);
                })
                .orElse(state);
    }

    private static HallState left(HallState state, TicketLeft event) {
        return state.ticket(event.ticket())
                .filter(ticket -> !ticket.stage().ended())
                .map(ticket -> dequeue(state, ticket).withTicket(ticket.at(stageOf(event.outcome()), ticket.call())))
                .orElse(state);
    }

    private static HallState held(HallState state, CallState call) {
        HallState next = state.withCall(call)
                .withCounter(
                        call.call().counter(),
                        state.counter(call.call().counter())
                                .with(Optional.of(call.call().id())));
        TicketId id = call.call().ticket().id();
        Optional<TicketState> ticket = state.ticket(id);
        if (ticket.isEmpty() || ticket.get().stage() != Stage.WAITING) {
            return next;
        }
        return dequeue(next, ticket.get())
                .withTicket(
                        ticket.get().at(Stage.CALLED, Optional.of(call.call().id())));
    }

    private static HallState lapsed(HallState state, CallState call) {
        HallState next = release(state, call).withCall(call.over(Outcome.WITHDRAWN, call.lapsesAt()));
        return state.ticket(call.call().ticket().id())
                .filter(ticket -> ticket.stage() == Stage.CALLED && atCall(ticket, call))
                .map(ticket -> {
                    TicketState back = ticket.at(Stage.WAITING, Optional.empty());
                    return enqueue(next.withTicket(back), back);
                })
                .orElse(next);
    }

    private static HallState began(HallState state, CallState call, Instant at) {
        HallState next = state.withCall(call.arrived(at));
        return state.ticket(call.call().ticket().id())
                .filter(ticket -> atCall(ticket, call) && ticket.stage() == Stage.CALLED)
                .map(ticket -> next.withTicket(ticket.at(Stage.SERVING, ticket.call())))
                .orElse(next);
    }

    private static HallState over(HallState state, CallState call, CallOver event) {
        HallState next = release(state, call).withCall(call.over(event.outcome(), event.at()));
        if (event.outcome() == Outcome.DOUBLE) {
            return next;
        }
        return state.ticket(call.call().ticket().id())
                .filter(ticket -> atCall(ticket, call))
                .map(ticket -> next.withTicket(ticket.at(stageOf(event.outcome()), ticket.call())))
                .orElse(next);
    }

    private static boolean atCall(TicketState ticket, CallState call) {
        return ticket.call().equals(Optional.of(call.call().id()));
    }

    private static HallState release(HallState state, CallState call) {
        CounterState counter = state.counter(call.call().counter());
        return counter.call().equals(Optional.of(call.call().id()))
                ? state.withCounter(call.call().counter(), counter.with(Optional.empty()))
                : state;
    }

    private static HallState enqueue(HallState state, TicketState ticket) {
        var service = ticket.ticket().service();
        return state.withLine(
                service,
                state.line(service).plus(ticket.place(), ticket.ticket().id()));
    }

    private static HallState dequeue(HallState state, TicketState ticket) {
        if (ticket.stage() != Stage.WAITING) {
            return state;
        }
        var service = ticket.ticket().service();
        return state.withLine(service, state.line(service).minus(ticket.place()));
    }

    private static Stage stageOf(Outcome outcome) {
        return switch (outcome) {
            case SERVED -> Stage.SERVED;
            case NO_SHOW -> Stage.NO_SHOW;
            case WITHDRAWN, DOUBLE -> Stage.WITHDRAWN;
            case CLOSED -> Stage.CLOSED;
        };
    }
}
