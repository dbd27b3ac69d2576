package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallEvent.Anomaly;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/**
 * {@code absorb(state, fact) → events}. Total: a fact has happened and is never refused. Where it disagrees with what
 * is known, the rule of the merge table says what stands, and an {@link Anomaly} tells a person.
 */
public final class Absorb {
    private Absorb() {}

    /**
     * What follows from one fact.
     *
     * @param receivedAt hall time of this box: no place in line is later than that
     */
    public static List<HallEvent> absorb(HallState state, FactRecord record, Instant receivedAt) {
        return switch (record.fact()) {
            case Fact.TicketTaken f -> taken(state, f, record, receivedAt);
            case Fact.PaperChanged f -> paper(state, f, receivedAt);
            case Fact.TicketWithdrawn f -> withdrawn(state, f, record.at());
            case Fact.TicketCalled f -> called(state, f.call(), record, receivedAt);
            case Fact.CallRepeated f ->
                about(
                        state,
                        f.call(),
                        record,
                        receivedAt,
                        new HallEvent.CallAgain(f.call().id(), f.recalls()));
            case Fact.CallArrived f ->
                about(
                        state,
                        f.call(),
                        record,
                        receivedAt,
                        new HallEvent.ServiceBegan(f.call().id(), record.at()));
            case Fact.CallFinished f ->
                about(
                        state,
                        f.call(),
                        record,
                        receivedAt,
                        new HallEvent.CallOver(f.call().id(), Outcome.SERVED, record.at()));
            case Fact.CallUnanswered f ->
                about(
                        state,
                        f.call(),
                        record,
                        receivedAt,
                        new HallEvent.CallOver(f.call().id(), Outcome.NO_SHOW, record.at()));
            case Fact.RatingGiven f -> rated(state, f.event(), true);
            case Fact.RatingMissing f -> rated(state, f.event(), false);
            case Fact.CounterOpened f ->
                List.of(new HallEvent.CounterStaffed(f.counter(), Optional.of(f.staff()), record.at()));
            case Fact.CounterClosed f ->
                List.of(new HallEvent.CounterStaffed(f.counter(), Optional.empty(), record.at()));
            case Fact.BookingMade f -> List.of(new HallEvent.BookingKnown(f.booking()));
            case Fact.EpochStarted ignored -> List.of();
            case Fact.HelpAsked ignored -> List.of();
            case Fact.DeviceChanged ignored -> List.of();
            case Fact.PrintReleased ignored -> List.of();
            case Fact.PrintEnded ignored -> List.of();
        };
    }

    private static List<HallEvent> taken(
            HallState state, Fact.TicketTaken fact, FactRecord record, Instant receivedAt) {
        List<HallEvent> events = new ArrayList<>();
        Ticket ticket = fact.ticket();
        Optional<TicketState> known = state.ticket(ticket.id());
        if (known.isPresent() && known.get().confirmed()) {
            return sameSlip(known.get().ticket(), ticket)
                    ? List.of()
                    : List.of(new Anomaly("ticket-twice", ticket.label().toString()));
        }
        labelTwice(state, ticket).ifPresent(events::add);
        Place place = known.map(TicketState::place).orElseGet(() -> placeOf(ticket, record, receivedAt));
        if (known.isPresent() && !known.get().ticket().label().equals(ticket.label())) {
            events.add(new HallEvent.TicketRelabelled(ticket.id(), ticket.label()));
        }
        Instant callableFrom =
                fact.paper().settled() ? place.arrivedAt() : place.arrivedAt().plusSeconds(PaperRules.CALLABLE_SECONDS);
        events.add(new HallEvent.TicketEntered(ticket.arriving(place.arrivedAt()), place, fact.paper(), callableFrom));
        return events;
    }

    /** Whether two tellings of a ticket agree in what its citizen holds. */
    private static boolean sameSlip(Ticket one, Ticket other) {
        return one.label().equals(other.label())
                && one.service().equals(other.service())
                && one.day().equals(other.day());
    }

    private static Place placeOf(Ticket ticket, FactRecord record, Instant receivedAt) {
        Instant arrived = ticket.arrivedAt().isAfter(receivedAt) ? receivedAt : ticket.arrivedAt();
        return new Place(arrived, record.key().tie());
    }

    private static Optional<HallEvent> labelTwice(HallState state, Ticket ticket) {
        TicketId other = state.labels().get(ticket.label());
        boolean clash = other != null
                && !other.equals(ticket.id())
                && state.ticket(other)
                        .filter(holder -> holder.ticket().day().equals(ticket.day()))
                        .filter(holder -> holder.ticket().label().equals(ticket.label()))
                        .isPresent();
        return clash ? Optional.of(new Anomaly("label-twice", ticket.label().toString())) : Optional.empty();
    }

    private static List<HallEvent> paper(HallState state, Fact.PaperChanged fact, Instant receivedAt) {
        Optional<TicketState> ticket = state.ticket(fact.ticket());
        if (ticket.isEmpty()) {
            return unknown("paper", fact.label());
        }
        Instant before = ticket.get().callableFrom();
        Instant from = fact.paper().settled() && receivedAt.isBefore(before) ? receivedAt : before;
        return List.of(new HallEvent.PaperKnown(fact.ticket(), fact.paper(), from));
    }

    private static List<HallEvent> withdrawn(HallState state, Fact.TicketWithdrawn fact, Instant at) {
        Optional<TicketState> ticket = state.ticket(fact.ticket());
        if (ticket.isEmpty()) {
            return unknown("withdrawn", fact.label());
        }
        return switch (ticket.get().stage()) {
            case WAITING -> List.of(new HallEvent.TicketLeft(fact.ticket(), Outcome.WITHDRAWN, at));
            case CALLED ->
                // No no-show: the counter is told, and the call ends as withdrawn.
                List.of(new HallEvent.CallOver(ticket.get().call().orElseThrow(), Outcome.WITHDRAWN, at));
            case SERVING ->
                List.of(new Anomaly("withdrawn-while-served", fact.label().toString()));
            case SERVED, NO_SHOW, WITHDRAWN, CLOSED -> List.of();
        };
    }

    private static List<HallEvent> called(HallState state, Call call, FactRecord record, Instant receivedAt) {
        Optional<CallState> known = state.call(call.id());
        if (known.isPresent() && known.get().made()) {
            return List.of();
        }
        boolean offered = known.filter(offer -> offer.outcome().isEmpty()
                        && offer.call().ticket().id().equals(call.ticket().id()))
                .isPresent();
        List<HallEvent> events = leave(state, call, !offered, record.at());
        if (offered) {
            events.add(new HallEvent.CallMade(call));
            return events;
        }
        HallState now = state;
        for (HallEvent event : events) {
            now = Evolve.evolve(now, event);
        }
        Optional<TicketState> ticket = now.ticket(call.ticket().id());
        if (ticket.isEmpty()) {
            Place place = placeOf(call.ticket(), record, receivedAt);
            events.add(new HallEvent.TicketHeard(call.ticket().arriving(place.arrivedAt()), place));
            events.add(new HallEvent.CallMade(call));
            return events;
        }
        return switch (ticket.get().stage()) {
            case WAITING -> {
                events.add(new HallEvent.CallMade(call));
                yield events;
            }
            case CALLED, SERVING -> twice(now, ticket.get(), call, events, record.at());
            case SERVED, NO_SHOW, WITHDRAWN, CLOSED -> {
                events.add(new HallEvent.CallMade(call));
                events.add(new Anomaly("called-after-end", call.ticket().label().toString()));
                yield events;
            }
        };
    }

    /**
     * A counter has one call at a time: an offer it did not take lapses; a call it never ended is over, unexplained.
     */
    private static List<HallEvent> leave(HallState state, Call call, boolean offersToo, Instant at) {
        List<HallEvent> events = new ArrayList<>();
        for (CallState other : state.calls().values()) {
            boolean here = other.outcome().isEmpty()
                    && other.call().counter().equals(call.counter())
                    && (!other.call().id().equals(call.id()) || offersToo);
            if (here && other.made()) {
                events.add(new HallEvent.CallOver(other.call().id(), Outcome.CLOSED, at));
                events.add(new Anomaly(
                        "call-never-ended", other.call().ticket().label().toString()));
            } else if (here && offersToo) {
                events.add(new HallEvent.CallLapsed(other.call().id()));
            }
        }
        return events;
    }

    /**
     * Two calls of one ticket: an offer nobody made gives way; else the first known one stands, the other is double.
     */
    private static List<HallEvent> twice(
            HallState state, TicketState ticket, Call call, List<HallEvent> events, Instant at) {
        Optional<CallState> other = ticket.call().flatMap(state::call);
        if (other.isPresent() && !other.get().made()) {
            events.add(new HallEvent.CallLapsed(other.get().call().id()));
            events.add(new HallEvent.CallMade(call));
            return events;
        }
        events.add(new HallEvent.CallMade(call));
        events.add(new HallEvent.CallOver(call.id(), Outcome.DOUBLE, at));
        events.add(new Anomaly("called-twice", call.ticket().label().toString()));
        return events;
    }

    /** A fact about a call: if the call itself is not known yet, the fact carries it. */
    private static List<HallEvent> about(
            HallState state, Call call, FactRecord record, Instant receivedAt, HallEvent event) {
        Optional<CallState> known = state.call(call.id()).filter(CallState::made);
        if (known.isPresent()) {
            return known.get().outcome().isPresent() ? List.of() : List.of(event);
        }
        List<HallEvent> events = new ArrayList<>(called(state, call, record, receivedAt));
        boolean over = events.stream()
                .anyMatch(made ->
                        made instanceof HallEvent.CallOver ended && ended.call().equals(call.id()));
        if (!over) {
            events.add(event);
        }
        return events;
    }

    private static List<HallEvent> rated(HallState state, CallId event, boolean received) {
        Optional<CallState> call = state.call(event);
        if (call.isEmpty()) {
            return List.of();
        }
        if (call.get().rating().isPresent()) {
            return received
                    ? List.of(new Anomaly(
                            "second-rating", call.get().call().ticket().label().toString()))
                    : List.of();
        }
        return List.of(new HallEvent.RatingKnown(event, received));
    }

    private static List<HallEvent> unknown(String what, Label label) {
        return List.of(new Anomaly("unknown-ticket", what + " " + label));
    }
}
