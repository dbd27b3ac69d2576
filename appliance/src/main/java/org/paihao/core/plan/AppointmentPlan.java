package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;

/**
 * What may be booked in a hall, when, and how check-in goes (预约规则, docs/appointments.md). A hall that has none takes
 * the appointments another system makes as they are.
 *
 * @param earlyMinutes so long before its slot an appointment may be checked in; empty for 30
 * @param lateMinutes so long after its slot it still may; empty for 15
 * @param priority the class of citizens whoever has booked belongs to; empty for none
 */
public record AppointmentPlan(
        Optional<Integer> earlyMinutes,
        Optional<Integer> lateMinutes,
        Optional<PriorityId> priority,
        List<Offer> offers) {
    private static final int EARLY_MINUTES = 30;
    private static final int LATE_MINUTES = 15;

    public AppointmentPlan {
        offers = List.copyOf(offers);
    }

    /** What becomes of an appointment when its citizen comes. */
    public enum Kind {
        /** A ticket for a service of the plan. */
        WINDOW,
        /** Somebody of the hall goes there (勘验): on the crew's list of the day, no ticket. */
        SURVEY,
        /** A meeting about a project (重点项目帮办): on the helper's list of the day, no ticket. */
        MEETING
    }

    /**
     * Something that can be booked.
     *
     * @param service a service of the plan for a window, else a name of its own
     * @param kind empty for a window
     * @param name what people call it, where it is no service of the plan
     * @param crews who may be sent; empty where nobody is
     */
    public record Offer(
            ServiceId service,
            Optional<Kind> kind,
            Optional<Text> name,
            Optional<List<String>> crews,
            List<SlotRule> slots) {
        public Offer {
            crews = crews.map(List::copyOf);
            slots = List.copyOf(slots);
        }

        /** A window where nothing else is said. */
        public Kind what() {
            return kind.orElse(Kind.WINDOW);
        }
    }

    /**
     * Slots one after the other, hall time, on these weekdays.
     *
     * @param minutes how long one is
     * @param places how many may book one
     */
    public record SlotRule(List<DayOfWeek> days, LocalTime from, LocalTime to, int minutes, int places) {
        public SlotRule {
            days = List.copyOf(days);
        }
    }

    /** What is offered under a name; empty when nothing is. */
    public Optional<Offer> offer(ServiceId service) {
        return offers.stream().filter(offer -> offer.service().equals(service)).findFirst();
    }

    /** How long before its slot an appointment may be checked in. */
    public Duration early() {
        return Duration.ofMinutes(earlyMinutes.orElse(EARLY_MINUTES));
    }

    /** How long after its slot an appointment may be checked in. */
    public Duration late() {
        return Duration.ofMinutes(lateMinutes.orElse(LATE_MINUTES));
    }
}
