package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallEvent.Anomaly;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.time.BusinessDay;

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
                        new HallEvent.CallAgain(f.call().id(), f.recalls(), record.at()));
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
                        f.forgotten()
                                ? new HallEvent.CallForgotten(f.call().id(), record.at())
                                : new HallEvent.CallOver(f.call().id(), Outcome.SERVED, record.at()));
            case Fact.CallUnanswered f ->
                about(
                        state,
                        f.call(),
                        record,
                        receivedAt,
                        new HallEvent.CallOver(f.call().id(), Outcome.NO_SHOW, record.at()));
            case Fact.CallPassed f -> passed(state, f, record, receivedAt);
            case Fact.TicketBack f -> List.of(new HallEvent.TicketCameBack(f.ticket(), receivedAt));
            case Fact.DeedUndone f -> undone(state, f, record, receivedAt);
            case Fact.CounterPaused f ->
                List.of(new HallEvent.CounterAway(
                        f.counter(), Optional.of(new Pause(f.kind(), record.at(), f.until()))));
            case Fact.CounterResumed f -> List.of(new HallEvent.CounterAway(f.counter(), Optional.empty()));
            case Fact.RatingGiven f -> rated(state, f.event(), true);
            case Fact.RatingMissing f -> rated(state, f.event(), false);
            case Fact.CounterOpened f -> opened(state, f, record.at());
            case Fact.CounterClosed f ->
                List.of(new HallEvent.CounterStaffed(f.counter(), Optional.empty(), record.at()));
            case Fact.ProfileAssigned f -> changed(state, f.day(), changes -> changes.with(f.counter(), f.profile()));
            case Fact.ServiceSwitched f -> changed(state, f.day(), changes -> changes.with(f.service(), f.open()));
            case Fact.AnnouncementMade ignored -> List.of();
            case Fact.BookingMade f -> List.of(new HallEvent.BookingKnown(f.booking()));
            case Fact.BookingCancelled f -> turned(f.code(), BookingState.Status.CANCELLED, record);
            case Fact.BookingMissed f -> turned(f.code(), BookingState.Status.NO_SHOW, record);
            case Fact.BookingMarked f -> turned(f.code(), f.status(), record);
            case Fact.EpochStarted ignored -> List.of();
            case Fact.HelpAsked ignored -> List.of();
            case Fact.DeviceChanged ignored -> List.of();
            case Fact.WaitPromised ignored -> List.of();
            case Fact.HallEvacuated ignored -> List.of();
            case Fact.ListsPrinted ignored -> List.of();
            case Fact.PrintReleased ignored -> List.of();
            case Fact.PrintEnded ignored -> List.of();
        };
    }

    /** Nobody is at two counters: a person should know that a cut let somebody open a second one. */
    private static List<HallEvent> opened(HallState state, Fact.CounterOpened fact, Instant at) {
        List<HallEvent> events = new ArrayList<>();
        events.add(new HallEvent.CounterStaffed(fact.counter(), Optional.of(fact.staff()), at));
        Stations.elsewhere(state, fact.staff(), fact.counter())
                .ifPresent(other -> events.add(new Anomaly("staff-at-two-counters", fact.counter() + " " + other)));
        return events;
    }

    /** The latest word stands; of a day that is over it changes nothing. */
    private static List<HallEvent> changed(HallState state, BusinessDay day, UnaryOperator<DayChanges> change) {
        boolean over =
                day.compareTo(state.day()) < 0 || day.compareTo(state.changes().day()) < 0;
        return over
                ? List.of()
                : List.of(new HallEvent.DayChanged(change.apply(state.changes().on(day))));
    }

    private static List<HallEvent> turned(String code, BookingState.Status to, FactRecord record) {
        return List.of(new HallEvent.BookingTurned(code, to, record.at()));
    }

    private static List<HallEvent> taken(
            HallState state, Fact.TicketTaken fact, FactRecord record, Instant receivedAt) {
        List<HallEvent> events = new ArrayList<>();
        Ticket ticket = fact.ticket();
        Optional<TicketState> known = state.ticket(ticket.id());
        if (known.isEmpty() && isLate(state, ticket)) {
            return List.of(new HallEvent.LateFact(ticket.day(), ticket.label()));
        }
        if (known.isPresent() && known.get().confirmed()) {
            return sameSlip(known.get().ticket(), ticket)
                    ? List.of()
                    : List.of(
                            new HallEvent.LabelHeard(ticket.id(), ticket.label()),
                            new Anomaly("ticket-twice", ticket.label().toString()));
        }
        labelTwice(state, ticket).ifPresent(events::add);
        Place place = known.map(TicketState::place).orElseGet(() -> placeOf(ticket, record, receivedAt));
        if (known.isPresent() && !known.get().ticket().label().equals(ticket.label())) {
            events.add(new HallEvent.TicketRelabelled(ticket.id(), ticket.label()));
        }
        Instant callableFrom =
                fact.paper().settled() ? place.arrivedAt() : place.arrivedAt().plusSeconds(PaperRules.CALLABLE_SECONDS);
        events.add(new HallEvent.TicketEntered(ticket.arriving(place.arrivedAt()), place, fact.paper(), callableFrom));
        standIn(state, ticket).ifPresent(byLabel -> events.add(new HallEvent.TicketJoined(byLabel, ticket.id())));
        return events;
    }

    /** What stood for the ticket while only its label was known. A label of today that nobody named has none. */
    private static Optional<TicketId> standIn(HallState state, Ticket ticket) {
        boolean today = ticket.day().compareTo(state.day()) >= 0;
        if (today && !state.labels().containsKey(ticket.label())) {
            return Optional.empty();
        }
        TicketId byLabel = TicketId.ofLabel(ticket.day(), ticket.label());
        return state.ticket(byLabel).isPresent() ? Optional.of(byLabel) : Optional.empty();
    }

    /** Whether a ticket belongs to a day that is over here: its facts are in the ledger and change nothing today. */
    private static boolean isLate(HallState state, Ticket ticket) {
        return ticket.day().compareTo(state.day()) < 0;
    }

    /** Whether two tellings of a ticket agree in what its citizen holds. */
    private static boolean sameSlip(Ticket one, Ticket other) {
        return one.label().equals(other.label())
                && one.service().equals(other.service())
                && one.day().equals(other.day());
    }

    private static Place placeOf(Ticket ticket, FactRecord record, Instant receivedAt) {
        Instant arrived = ticket.arrivedAt().isAfter(receivedAt) ? receivedAt : ticket.arrivedAt();
        // One fact may tell of two tickets that arrived at once: the one that was called, and the further one.
        String tie = ticket.turn()
                .map(turn -> record.key().tie() + ":" + turn.number())
                .orElseGet(() -> record.key().tie());
        return new Place(ticket.turn().filter(Turn::first).isPresent(), arrived, tie);
    }

    private static Optional<HallEvent> labelTwice(HallState state, Ticket ticket) {
        TicketId other = state.labels().get(ticket.label());
        boolean clash = other != null
                && !other.equals(ticket.id())
                && !other.equals(TicketId.ofLabel(ticket.day(), ticket.label()))
                && state.ticket(other)
                        .filter(holder -> holder.ticket().day().equals(ticket.day()))
                        .filter(holder -> holder.ticket().label().equals(ticket.label()))
                        .filter(holder -> !holder.ticket().visit().equals(ticket.visit()))
                        .isPresent();
        return clash ? Optional.of(new Anomaly("label-twice", ticket.label().toString())) : Optional.empty();
    }

    private static List<HallEvent> paper(HallState state, Fact.PaperChanged fact, Instant receivedAt) {
        Optional<TicketState> ticket = state.ticket(fact.ticket());
        if (ticket.isEmpty()) {
            // A slip follows its ticket from the same box: the ticket is of a day that is over.
            return List.of();
        }
        Instant before = ticket.get().callableFrom();
        Instant from = fact.paper().settled() && receivedAt.isBefore(before) ? receivedAt : before;
        return List.of(new HallEvent.PaperKnown(fact.ticket(), fact.paper(), from));
    }

    private static List<HallEvent> withdrawn(HallState state, Fact.TicketWithdrawn fact, Instant at) {
        Optional<TicketState> ticket = state.ticket(fact.ticket());
        if (ticket.filter(known -> known.left().isPresent()).isPresent()) {
            return List.of();
        }
        List<HallEvent> events = new ArrayList<>();
        events.add(new HallEvent.TicketLeft(fact.ticket(), Outcome.WITHDRAWN, at));
        if (ticket.filter(known -> known.stage() == TicketState.Stage.SERVING).isPresent()) {
            events.add(new Anomaly("withdrawn-while-served", fact.label().toString()));
        }
        return events;
    }

    private static List<HallEvent> called(HallState state, Call told, FactRecord record, Instant receivedAt) {
        Call call = joined(state, told);
        Optional<CallState> known = state.call(call.id());
        if (known.isPresent() && known.get().made()) {
            return List.of();
        }
        Optional<TicketState> ticket = state.ticket(call.ticket().id());
        if (known.isEmpty() && ticket.isEmpty() && isLate(state, call.ticket())) {
            return List.of(
                    new HallEvent.LateFact(call.ticket().day(), call.ticket().label()));
        }
        boolean offered = known.filter(offer -> offer.isOpen()
                        && offer.call().ticket().id().equals(call.ticket().id()))
                .isPresent();
        List<HallEvent> events = leave(state, call, !offered, record.at());
        if (ticket.isEmpty()) {
            Place place = placeOf(call.ticket(), record, receivedAt);
            events.add(new HallEvent.TicketHeard(call.ticket().arriving(place.arrivedAt()), place));
        }
        events.add(new HallEvent.CallMade(call));
        ticket.flatMap(Absorb::disagreement)
                .ifPresent(kind ->
                        events.add(new Anomaly(kind, call.ticket().label().toString())));
        return events;
    }

    /** A call by label of a ticket that is known by more. */
    private static Call joined(HallState state, Call call) {
        Ticket ticket = call.ticket();
        TicketId holder = state.labels().get(ticket.label());
        if (!ticket.byLabelOnly() || holder == null || state.ticket(ticket.id()).isPresent()) {
            return call;
        }
        return state.ticket(holder)
                .filter(known -> known.ticket().day().equals(ticket.day()))
                .map(known -> new Call(call.id(), known.ticket(), call.counter(), call.staff(), call.calledAt()))
                .orElse(call);
    }

    /** What a person should look at when a ticket that stands so is called. */
    private static Optional<String> disagreement(TicketState ticket) {
        if (!ticket.made().isEmpty()) {
            return Optional.of("called-twice");
        }
        return ticket.stage().ended() ? Optional.of("called-after-end") : Optional.empty();
    }

    /**
     * A counter has one call at a time: an offer it did not take lapses; a call it never ended is over, unexplained.
     */
    private static List<HallEvent> leave(HallState state, Call call, boolean offersToo, Instant at) {
        List<HallEvent> events = new ArrayList<>();
        for (CallState other : state.called().openAt(call.counter())) {
            if (other.call().id().equals(call.id()) && !offersToo) {
                continue;
            }
            if (other.made()) {
                events.add(new HallEvent.CallOver(other.call().id(), Outcome.CLOSED, at));
                events.add(new Anomaly(
                        "call-never-ended", other.call().ticket().label().toString()));
            } else if (offersToo) {
                events.add(new HallEvent.CallLapsed(other.call().id()));
            }
        }
        return events;
    }

    /** A fact about a call: if the call itself is not known yet, the fact carries it. */
    private static List<HallEvent> about(
            HallState state, Call call, FactRecord record, Instant receivedAt, HallEvent event) {
        Optional<CallState> known = state.call(call.id()).filter(CallState::made);
        if (known.isPresent()) {
            return known.get().said().isPresent() ? List.of() : List.of(event);
        }
        List<HallEvent> events = new ArrayList<>(called(state, call, record, receivedAt));
        if (!(events.getFirst() instanceof HallEvent.LateFact)) {
            events.add(event);
        }
        return events;
    }

    /** The call is over, and a further ticket of its visit begins: one fact, so that no cut can come between. */
    private static List<HallEvent> passed(
            HallState state, Fact.CallPassed fact, FactRecord record, Instant receivedAt) {
        Ticket onward = fact.onward();
        List<HallEvent> events = new ArrayList<>(about(
                state,
                fact.call(),
                record,
                receivedAt,
                new HallEvent.CallPassedOn(fact.call().id(), fact.how(), onward.id(), fact.arrivedAt(), record.at())));
        if (events.isEmpty() || events.getFirst() instanceof HallEvent.LateFact) {
            return events;
        }
        events.addAll(taken(state, new Fact.TicketTaken(onward, Paper.NONE), record, receivedAt));
        fact.hold().ifPresent(hold -> events.add(new HallEvent.TicketHeld(onward.id(), hold)));
        return events;
    }

    private static List<HallEvent> undone(
            HallState state, Fact.DeedUndone fact, FactRecord record, Instant receivedAt) {
        Optional<CallState> known = state.call(fact.call().id()).filter(CallState::made);
        if (known.isEmpty()
                && state.ticket(fact.call().ticket().id()).isEmpty()
                && isLate(state, fact.call().ticket())) {
            return List.of(new HallEvent.LateFact(
                    fact.call().ticket().day(), fact.call().ticket().label()));
        }
        List<HallEvent> events = new ArrayList<>();
        if (known.isEmpty()) {
            events.addAll(called(state, fact.call(), record, receivedAt));
        }
        events.add(new HallEvent.CallUndone(fact.call().id(), fact.deed()));
        known.flatMap(CallState::onward)
                .flatMap(state::ticket)
                .filter(onward -> !onward.made().isEmpty())
                .ifPresent(onward -> events.add(
                        new Anomaly("undone-after-call", onward.ticket().label().toString())));
        return events;
    }

    private static List<HallEvent> rated(HallState state, CallId event, boolean received) {
        Optional<Boolean> known = state.call(event)
                .map(CallState::rating)
                .orElseGet(() -> state.early().rating(event));
        if (known.isEmpty() || (received && !known.get())) {
            return List.of(new HallEvent.RatingKnown(event, received));
        }
        return received ? List.of(new Anomaly("second-rating", event.value())) : List.of();
    }
}
