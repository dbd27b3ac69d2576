package org.paihao.core.plan;

import java.util.List;
import java.util.Set;
import org.paihao.core.Text;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;

/**
 * What a counter does while it works so (窗口模式): which services, and whom first.
 *
 * @param services what it may call, in its own order of preference
 * @param rules looked at in this order; the first that holds and has somebody to call decides
 * @param then what decides when no rule does
 */
public record Profile(ProfileId id, Text name, List<ServiceId> services, List<FirstRule> rules, Order then) {
    public Profile {
        services = List.copyOf(services);
        rules = List.copyOf(rules);
    }

    /** The same without some services: neither they nor rules that take them first have anything to say. */
    public Profile without(Set<ServiceId> barred) {
        return barred.isEmpty()
                ? this
                : new Profile(
                        id,
                        name,
                        services.stream()
                                .filter(service -> !barred.contains(service))
                                .toList(),
                        rules.stream()
                                .filter(rule -> !barred.contains(rule.first()))
                                .toList(),
                        then);
    }

    /** When no rule holds. */
    public enum Order {
        /** Whoever has the greatest claim in any of the services. */
        LONGEST_WAIT,
        /** The first of the services somebody waits for. */
        AS_LISTED
    }

    /**
     * When somebody has waited longer than {@code minutes} for {@code when}, take {@code first}: usually the same
     * service, or one that must not be kept waiting by it.
     */
    public record FirstRule(ServiceId when, int minutes, ServiceId first) {}
}
