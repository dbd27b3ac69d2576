package org.paihao.core.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Numbering;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.time.BusinessDay;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * All a box knows of its hall's current business day. Immutable: readers on any thread see one consistent state, and a
 * commit that fails leaves the state before it. The hub's holds everything; a kiosk's only what the kiosk itself did.
 *
 * @param lines who waits, per service
 * @param called the day's calls
 * @param parked tickets that are set aside
 * @param helped tickets whose citizen asked at a kiosk to be helped, ended ones not among them
 * @param visits the visits that are more than one ticket
 * @param early what was heard of tickets and calls that are not known yet
 * @param changes what a supervisor has changed for the day
 * @param lastArrival latest place the hub decided, so that places it decides always rise
 */
public record HallState(
        Numbering numbering,
        Instant lastArrival,
        PMap<TicketId, TicketState> tickets,
        PMap<ServiceId, Line> lines,
        PSet<TicketId> parked,
        PSet<TicketId> helped,
        PMap<Label, TicketId> labels,
        PMap<String, TicketId> tokens,
        Calls called,
        PMap<CounterId, CounterState> counters,
        PMap<String, BookingState> bookings,
        Early early,
        DayChanges changes,
        Visits visits) {

    /** A box that has seen nothing yet. */
    public static HallState empty() {
        return new HallState(
                Numbering.none(),
                Instant.EPOCH,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePSet.empty(),
                HashTreePSet.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                Calls.NONE,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                Early.NOTHING,
                DayChanges.NONE,
                Visits.NONE);
    }

    /** The latest business day this box has seen; it never goes back. */
    public BusinessDay day() {
        return numbering.day();
    }

    public Optional<TicketState> ticket(TicketId id) {
        return Optional.ofNullable(tickets.get(id));
    }

    /** The day's calls. */
    public PMap<CallId, CallState> calls() {
        return called.all();
    }

    public Optional<CallState> call(CallId id) {
        return Optional.ofNullable(called.all().get(id));
    }

    /** The counter as it is; a counter nobody has opened yet is closed. */
    public CounterState counter(CounterId id) {
        CounterState known = counters.get(id);
        return known == null ? CounterState.CLOSED : known;
    }

    /** The call a counter has now. */
    public Optional<CallState> callAt(CounterId id) {
        return counter(id).call().flatMap(this::call);
    }

    /** Who waits for a service. */
    public Line line(ServiceId service) {
        Line line = lines.get(service);
        return line == null ? Line.EMPTY : line;
    }

    /** How many wait for a service, offers included. */
    public int waiting(ServiceId service) {
        return line(service).size();
    }

    /** How many stand before a waiting ticket now; empty when it does not wait. O(log n). */
    public OptionalInt ahead(TicketId id, Precedence now) {
        TicketState ticket = tickets.get(id);
        if (ticket == null || ticket.stage() != TicketState.Stage.WAITING) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(now.ahead(line(ticket.ticket().service()), Precedence.Claim.of(ticket)));
    }

    /** The first of a line, first to be called first. */
    public List<TicketState> first(ServiceId service, Precedence now, int limit) {
        return line(service).firstOfEach(limit).stream()
                .map(id -> ticket(id).orElseThrow())
                .sorted(now.tickets())
                .limit(limit)
                .toList();
    }

    HallState withTicket(TicketState ticket) {
        return new HallState(
                numbering,
                lastArrival,
                tickets.plus(ticket.ticket().id(), ticket),
                lines,
                parked,
                ticket.asksForHelp()
                        ? helped.plus(ticket.ticket().id())
                        : helped.minus(ticket.ticket().id()),
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits.with(ticket(ticket.ticket().id()).map(TicketState::ticket), ticket.ticket()));
    }

    HallState withLine(ServiceId service, Line line) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines.plus(service, line),
                parked,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    HallState withCall(CallState call) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called.plus(call),
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    HallState withCounter(CounterId id, CounterState counter) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called,
                counters.plus(id, counter),
                bookings,
                early,
                changes,
                visits);
    }

    HallState withNumbering(Numbering other) {
        return new HallState(
                other,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    HallState withEarly(Early other) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings,
                other,
                changes,
                visits);
    }

    HallState withChanges(DayChanges other) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                other,
                visits);
    }

    HallState withLabel(Label label, TicketId ticket) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels.plus(label, ticket),
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    HallState withoutTicket(TicketId id) {
        return new HallState(
                numbering,
                lastArrival,
                tickets.minus(id),
                lines,
                parked,
                helped.minus(id),
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    HallState withBooking(BookingState booking) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                parked,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings.plus(booking.booking().code(), booking),
                early,
                changes,
                visits);
    }

    HallState withParked(PSet<TicketId> others) {
        return new HallState(
                numbering,
                lastArrival,
                tickets,
                lines,
                others,
                helped,
                labels,
                tokens,
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }

    /**
     * As {@link #withNames} for a ticket that goes on in a new day: the label of an earlier day is free again. The same
     * whatever the order, so that a state built again from its events is the same state.
     */
    HallState withCarriedNames(Ticket ticket) {
        TicketId other = labels.get(ticket.label());
        boolean named = ticket.day().compareTo(day()) >= 0 && (other == null || carriedBefore(ticket, other));
        return named(ticket, named);
    }

    private boolean carriedBefore(Ticket ticket, TicketId other) {
        return isOfVisit(other, ticket) || ticket.id().value().compareTo(other.value()) < 0;
    }

    /** A label and a token mean the ticket of their visit that stands ({@link Visits#meant}). */
    HallState withNames(Ticket ticket) {
        TicketId holder = labels.get(ticket.label());
        return named(ticket, holder == null || isTakenOver(ticket, holder));
    }

    /** Whether a ticket's visit takes a name over: from itself, from another one unless it never was. */
    private boolean isTakenOver(Ticket ticket, TicketId holder) {
        return isOfVisit(holder, ticket)
                || ticket(ticket.id())
                        .filter(known -> known.stage() == TicketState.Stage.VOID)
                        .isEmpty();
    }

    private boolean isOfVisit(TicketId holder, Ticket ticket) {
        return ticket(holder)
                .filter(known -> known.ticket().visit().equals(ticket.visit()))
                .isPresent();
    }

    /** A booked time may lie ahead: whoever comes without an appointment is not put behind it. */
    private Instant lastArrival(Ticket ticket) {
        return ticket.booking().isEmpty() && ticket.arrivedAt().isAfter(lastArrival) ? ticket.arrivedAt() : lastArrival;
    }

    private HallState named(Ticket ticket, boolean byLabel) {
        TicketId meant = Visits.meant(this, ticket.visit()).orElse(ticket.id());
        return new HallState(
                numbering,
                lastArrival(ticket),
                tickets,
                lines,
                parked,
                helped,
                byLabel ? labels.plus(ticket.label(), meant) : labels,
                ticket.tokenHash()
                        .filter(hash -> !tokens.containsKey(hash) || isTakenOver(ticket, tokens.get(hash)))
                        .map(hash -> tokens.plus(hash, meant))
                        .orElse(tokens),
                called,
                counters,
                bookings,
                early,
                changes,
                visits);
    }
}
