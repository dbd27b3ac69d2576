package org.paihao.core.hall;

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

    /** The appointment is for a later day. */
    record BookingTooEarly() implements Refusal {
        @Override
        public String code() {
            return "code-too-early";
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
