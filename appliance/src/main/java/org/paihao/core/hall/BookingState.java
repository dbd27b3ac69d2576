package org.paihao.core.hall;

import java.time.Instant;

/**
 * An appointment and what has become of it.
 *
 * @param since when that became so; its own slot's beginning while it is booked
 */
public record BookingState(Booking booking, Status status, Instant since) {

    /** What can become of an appointment. */
    public enum Status {
        BOOKED,
        /** At a window: its ticket is in line, or was. */
        CHECKED_IN,
        /** Of a survey or a meeting: people have met. */
        ARRIVED,
        DONE,
        /** Nobody came within the window; kept, and apart from the no-shows of calls. */
        NO_SHOW,
        CANCELLED;

        /** Whether nothing more is expected of it. */
        public boolean ended() {
            return switch (this) {
                case BOOKED, ARRIVED -> false;
                case CHECKED_IN, DONE, NO_SHOW, CANCELLED -> true;
            };
        }
    }

    static BookingState booked(Booking booking) {
        return new BookingState(booking, Status.BOOKED, booking.from());
    }

    /** The same with other content: what has become of it stays. */
    BookingState with(Booking other) {
        return status == Status.BOOKED ? booked(other) : new BookingState(other, status, since);
    }

    /** Whoever has come has come: no later word that nobody did, or that it was called off, takes that back. */
    BookingState turned(Status to, Instant at) {
        return status == Status.CHECKED_IN ? this : new BookingState(booking, to, at);
    }
}
