package org.paihao.core.fact;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.BookingState;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Deed;
import org.paihao.core.hall.Hold;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Passing;
import org.paihao.core.hall.Pause;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.rating.Rating;
import org.paihao.core.time.BusinessDay;

/** Something that has happened at a terminal (事实). Self-contained: never "what the hub said". */
public sealed interface Fact {

    /**
     * The first fact of an epoch: a process has started. A hub that misses the tail of the previous epoch alarms.
     *
     * @param start how many times this terminal has started, this one included
     * @param previousLast last seq of the previous epoch, 0 when there was none
     */
    record EpochStarted(long start, Optional<String> previousEpoch, long previousLast) implements Fact {}

    /** A ticket was promised: committed here, so it stands. {@code paper} is {@code printing} or {@code none}. */
    record TicketTaken(Ticket ticket, Paper paper) implements Fact {}

    /** What is known of the slip has changed. */
    record PaperChanged(TicketId ticket, Label label, Paper paper) implements Fact {}

    /** The citizen does not want to wait any longer, or nobody took a ticket that got no paper. */
    record TicketWithdrawn(TicketId ticket, Label label, Why why) implements Fact {
        /** Who withdrew it. */
        public enum Why {
            CITIZEN_KIOSK,
            CITIZEN_PHONE,
            /** Refused paper and no choice within the limit. */
            NO_PAPER,
            STAFF
        }
    }

    /**
     * A counter has called a ticket.
     *
     * @param reason why this one, out of turn: an id of the plan's reasons; empty for whoever was next
     */
    record TicketCalled(Call call, Optional<String> reason) implements Fact {}

    /** The call was repeated; {@code recalls} counts from 1. */
    record CallRepeated(Call call, int recalls) implements Fact {}

    /** The citizen stands at the counter: service begins. */
    record CallArrived(Call call) implements Fact {}

    /**
     * Service is over.
     *
     * @param arrivedAt empty when nobody marked the arrival
     * @param forgotten that nobody ended it and the counter did so by itself: its times are not counted
     */
    record CallFinished(Call call, Optional<Instant> arrivedAt, boolean forgotten) implements Fact {}

    /**
     * Nobody came.
     *
     * @param reason an id of the plan's reasons, where staff know more than that
     */
    record CallUnanswered(Call call, Optional<String> reason) implements Fact {}

    /**
     * The call is over, and its citizen waits on.
     *
     * @param reason an id of the plan's reasons; always given when it is set aside
     * @param onward the ticket its citizen waits as, whole
     * @param hold until when it is set aside; empty when it is in line at once
     */
    record CallPassed(
            Call call,
            Optional<Instant> arrivedAt,
            Passing how,
            Optional<String> reason,
            Ticket onward,
            Optional<Hold> hold)
            implements Fact {
        /** @throws IllegalArgumentException when {@code onward} is no further ticket of a visit */
        public CallPassed {
            if (onward.turn().isEmpty()) {
                throw new IllegalArgumentException("who waits on has a turn");
            }
        }
    }

    /** A ticket that had been set aside is back in line: its citizen is here again. */
    record TicketBack(TicketId ticket, Label label) implements Fact {}

    /** The staff of a counter took back what they did last with a call. */
    record DeedUndone(Call call, Deed.Kind deed) implements Fact {}

    /** The staff of an open counter are away. {@code until}: when they mean to be back, if they said. */
    record CounterPaused(CounterId counter, StaffId staff, Pause.Kind kind, Optional<Instant> until) implements Fact {}

    /** They are back. */
    record CounterResumed(CounterId counter, StaffId staff) implements Fact {}

    /** The applicant rated the service event {@code event}. */
    record RatingGiven(CallId event, CounterId counter, ServiceId service, Rating rating, By by, Instant askedAt)
            implements Fact {
        /** Where the rating was given. */
        public enum By {
            PAGE,
            KEYPAD,
            BUTTONS
        }
    }

    /** Nobody rated: 未评, which is never a good rating. */
    record RatingMissing(CallId event, CounterId counter, ServiceId service, boolean declined, Instant askedAt)
            implements Fact {}

    /** A citizen asked for help at a machine. {@code from}: {@code home}, {@code ticket} or {@code print}. */
    record HelpAsked(String from, Optional<Label> label) implements Fact {}

    /** The health of a device changed; {@code state}: ready, attention, fault, stale, absent. */
    record DeviceChanged(String device, String kind, String state, Optional<String> reason) implements Fact {}

    /** A member of staff opened a counter. */
    record CounterOpened(CounterId counter, StaffId staff) implements Fact {}

    /** A counter was closed. */
    record CounterClosed(CounterId counter, StaffId staff) implements Fact {}

    /** An appointment was made, imported or changed: the latest word stands. */
    record BookingMade(Booking booking) implements Fact {}

    /** A supervisor moved a counter to another profile for a business day; without one: back to the plan's. */
    record ProfileAssigned(CounterId counter, Optional<ProfileId> profile, BusinessDay day, StaffId staff)
            implements Fact {}

    /** A supervisor opened or closed a service for a business day; {@code open} empty: as the plan says. */
    record ServiceSwitched(ServiceId service, Optional<Boolean> open, BusinessDay day, StaffId staff) implements Fact {}

    /** A supervisor has the hall's screens say something until a moment; without a text: no longer. */
    record AnnouncementMade(Optional<Text> text, Instant until, StaffId staff) implements Fact {}
    /** An appointment was called off. */
    record BookingCancelled(String code, ServiceId service) implements Fact {}

    /** Nobody came for an appointment within its window. It is no no-show of a call. */
    record BookingMissed(String code, ServiceId service) implements Fact {}

    /** What became of a survey or a meeting; {@code status}: arrived, done, no-show. */
    record BookingMarked(String code, ServiceId service, BookingState.Status status, StaffId staff) implements Fact {}

    /**
     * A citizen was told how long they would wait, for the first time; seconds from when it was told.
     *
     * @param played whether the hall's rules were played forward for it; else a stand-in was told
     * @param ahead people before it
     * @param rawP50 as it was worked out, before calibration; {@code rawP90} too
     * @param others what the simple estimators would have said, by name: they are scored beside it
     */
    record WaitPromised(
            TicketId ticket,
            Label label,
            ServiceId service,
            boolean played,
            int ahead,
            int p50,
            int p90,
            int rawP50,
            int rawP90,
            Map<String, Integer> others)
            implements Fact {
        public WaitPromised {
            others = Map.copyOf(others);
        }
    }

    /** The hall was evacuated, or opened again, by a supervisor. */
    record HallEvacuated(boolean begun, StaffId staff) implements Fact {}

    /**
     * The waiting lists were put on paper, or not.
     *
     * @param order which order of the hub's, or what else asked ({@code power} for a power warning)
     * @param slips how many came out
     * @param problem the printer's reason where not all did
     */
    record ListsPrinted(String order, int slips, Optional<String> problem) implements Fact {}

    /** A print job was released by the citizen. */
    record PrintReleased(String job, int pages, int copies, String sides) implements Fact {}

    /** A print job ended: {@code done}, {@code failed}, {@code cancelled}, {@code expired}, {@code unknown}. */
    record PrintEnded(String job, String outcome, int sidesPrinted, Optional<String> reason) implements Fact {}
}
