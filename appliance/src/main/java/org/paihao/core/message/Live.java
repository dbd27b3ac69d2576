package org.paihao.core.message;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Leg;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;

/**
 * What happens in the hall this moment, for screens and counters. Nothing personal; may be lost, the board corrects it.
 */
public sealed interface Live {
    /** When it happened, in hall time. */
    Instant at();

    /**
     * Somebody has joined a line: enough to call the ticket without its hub.
     *
     * @param arrivedAt what its place goes by: before {@code at} for whoever waits on
     * @param uncertain that its issuer had no trusted clock
     */
    record Taken(
            TicketId ticket,
            Label label,
            ServiceId service,
            BusinessDay day,
            boolean uncertain,
            Channel channel,
            TerminalId issuer,
            Optional<PriorityId> priority,
            Instant arrivedAt,
            Optional<Turn> turn,
            Optional<Leg> leg,
            Instant at)
            implements Live {
        /** What is said of a ticket that was taken. */
        public static Taken of(Ticket ticket) {
            return new Taken(
                    ticket.id(),
                    ticket.label(),
                    ticket.service(),
                    ticket.day(),
                    ticket.arrivedUncertain(),
                    ticket.channel(),
                    ticket.issuer(),
                    ticket.priority(),
                    ticket.arrivedAt(),
                    ticket.turn(),
                    ticket.leg(),
                    ticket.waitsSince());
        }
    }

    /** A call; {@code recalls} is 0 for the first one. */
    record Called(
            CallId call, TicketId ticket, Label label, ServiceId service, CounterId counter, int recalls, Instant at)
            implements Live {}

    /** The citizen is at the counter. */
    record Arrived(CallId call, Label label, CounterId counter, Instant at) implements Live {}

    /** Service is over; its pad may ask for a rating. */
    record Finished(CallId call, Label label, ServiceId service, CounterId counter, Instant at) implements Live {}

    /** The call is over, and there is nothing to rate: its citizen waits on, or nobody ended it. */
    record Ended(CallId call, Label label, CounterId counter, Instant at) implements Live {}

    /**
     * The staff took back what they did last with the call.
     *
     * @param call goes on, or, with {@code waits}, never was
     * @param waits whoever is back in line
     */
    record Undone(CallId call, Label label, CounterId counter, Optional<Taken> waits, Instant at) implements Live {}

    /** Nobody came. */
    record Missed(CallId call, Label label, CounterId counter, Instant at) implements Live {}

    /** Somebody has left the line; {@code call} when a counter had called the ticket. */
    record Withdrawn(TicketId ticket, Label label, ServiceId service, Optional<CallId> call, Instant at)
            implements Live {}

    /**
     * A counter without its hub is about to call a ticket of another counter's share: in a second, unless somebody
     * objects by a claim of a lower id, or by a call.
     */
    record Claimed(TicketId ticket, CounterId counter, Instant at) implements Live {}

    /** The hall is to be left ({@code text} says what screens show), or is open again (no text). */
    record Evacuated(Optional<Text> text, Instant at) implements Live {}

    /** A counter was opened or closed. */
    record Staffed(CounterId counter, boolean open, Instant at) implements Live {}
}
