package org.paihao.core.plan;

import java.util.List;
import org.paihao.core.id.ServiceId;

/**
 * What a citizen comes for that takes more than one counter (一件事, 企业开办): steps, one after the other, under one
 * ticket. A service with a journey has no counters of its own; whoever takes it stands in the line of the first step.
 *
 * @param steps at least one
 */
public record Journey(List<Step> steps) {
    public Journey {
        steps = List.copyOf(steps);
    }

    /**
     * One step: it is done when its parts are, and then the next one begins.
     *
     * @param parts the services it consists of; all of them wait at the same time, each in its own line
     * @param either whether one of the parts is enough (任选其一); otherwise all must be done (并联)
     */
    public record Step(List<ServiceId> parts, boolean either) {
        public Step {
            parts = List.copyOf(parts);
        }
    }

    /** In whose line a ticket for it stands first. */
    public ServiceId first() {
        return steps.getFirst().parts().getFirst();
    }
}
