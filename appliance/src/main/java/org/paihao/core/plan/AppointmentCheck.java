package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.ServiceId;

/** Checks what may be booked: slots that never come, two rules for one moment, services that are not there. */
final class AppointmentCheck {
    private static final int WINDOW_MAX = 240;
    private static final int PLACES_MAX = 999;
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final HallPlan plan;
    private final List<PlanCheck.Fault> faults = new ArrayList<>();

    private AppointmentCheck(HallPlan plan) {
        this.plan = plan;
    }

    static List<PlanCheck.Fault> faults(HallPlan plan) {
        AppointmentCheck check = new AppointmentCheck(plan);
        plan.appointments().ifPresent(check::check);
        return check.faults;
    }

    private void fault(String path, String sentence) {
        faults.add(new PlanCheck.Fault("appointments/" + path, sentence));
    }

    private void check(AppointmentPlan appointments) {
        minutes("early-minutes", appointments.earlyMinutes());
        minutes("late-minutes", appointments.lateMinutes());
        appointments
                .priority()
                .filter(priority -> plan.calls().priorities().named(priority).isEmpty())
                .ifPresent(priority -> fault("priority", "there is no class '" + priority + "' in this plan"));
        Set<ServiceId> seen = new HashSet<>();
        for (int i = 0; i < appointments.offers().size(); i++) {
            AppointmentPlan.Offer offer = appointments.offers().get(i);
            String path = "offers/" + i;
            if (!seen.add(offer.service())) {
                fault(path + "/service", "'" + offer.service() + "' stands twice");
            }
            offer(path, offer);
            if (offer.slots().isEmpty()) {
                fault(path + "/slots", "'" + offer.service() + "' has no slot: nobody can book it");
            }
            for (int j = 0; j < offer.slots().size(); j++) {
                slot(
                        path + "/slots/" + j,
                        offer.slots().subList(0, j),
                        offer.slots().get(j));
            }
        }
    }

    private void offer(String path, AppointmentPlan.Offer offer) {
        boolean known = plan.service(offer.service()).isPresent();
        if (offer.what() == AppointmentPlan.Kind.WINDOW) {
            if (!known) {
                fault(path + "/service", "there is no service '" + offer.service() + "' in this plan");
            }
            if (offer.crews().isPresent()) {
                fault(path + "/crews", "nobody is sent out for an appointment at a window");
            }
            return;
        }
        if (known) {
            fault(path + "/service", "'" + offer.service() + "' is a service: what has no ticket needs another name");
        }
        if (offer.name().isEmpty()) {
            fault(path, "'" + offer.service() + "' is no service of the plan: it needs a name");
        }
    }

    private void slot(String path, List<AppointmentPlan.SlotRule> before, AppointmentPlan.SlotRule rule) {
        int length = (rule.to().toSecondOfDay() - rule.from().toSecondOfDay()) / 60;
        if (rule.days().isEmpty()) {
            fault(path + "/days", "slots without a weekday never come");
        }
        if (length <= 0) {
            fault(path, "slots end after they begin, and on the same day");
        } else if (rule.minutes() < 1 || rule.minutes() > MINUTES_PER_DAY || length % rule.minutes() != 0) {
            fault(path + "/minutes", length + " minutes are not a whole number of slots of " + rule.minutes());
        }
        if (rule.places() < 1 || rule.places() > PLACES_MAX) {
            fault(path + "/places", "places are from 1 to " + PLACES_MAX + ", not " + rule.places());
        }
        for (AppointmentPlan.SlotRule other : before) {
            Optional<DayOfWeek> both =
                    rule.days().stream().filter(other.days()::contains).findFirst();
            if (both.isPresent()
                    && rule.from().isBefore(other.to())
                    && other.from().isBefore(rule.to())) {
                fault(path, "these slots overlap earlier ones of the same day");
            }
        }
    }

    private void minutes(String path, Optional<Integer> minutes) {
        minutes.filter(value -> value < 0 || value > WINDOW_MAX)
                .ifPresent(value -> fault(path, "minutes are from 0 to " + WINDOW_MAX + ", not " + value));
    }
}
