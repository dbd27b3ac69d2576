package org.paihao.core.plan;

import java.util.Map;
import org.paihao.core.id.ServiceId;

/** Rules only the hub goes by: the plan the terminals hold does not carry them. */
public record HubRules(Skills skills, Map<ServiceId, Target> targets) {
    /** No skills asked for, no targets. */
    public static final HubRules NONE = new HubRules(Skills.NONE, Map.of());

    public HubRules {
        targets = Map.copyOf(targets);
    }
}
