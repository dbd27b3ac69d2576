package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;

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
     * @param previous the last call the counter made, whose fact may still be on its way: no offer to take back
     */
    record OfferCall(CallId call, CounterId counter, StaffId staff, Optional<ServiceId> only, Optional<CallId> previous)
            implements Command {}

    /** The counter has been given a ticket and calls it. */
    record MakeCall(Call call) implements Command {}

    /** The counter calls the same ticket again. */
    record Recall(CounterId counter) implements Command {}

    /** The citizen has come to the counter. */
    record Arrive(CounterId counter) implements Command {}

    /** Service is over. */
    record Finish(CounterId counter) implements Command {}

    /** Nobody came. */
    record NoShow(CounterId counter) implements Command {}

    /** A member of staff opens a counter. */
    record OpenCounter(CounterId counter, StaffId staff) implements Command {}

    /** A member of staff closes a counter. */
    record CloseCounter(CounterId counter, StaffId staff) implements Command {}

    /** A ticket is no longer wanted. */
    record Withdraw(TicketId ticket, Why why) implements Command {}

    /** An appointment is made; the same code with the same content again changes nothing. */
    record MakeBooking(Booking booking) implements Command {}

    /** Time has passed: the day may have changed, offers of calls may have lapsed. */
    record Tick(Instant now) implements Command {}
}
