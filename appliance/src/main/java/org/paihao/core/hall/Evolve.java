package org.paihao.core.hall;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
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
            case CallOffered e -> held(state, e);
            case CallMade e -> made(state, e.call());
            case CallLapsed e ->
                state.call(e.call()).map(call -> lapsed(state, call)).orElse(state);
            case CallAgain e ->
                state.call(e.call())
                        .map(call -> state.withCall(call.recalled(e.recalls(), e.at())))
                        .orElse(state);
            case ServiceBegan e ->
                state.call(e.call())
                        .map(call -> done(state, call.arrived(e.at()), Deed.Kind.ARRIVED, e.at()))
                        .orElse(state);
            case CallOver e ->
                state.call(e.call())
                        .map(call -> done(state, call.said(e.outcome(), e.at()), Deed.Kind.ENDED, e.at()))
                        .orElse(state);
            case HallEvent.CallForgotten e ->
                state.call(e.call())
                        .map(call ->
                                done(state, call.said(Outcome.SERVED, e.at()).left(), Deed.Kind.ENDED, e.at()))
                        .orElse(state);
            case HallEvent.CallPassedOn e ->
                state.call(e.call())
                        .map(call -> done(
                                state,
                                call.passed(e.how().outcome(), e.onward(), e.arrivedAt(), e.at()),
                                Deed.Kind.ENDED,
                                e.at()))
                        .orElse(state);
            case HallEvent.CallUndone e ->
                state.call(e.call())
                        .map(call -> Undone.of(state, call, e.deed()))
                        .orElse(state);
            case HallEvent.TicketHeld e -> aside(state, e);
            case HallEvent.TicketCameBack e -> back(state, e);
            case HallEvent.CounterAway e ->
                state.withCounter(e.counter(), state.counter(e.counter()).paused(e.pause()));
            case RatingKnown e ->
                state.call(e.call())
                        .map(call -> state.withCall(call.rated(e.received())))
                        .orElseGet(() -> state.withEarly(state.early().rated(e.call(), e.received())));
            case CounterStaffed e ->
                state.withCounter(e.counter(), state.counter(e.counter()).staffed(e.staff(), e.at()));
            case HallEvent.DayChanged e -> state.withChanges(e.changes());
            case BookingKnown e -> booked(state, e.booking());
            case HallEvent.BookingTurned e ->
                Optional.ofNullable(state.bookings().get(e.code()))
                        .map(known -> state.withBooking(known.turned(e.status(), e.at())))
                        .orElse(state);
            case HallEvent.TicketHeard e -> heard(state, e);
            case HallEvent.TicketJoined e -> joined(state, e);
            case HallEvent.LabelHeard e -> state.withLabel(e.label(), e.ticket());
            case HallEvent.LateFact ignored -> state;
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
        HallState next = HallState.empty()
                .withNumbering(state.numbering().on(day))
                .withChanges(state.changes().on(day));
        Instant dayStart = day.date().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (BookingState known : state.bookings().values()) {
            if (known.booking().to().isAfter(dayStart)) {
                next = next.withBooking(known);
            }
        }
        for (var leaving : state.early().leavings().entrySet()) {
            if (leaving.getValue().at().isAfter(dayStart)) {
                next = next.withEarly(next.early().left(leaving.getKey(), leaving.getValue()));
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
        HallState next = counted(state, ticket.ticket()).withTicket(ticket).withCarriedNames(ticket.ticket());
        if (ticket.stage() != Stage.WAITING) {
            return next;
        }
        var service = ticket.ticket().service();
        return next.withLine(service, next.line(service).plus(ticket));
    }

    private static HallState heard(HallState state, HallEvent.TicketHeard event) {
        Ticket ticket = event.ticket();
        if (ticket.day().compareTo(state.day()) < 0 || state.ticket(ticket.id()).isPresent()) {
            return state;
        }
        return put(
                state,
                new TicketState(
                        ticket,
                        event.place(),
                        Stage.WAITING,
                        false,
                        Paper.NONE,
                        event.place().arrivedAt(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static HallState offered(HallState state, TicketOffered event) {
        Ticket ticket = event.ticket();
        return put(
                state,
                new TicketState(
                        ticket,
                        new Place(ticket.turn().filter(Turn::first).isPresent(), ticket.arrivedAt(), ""),
                        Stage.WAITING,
                        false,
                        Paper.NONE,
                        event.offeredAt().plusSeconds(OFFER_CALLABLE_SECONDS),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(event.ahead())));
    }

    private static HallState entered(HallState state, TicketEntered event) {
        Ticket ticket = event.ticket();
        if (ticket.day().compareTo(state.day()) < 0) {
            return state;
        }
        Optional<TicketState> known = state.ticket(ticket.id());
        return put(
                known.map(offered -> left(state, offered, ticket)).orElse(state),
                new TicketState(
                        ticket,
                        event.place(),
                        known.map(TicketState::stage).orElse(Stage.WAITING),
                        true,
                        event.paper(),
                        event.callableFrom(),
                        known.flatMap(TicketState::call),
                        known.map(TicketState::made).orElse(List.of()),
                        known.flatMap(TicketState::left),
                        known.flatMap(TicketState::hold),
                        known.flatMap(TicketState::aheadAtIssue)));
    }

    /** Where the terminal's own fact says another line or class than the offer did, the offer's place is free. */
    private static HallState left(HallState state, TicketState offered, Ticket ticket) {
        var service = offered.ticket().service();
        Line line = state.line(service);
        boolean elsewhere = !service.equals(ticket.service())
                || !offered.ticket().priority().equals(ticket.priority());
        return elsewhere && line.has(offered) ? state.withLine(service, line.minus(offered)) : state;
    }

    /** A ticket is known, or known better; what was heard of it before it was applies now. */
    private static HallState put(HallState state, TicketState ticket) {
        TicketId id = ticket.ticket().id();
        Optional<TicketState.Leaving> early = state.early().leaving(id);
        TicketState now = ticket.left().isEmpty() && early.isPresent() ? ticket.leaving(early.get()) : ticket;
        HallState next = counted(state, ticket.ticket())
                .withTicket(now)
                .withNames(ticket.ticket())
                .withEarly(state.early().without(id));
        return Standing.settle(checkedIn(next, ticket.ticket()), id);
    }

    private static HallState booked(HallState state, Booking booking) {
        BookingState known = state.bookings().get(booking.code());
        HallState next = state.withBooking(known == null ? BookingState.booked(booking) : known.with(booking));
        return state.ticket(TicketId.ofBooking(booking.code()))
                .map(ticket -> checkedIn(next, ticket.ticket()))
                .orElse(next);
    }

    /** Whoever has a ticket for an appointment has come. */
    private static HallState checkedIn(HallState state, Ticket ticket) {
        return ticket.booking()
                .flatMap(code -> Optional.ofNullable(state.bookings().get(code)))
                .map(known -> state.withBooking(known.turned(BookingState.Status.CHECKED_IN, ticket.arrivedAt())))
                .orElse(state);
    }

    /** What a day's cap counts, once each. */
    private static HallState counted(HallState state, Ticket ticket) {
        boolean counts =
                state.ticket(ticket.id()).isEmpty() && ticket.day().equals(state.day()) && Admission.counts(ticket);
        return counts
                ? state.withNumbering(state.numbering().took(ticket.chosen().value()))
                : state;
    }

    private static HallState joined(HallState state, HallEvent.TicketJoined event) {
        Optional<TicketState> byLabel = state.ticket(event.byLabel());
        Optional<TicketState> itself = state.ticket(event.ticket());
        if (byLabel.isEmpty() || itself.isEmpty()) {
            return state;
        }
        var service = byLabel.get().ticket().service();
        TicketState ticket = itself.get();
        HallState next = state.withLine(service, state.line(service).minus(byLabel.get()))
                .withoutTicket(event.byLabel());
        for (CallId id : byLabel.get().made()) {
            next = next.withCall(next.call(id).orElseThrow().of(ticket.ticket()));
            ticket = ticket.calledBy(id);
        }
        return Standing.settle(next.withTicket(ticket), event.ticket());
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
        TicketState.Leaving leaving = new TicketState.Leaving(event.outcome(), event.at());
        return state.ticket(event.ticket())
                .map(ticket -> ticket.left().isPresent()
                        ? state
                        : Standing.settle(state.withTicket(ticket.leaving(leaving)), event.ticket()))
                .orElseGet(() -> state.withEarly(state.early().left(event.ticket(), leaving)));
    }

    private static HallState held(HallState state, CallOffered event) {
        Call call = event.call();
        HallState next =
                at(state.withCall(CallState.offered(call, event.lapsesAt())), call.counter(), Optional.of(call.id()));
        TicketId id = call.ticket().id();
        return next.ticket(id)
                .filter(ticket -> ticket.stage() == Stage.WAITING || ticket.stage() == Stage.PARKED)
                .map(ticket -> Standing.settle(next.withTicket(ticket.at(ticket.stage(), Optional.of(call.id()))), id))
                .orElse(next);
    }

    private static HallState made(HallState state, Call call) {
        Optional<CallState> known = state.call(call.id());
        if (known.filter(CallState::made).isPresent()) {
            return state;
        }
        // Without an answer a counter may have called another than the hub had offered it under the same key.
        CallState made = known.filter(
                        offer -> offer.call().ticket().id().equals(call.ticket().id()))
                .map(CallState::confirmed)
                .orElseGet(() -> CallState.made(call));
        Optional<Boolean> rating = state.early().rating(call.id());
        HallState next = state.withCall(rating.map(made::rated).orElse(made))
                .withEarly(state.early().without(call.id()));
        TicketId id = made.call().ticket().id();
        Deed deed = new Deed(call.id(), Deed.Kind.CALLED, call.calledAt());
        HallState atCounter = next.withCounter(
                call.counter(),
                next.counter(call.counter()).with(Optional.of(call.id())).did(Optional.of(deed)));
        return atCounter
                .ticket(id)
                .map(ticket -> Standing.settle(atCounter.withTicket(ticket.calledBy(call.id())), id))
                .orElse(atCounter);
    }

    private static HallState lapsed(HallState state, CallState call) {
        HallState next = Standing.released(state, call)
                .withCall(call.over(Optional.of(Outcome.WITHDRAWN), Optional.of(call.lapsesAt())));
        return Standing.settle(next, call.call().ticket().id());
    }

    /** Something of a call is known anew, and its staff did it. */
    private static HallState done(HallState state, CallState call, Deed.Kind kind, Instant at) {
        HallState next = Standing.settled(state, call);
        CounterId counter = call.call().counter();
        Deed deed = new Deed(call.call().id(), kind, at);
        return next.withCounter(counter, next.counter(counter).did(Optional.of(deed)));
    }

    private static HallState aside(HallState state, HallEvent.TicketHeld event) {
        TicketId id = event.ticket();
        Optional<TicketState> ticket =
                state.ticket(id).filter(known -> !state.early().backs().containsKey(id));
        return ticket.map(known -> Standing.settle(
                        state.withTicket(known.held(Optional.of(event.hold()), known.callableFrom())), id))
                .orElse(state);
    }

    /** Whoever is back before it is heard that they had gone never was away. */
    private static HallState back(HallState state, HallEvent.TicketCameBack event) {
        TicketId id = event.ticket();
        HallState told = state.ticket(id).filter(TicketState::confirmed).isPresent()
                ? state
                : state.withEarly(state.early().back(id, event.at()));
        return told.ticket(id)
                .filter(known -> known.hold().isPresent())
                .map(known -> Standing.settle(told.withTicket(known.held(Optional.empty(), event.at())), id))
                .orElse(told);
    }

    private static HallState at(HallState state, CounterId counter, Optional<CallId> call) {
        return state.withCounter(counter, state.counter(counter).with(call));
    }
}
