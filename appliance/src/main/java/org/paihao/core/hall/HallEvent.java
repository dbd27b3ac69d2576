package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Series;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.time.BusinessDay;

/** What changes the state of a hall. Written down; a box that starts plays them again. */
public sealed interface HallEvent {

    /** A later business day has begun: whoever still waited in an earlier one has ended {@code closed}. */
    record DayBegan(BusinessDay day) implements HallEvent {}

    /** This box handed out the next label of a series. */
    record LabelUsed(Series series) implements HallEvent {}

    /** The hub offered a ticket: it holds a place, and takes effect with the terminal's own fact. */
    record TicketOffered(Ticket ticket, int ahead, Instant offeredAt) implements HallEvent {}

    /** A ticket is in line: by its terminal's fact, {@code place} being the offered one or a new one. */
    record TicketEntered(Ticket ticket, Place place, Paper paper, Instant callableFrom) implements HallEvent {}

    /** The terminal's first commit stands: same ticket and place, the label that was offered is burnt. */
    record TicketRelabelled(TicketId ticket, Label to) implements HallEvent {}

    /** The slip's state is known anew; from then on, at the latest, it may be called. */
    record PaperKnown(TicketId ticket, Paper paper, Instant callableFrom) implements HallEvent {}

    /** A ticket ended without service; one that is not known yet will have ended when it is. */
    record TicketLeft(TicketId ticket, Outcome outcome, Instant at) implements HallEvent {}

    /** The hub offered a call: the ticket is held for the counter until its fact or {@code lapsesAt}. */
    record CallOffered(Call call, Instant lapsesAt) implements HallEvent {}

    /** The counter's own fact: the call stands. */
    record CallMade(Call call) implements HallEvent {}

    /** The offered call was never made: the ticket is back in its place. */
    record CallLapsed(CallId call) implements HallEvent {}

    /** The call was repeated. */
    record CallAgain(CallId call, int recalls, Instant at) implements HallEvent {}

    /** The citizen is at the counter. */
    record ServiceBegan(CallId call, Instant at) implements HallEvent {}

    /** The counter says how its call ended: served, unanswered, or given up without a word. */
    record CallOver(CallId call, Outcome outcome, Instant at) implements HallEvent {}

    /** A call is over that nobody ended: served, but nobody knows for how long. */
    record CallForgotten(CallId call, Instant at) implements HallEvent {}

    /** A call is over, and its citizen waits on as the ticket {@code onward}. */
    record CallPassedOn(CallId call, Passing how, TicketId onward, Optional<Instant> arrivedAt, Instant at)
            implements HallEvent {}

    /** What was done last with a call has been taken back. */
    record CallUndone(CallId call, Deed.Kind deed) implements HallEvent {}

    /** A ticket is set aside. */
    record TicketHeld(TicketId ticket, Hold hold) implements HallEvent {}

    /** A ticket that was set aside is back in line. */
    record TicketCameBack(TicketId ticket, Instant at) implements HallEvent {}

    /** The staff of a counter are away, or back. */
    record CounterAway(CounterId counter, Optional<Pause> pause) implements HallEvent {}

    /** A rating came in, or the time for it is over; perhaps of a call that is not known yet. */
    record RatingKnown(CallId call, boolean received) implements HallEvent {}

    /** Somebody opened the counter, or it was closed. */
    record CounterStaffed(CounterId counter, Optional<StaffId> staff, Instant at) implements HallEvent {}

    /** A supervisor has changed something for a day: all that is changed now. */
    record DayChanged(DayChanges changes) implements HallEvent {}

    /** An appointment is known. */
    record BookingKnown(Booking booking) implements HallEvent {}

    /** What has become of an appointment. */
    record BookingTurned(String code, BookingState.Status status, Instant at) implements HallEvent {}

    /** A counter's call told of a ticket before its own terminal did: it is known, but not yet by its own fact. */
    record TicketHeard(Ticket ticket, Place place) implements HallEvent {}

    /** A ticket that was called by its label is known itself now: its calls are calls of that ticket. */
    record TicketJoined(TicketId byLabel, TicketId ticket) implements HallEvent {}

    /** A second label of one ticket is out: both mean that ticket. */
    record LabelHeard(TicketId ticket, Label label) implements HallEvent {}

    /** Something of an earlier day came in: it is in the ledger, and that day's figures have changed. */
    record LateFact(BusinessDay day, Label label) implements HallEvent {}

    /** A ticket that goes on in the new day: its call had not ended, or it was of that day already. */
    record TicketCarried(TicketState ticket) implements HallEvent {}

    /** The call of a ticket that goes on. */
    record CallCarried(CallState call) implements HallEvent {}

    /** A counter as the new day finds it. */
    record CounterCarried(CounterId counter, CounterState state) implements HallEvent {}

    /** Something that must not happen has; a person should look. {@code kind} is a stable name. */
    record Anomaly(String kind, String detail) implements HallEvent {}
}
