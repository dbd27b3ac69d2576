package org.paihao.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.ServiceId;

/** Checks the journeys of a plan: that every step leads to a counter, and that no step stands in its own way. */
final class JourneyCheck {
    /** A citizen's day, and what a slip of 80 mm can list. */
    static final int STEPS_MAX = 12;

    static final int PARTS_MAX = 8;

    private JourneyCheck() {}

    static List<PlanCheck.Fault> faults(HallPlan plan) {
        List<PlanCheck.Fault> faults = new ArrayList<>();
        for (int i = 0; i < plan.services().size(); i++) {
            Service service = plan.services().get(i);
            if (service.journey().isPresent()) {
                journey(faults, plan, service, service.journey().get(), "services/" + i);
            }
        }
        return faults;
    }

    private static void journey(
            List<PlanCheck.Fault> faults, HallPlan plan, Service service, Journey journey, String path) {
        if (journey.steps().isEmpty() || journey.steps().size() > STEPS_MAX) {
            faults.add(new PlanCheck.Fault(
                    path + "/steps",
                    "a journey has 1 to " + STEPS_MAX + " steps, not "
                            + journey.steps().size()));
        }
        if (plan.counters().stream().anyMatch(counter -> counter.services().contains(service.id()))) {
            faults.add(new PlanCheck.Fault(
                    path,
                    "'" + service.id() + "' is a journey: counters serve its steps, and none may name it itself"));
        }
        for (int i = 0; i < journey.steps().size(); i++) {
            step(faults, plan, journey.steps().get(i), path + "/steps/" + i);
        }
    }

    private static void step(List<PlanCheck.Fault> faults, HallPlan plan, Journey.Step step, String path) {
        int parts = step.parts().size();
        if (parts < 1 || parts > PARTS_MAX) {
            faults.add(new PlanCheck.Fault(path, "a step has 1 to " + PARTS_MAX + " services, not " + parts));
        }
        if (step.either() && parts == 1) {
            faults.add(new PlanCheck.Fault(path, "with one service there is nothing to choose from"));
        }
        HashSet<ServiceId> seen = new HashSet<>();
        for (ServiceId part : step.parts()) {
            Optional<Service> known = plan.service(part);
            if (known.isEmpty()) {
                faults.add(new PlanCheck.Fault(path, "there is no service '" + part + "' in this plan"));
            } else if (known.get().journey().isPresent()) {
                faults.add(new PlanCheck.Fault(path, "'" + part + "' is a journey itself: a step is a service"));
            }
            if (!seen.add(part)) {
                faults.add(new PlanCheck.Fault(path, "'" + part + "' stands twice in one step"));
            }
        }
    }
}
