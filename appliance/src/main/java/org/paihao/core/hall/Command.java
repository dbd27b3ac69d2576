package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/** What somebody wants to happen. {@link Decide} says yes, with what follows, or no, with the reason. */
public sealed interface Command {

    /** A terminal asks the hub for a ticket: the hub's answer is an offer. */
    record OfferTicket(Request request) implements Command {}

    /**
     * This box promises a ticket: the hub by its API, a kiosk with the hub's offer or, without an answer, on its own.
     *
     * @param offer the ticket the hub offered; empty to decide alone
     * @param withSlip whether a slip is about to be printed: {@code printing} is committed before the first byte
     */
    record TakeTicket(Request request, Optional<Ticket> offer, boolean withSlip) implements Command {}

    /** A further slip (补打) for a ticket of this box. */
    record Reprint(TicketId ticket, boolean byStaff) implements Command {}

    /** The printer's verdict on the slip that was printing. */
    record PaperOutcome(TicketId ticket, Paper.State state, String word) implements Command {}

    /** What the citizen chose when no paper came, or that the time for it is over. */
    record Choose(TicketId ticket, Paper.Choice choice) implements Command {}

    /**
     * A wish for a ticket.
     *
     * @param tokenHash of the random token in the slip's QR
     * @param priority the class of citizens it is for; empty for a walk-in
     */
    record Request(
            TicketId id,
            ServiceId service,
            Channel channel,
            TerminalId issuer,
            Optional<String> tokenHash,
            Optional<String> booking,
            Optional<PriorityId> priority,
            boolean uncertainClock) {}

    /** A citizen with an appointment is here; the hub checks the code and offers the ticket. */
    record CheckIn(String code, TerminalId issuer, Optional<String> tokenHash) implements Command {}

    /**
     * A counter asks the hub whom to call.
     *
     * @param wanted this one ticket, out of turn, instead of whoever is next
     * @param barred services the member of staff has not the skill for
     * @param previous the last call the counter made, whose fact may still be on its way: no offer to take back
     */
    record OfferCall(
            CallId call,
            CounterId counter,
            StaffId staff,
            Optional<ServiceId> only,
            Optional<Label> wanted,
            Optional<CallId> previous,
            Set<ServiceId> barred)
            implements Command {
        public OfferCall {
            barred = Set.copyOf(barred);
        }

        /** For somebody who has every skill. */
        public OfferCall(
                CallId call,
                CounterId counter,
                StaffId staff,
                Optional<ServiceId> only,
                Optional<Label> wanted,
                Optional<CallId> previous) {
            this(call, counter, staff, only, wanted, previous, Set.of());
        }
    }

    /** The counter has been given a ticket and calls it; {@code reason}: why this one, out of turn. */
    record MakeCall(Call call, Optional<String> reason) implements Command {}

    /** The counter calls the same ticket again. */
    record Recall(CounterId counter) implements Command {}

    /** The citizen has come to the counter. */
    record Arrive(CounterId counter) implements Command {}

    /** Service is over. */
    record Finish(CounterId counter) implements Command {}

    /** Nobody came; {@code reason} is an id of the plan's reasons, where staff know more. */
    record NoShow(CounterId counter, Optional<String> reason) implements Command {}

    /** Nobody has ended the call for long: the counter does so by itself. */
    record Forget(CounterId counter) implements Command {}

    /**
     * The citizen goes to bring something.
     *
     * @param minutes after which the ticket is back in line by itself; empty for the plan's own number
     * @param reason an id of the plan's reasons
     * @param here whether this counter goes on with it, or any of its service
     */
    record Park(CounterId counter, Optional<Integer> minutes, String reason, boolean here) implements Command {}

    /**
     * The citizen is sent elsewhere.
     *
     * @param service what for; empty for the same service
     * @param to one counter; empty for any of the service
     * @param first whether before everybody who waits there
     */
    record Transfer(CounterId counter, Optional<ServiceId> service, Optional<CounterId> to, boolean first)
            implements Command {}

    /** The citizen goes back into line, where they were. */
    record PutBack(CounterId counter) implements Command {}

    /** A citizen shows a slip that was set aside, or whose call they missed. */
    record ComeBack(TicketId ticket) implements Command {}

    /** The staff take back what they did last. */
    record Undo(CounterId counter) implements Command {}

    /** The staff go away for a while, but keep the counter. */
    record Pause(CounterId counter, org.paihao.core.hall.Pause.Kind kind, Optional<Instant> until) implements Command {}

    /** The staff are back. */
    record Resume(CounterId counter) implements Command {}

    /** Somebody without a ticket stands at the counter: ticket, call and arrival in one. */
    record WalkIn(TakeTicket ticket, CallId call, CounterId counter, StaffId staff) implements Command {}

    /** A member of staff opens a counter. */
    record OpenCounter(CounterId counter, StaffId staff) implements Command {}

    /** A member of staff closes a counter. */
    record CloseCounter(CounterId counter, StaffId staff) implements Command {}

    /** A supervisor moves a counter to another profile for today; empty for the plan's own. */
    record AssignProfile(CounterId counter, Optional<ProfileId> profile, StaffId staff) implements Command {}

    /** A supervisor opens or closes a service for today; empty for what the plan says. */
    record SwitchService(ServiceId service, Optional<Boolean> open, StaffId staff) implements Command {}

    /** A ticket is no longer wanted. */
    record Withdraw(TicketId ticket, Why why) implements Command {}

    /** An appointment is made; the same code with the same content again changes nothing. */
    record MakeBooking(Booking booking) implements Command {}

    /** An appointment gets another time or content. */
    record ChangeBooking(Booking booking) implements Command {}

    /** An appointment is called off. */
    record CancelBooking(String code) implements Command {}

    /** Staff say what became of a survey or a meeting: arrived, done or no-show. */
    record MarkBooking(String code, BookingState.Status status, StaffId staff) implements Command {}

    /** Visits that have finished a step go on with the next one. The hub's to decide: it alone knows all of a visit. */
    record GoOn() implements Command {}

    /** Time has passed: the day may have changed, offers of calls may have lapsed. */
    record Tick(Instant now) implements Command {}
}
