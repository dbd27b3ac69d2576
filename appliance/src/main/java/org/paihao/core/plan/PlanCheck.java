package org.paihao.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.paihao.core.id.Id;

/** Checks what one part of a plan says of another. Pure; the reader of {@code hall.yaml} turns paths into lines. */
public final class PlanCheck {
    /** A zone list is drawn on one screen, a service list on a page: a plan beyond this is a mistake. */
    public static final int ZONES_MAX = 26;

    public static final int SERVICES_MAX = 400;
    public static final int COUNTERS_MAX = 400;
    /** Chosen services on the elder start page; the fifth row is 别的事. */
    public static final int ELDER_MAX = 4;

    private PlanCheck() {}

    /** A fault and where it stands: a path such as {@code counters/3/services}. */
    public record Fault(String path, String sentence) {}

    /** All faults, in the order of the file; empty when the plan can be used. */
    public static List<Fault> faults(HallPlan plan) {
        List<Fault> faults = new ArrayList<>();
        limit(faults, "zones", plan.zones().size(), ZONES_MAX);
        limit(faults, "services", plan.services().size(), SERVICES_MAX);
        limit(faults, "counters", plan.counters().size(), COUNTERS_MAX);
        limit(faults, "elder", plan.elder().size(), ELDER_MAX);
        unique(faults, "zones", plan.zones().stream().map(Zone::id).toList());
        unique(faults, "services", plan.services().stream().map(Service::id).toList());
        unique(faults, "counters", plan.counters().stream().map(Counter::id).toList());
        faults.addAll(OpeningCheck.faults(plan));
        faults.addAll(AppointmentCheck.faults(plan));
        // Before what follows from it: a profile with a wrong service leaves another one without a counter.
        faults.addAll(CallingCheck.faults(plan));
        faults.addAll(JourneyCheck.faults(plan));
        faults.addAll(RulesCheck.faults(plan));
        services(plan, faults);
        counters(plan, faults);
        for (int i = 0; i < plan.displays().size(); i++) {
            for (var zone : plan.displays().get(i).zones()) {
                known(faults, plan.zone(zone).isPresent(), "displays/" + i + "/zones", "zone", zone);
            }
        }
        for (var service : plan.elder()) {
            known(faults, plan.service(service).isPresent(), "elder", "service", service);
        }
        return faults;
    }

    private static void services(HallPlan plan, List<Fault> faults) {
        for (int i = 0; i < plan.services().size(); i++) {
            Service service = plan.services().get(i);
            String path = "services/" + i;
            known(faults, plan.zone(service.zone()).isPresent(), path + "/zone", "zone", service.zone());
            for (int j = 0; j < i; j++) {
                if (plan.services().get(j).series().overlaps(service.series())) {
                    faults.add(new Fault(
                            path + "/series",
                            "the labels of '" + service.id() + "' overlap those of '"
                                    + plan.services().get(j).id() + "'"));
                }
            }
            if (service.journey().isEmpty() && plan.countersFor(service.id()).isEmpty()) {
                faults.add(new Fault(path, "no counter serves '" + service.id() + "'"));
            }
        }
    }

    private static void counters(HallPlan plan, List<Fault> faults) {
        for (int i = 0; i < plan.counters().size(); i++) {
            Counter counter = plan.counters().get(i);
            String path = "counters/" + i;
            known(faults, plan.zone(counter.zone()).isPresent(), path + "/zone", "zone", counter.zone());
            for (var service : counter.services()) {
                known(faults, plan.service(service).isPresent(), path + "/services", "service", service);
            }
        }
    }

    private static void known(List<Fault> faults, boolean known, String path, String what, Id id) {
        if (!known) {
            faults.add(new Fault(path, "there is no " + what + " '" + id + "' in this plan"));
        }
    }

    private static void limit(List<Fault> faults, String path, int count, int max) {
        if (count > max) {
            faults.add(new Fault(path, count + " entries, at most " + max + " are possible"));
        }
    }

    private static void unique(List<Fault> faults, String path, List<? extends Id> ids) {
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                faults.add(new Fault(path + "/" + i + "/id", "'" + ids.get(i) + "' stands twice"));
            }
        }
    }
}
