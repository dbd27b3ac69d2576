package org.paihao.core.plan;

import java.util.List;
import java.util.Optional;
import org.paihao.core.id.ProfileId;

/** How a hall calls (叫号规则): who waits less, and what counters do. All of it is data in {@code hall.yaml}. */
public record CallingPlan(Priorities priorities, List<Profile> profiles) {
    /** First come, first served, at every counter. */
    public static final CallingPlan PLAIN = new CallingPlan(Priorities.NONE, List.of());

    public CallingPlan {
        profiles = List.copyOf(profiles);
    }

    /** The profile with this id, or empty when the plan has none. */
    public Optional<Profile> profile(ProfileId id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }
}
