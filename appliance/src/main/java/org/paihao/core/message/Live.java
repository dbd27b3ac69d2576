package org.paihao.core.message;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/**
 * What happens in the hall this moment, for screens and counters. Nothing personal; may be lost, the board corrects it.
 */
public sealed interface Live {
    /** When it happened, in hall time. */
    Instant at();

    /** Somebody has joined a line. */
    record Taken(TicketId ticket, Label label, ServiceId service, Instant at) implements Live {}

    /** A call; {@code recalls} is 0 for the first one. */
    record Called(
            CallId call, TicketId ticket, Label label, ServiceId service, CounterId counter, int recalls, Instant at)
            implements Live {}

    /** The citizen is at the counter. */
    record Arrived(CallId call, Label label, CounterId counter, Instant at) implements Live {}

    /** Service is over; its pad may ask for a rating. */
    record Finished(CallId call, Label label, ServiceId service, CounterId counter, Instant at) implements Live {}

    /** Nobody came. */
    record Missed(CallId call, Label label, CounterId counter, Instant at) implements Live {}

    /** Somebody has left the line; {@code call} when a counter had called the ticket. */
    record Withdrawn(TicketId ticket, Label label, ServiceId service, Optional<CallId> call, Instant at)
            implements Live {}

    /** A counter was opened or closed. */
    record Staffed(CounterId counter, boolean open, Instant at) implements Live {}
}
