package org.paihao.core.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.time.BusinessDay;

/**
 * What a supervisor has changed for one business day (当日调整): it lies over the plan and ends with that day.
 *
 * @param profiles counters that work by another profile than the plan's
 * @param services services that are open, or closed, whatever the plan says
 */
public record DayChanges(BusinessDay day, Map<CounterId, ProfileId> profiles, Map<ServiceId, Boolean> services) {
    /** The plan as it stands. */
    public static final DayChanges NONE = new DayChanges(BusinessDay.FIRST, Map.of(), Map.of());

    public DayChanges {
        profiles = Map.copyOf(profiles);
        services = Map.copyOf(services);
    }

    /** Whether everything is as the plan says. */
    public boolean areNone() {
        return profiles.isEmpty() && services.isEmpty();
    }

    /** What of this holds on a day: all of it, or, once a later day has begun, nothing. */
    public DayChanges on(BusinessDay other) {
        return other.compareTo(day) <= 0 ? this : new DayChanges(other, Map.of(), Map.of());
    }

    /** With a counter at a profile; empty for the plan's own. */
    public DayChanges with(CounterId counter, Optional<ProfileId> profile) {
        Map<CounterId, ProfileId> next = new HashMap<>(profiles);
        next.remove(counter);
        profile.ifPresent(known -> next.put(counter, known));
        return new DayChanges(day, next, services);
    }

    /** With a service open or closed; empty for what the plan says. */
    public DayChanges with(ServiceId service, Optional<Boolean> open) {
        Map<ServiceId, Boolean> next = new HashMap<>(services);
        next.remove(service);
        open.ifPresent(known -> next.put(service, known));
        return new DayChanges(day, profiles, next);
    }
}
