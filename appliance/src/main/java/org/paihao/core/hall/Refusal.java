package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;

/** Why a command was not carried out: expected trouble, worded by the pages. {@link #code()} is what APIs carry. */
public sealed interface Refusal {

    /** Stable name in APIs and locale files. */
    String code();

    /** The plan has no such service. */
    record UnknownService(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "unknown-service";
        }
    }

    /** What more there is to say, for APIs and pages: a time in ISO 8601; mostly nothing. */
    default Optional<String> detail() {
        return Optional.empty();
    }

    /** The hall has paused the service. */
    record ServicePaused(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "service-paused";
        }
    }

    /** Outside the hours of the service: before or after them, in a break, on a holiday. */
    record ServiceClosed(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "service-closed";
        }
    }

    /** The service is open, but whoever comes now would not be served today. */
    record TooLateToday(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "too-late-today";
        }
    }

    /** The hall gives no more than so many tickets of this service in a day, and they are out. */
    record NumbersUsedUp(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "numbers-used-up";
        }
    }

    /** The plan has no such class of citizens. */
    record UnknownPriority(PriorityId priority) implements Refusal {
        @Override
        public String code() {
            return "unknown-priority";
        }
    }

    /** All labels of the service's series have been handed out today. */
    record LabelsExhausted(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "labels-exhausted";
        }
    }

    /** No ticket with this id, label or token is known. */
    record UnknownTicket() implements Refusal {
        @Override
        public String code() {
            return "unknown-ticket";
        }
    }

    /** The ticket has ended and can't be changed. */
    record TicketEnded(Label label) implements Refusal {
        @Override
        public String code() {
            return "ticket-ended";
        }
    }

    /** The plan has no such counter, or this box does not run it. */
    record UnknownCounter(CounterId counter) implements Refusal {
        @Override
        public String code() {
            return "unknown-counter";
        }
    }

    /** Nobody has signed in at the counter. */
    record CounterNotOpen(CounterId counter) implements Refusal {
        @Override
        public String code() {
            return "counter-closed";
        }
    }

    /** The counter has somebody; that call must end first. */
    record CounterBusy(Label label) implements Refusal {
        @Override
        public String code() {
            return "counter-busy";
        }
    }

    /** The counter has called nobody. */
    record NoCall(CounterId counter) implements Refusal {
        @Override
        public String code() {
            return "no-call";
        }
    }

    /** The state of the call does not allow it: recall after arrival, arrive twice. */
    record WrongState(String state) implements Refusal {
        @Override
        public String code() {
            return "wrong-state";
        }
    }

    /** The plan's number of recalls has been used. */
    record RecallsUsed(int max) implements Refusal {
        @Override
        public String code() {
            return "recalls-used";
        }
    }

    /** No ticket waits for any service of the counter. */
    record NobodyWaiting() implements Refusal {
        @Override
        public String code() {
            return "nobody-waiting";
        }
    }

    /** People wait, but only for what the member of staff has not the skill for. */
    record SkillMissing() implements Refusal {
        @Override
        public String code() {
            return "skill-missing";
        }
    }

    /** The plan has no such profile. */
    record UnknownProfile(ProfileId profile) implements Refusal {
        @Override
        public String code() {
            return "unknown-profile";
        }
    }

    /** No such appointment. */
    record UnknownBooking() implements Refusal {
        @Override
        public String code() {
            return "unknown-code";
        }
    }

    /** The appointment's slot is over. */
    record BookingExpired() implements Refusal {
        @Override
        public String code() {
            return "code-expired";
        }
    }

    /** The appointment's window has not begun: it does at {@code from}. */
    record BookingTooEarly(Instant from) implements Refusal {
        @Override
        public String code() {
            return "code-too-early";
        }

        @Override
        public Optional<String> detail() {
            return Optional.of(from.toString());
        }
    }

    /** The appointment was called off. */
    record BookingCancelled() implements Refusal {
        @Override
        public String code() {
            return "code-cancelled";
        }
    }

    /** Somebody has come for the appointment: it can't be changed or called off any more. */
    record BookingUsed() implements Refusal {
        @Override
        public String code() {
            return "code-used";
        }
    }

    /** A survey or a meeting: nobody waits in line for it. */
    record BookingWithoutTicket() implements Refusal {
        @Override
        public String code() {
            return "code-without-ticket";
        }
    }

    /** Another appointment has this code. */
    record CodeTaken() implements Refusal {
        @Override
        public String code() {
            return "code-taken";
        }
    }

    /** No slot of the service begins and ends then. */
    record NoSuchSlot(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "no-such-slot";
        }
    }

    /** All places of the slot are booked. */
    record SlotFull(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "slot-full";
        }
    }

    /** The plan has no such crew for it. */
    record UnknownCrew(ServiceId service) implements Refusal {
        @Override
        public String code() {
            return "unknown-crew";
        }
    }

    /** An address is missing, or was given where nobody goes anywhere: it is not kept without need. */
    record BookingAddress(boolean needed) implements Refusal {
        @Override
        public String code() {
            return needed ? "address-needed" : "address-not-needed";
        }
    }

    /** The last call was a moment ago; {@code seconds} are left. */
    record RecallTooSoon(int seconds) implements Refusal {
        @Override
        public String code() {
            return "recall-too-soon";
        }
    }

    /** The staff did nothing that could be taken back. */
    record NothingToUndo() implements Refusal {
        @Override
        public String code() {
            return "nothing-to-undo";
        }
    }

    /** It is longer ago than the plan allows. */
    record UndoTooLate(int seconds) implements Refusal {
        @Override
        public String code() {
            return "undo-too-late";
        }
    }

    /** The applicant has rated it. */
    record AlreadyRated() implements Refusal {
        @Override
        public String code() {
            return "already-rated";
        }
    }

    /** The staff of the counter are away. */
    record CounterAway(CounterId counter) implements Refusal {
        @Override
        public String code() {
            return "counter-paused";
        }
    }

    /** The plan has no such reason. */
    record UnknownReason(String reason) implements Refusal {
        @Override
        public String code() {
            return "unknown-reason";
        }
    }

    /** That counter does not serve that. */
    record NotServedThere(CounterId counter) implements Refusal {
        @Override
        public String code() {
            return "not-served-there";
        }
    }

    /** A missed call was made good as often as the plan allows. */
    record ComeBacksUsed(int max) implements Refusal {
        @Override
        public String code() {
            return "come-backs-used";
        }
    }

    /** This box has no numbers of its own, and no hub answers. */
    record NoNumbers() implements Refusal {
        @Override
        public String code() {
            return "hub-needed";
        }
    }
}
