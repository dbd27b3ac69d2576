package org.paihao.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.paihao.core.plan.HallPlan;

/**
 * Retained queues of services the plan does not have any more: whoever connects must not hear them. Used by one thread.
 */
final class OldQueues {
    private final Topics topics;
    private final HallPlan plan;
    private final Set<String> found = new LinkedHashSet<>();

    OldQueues(Topics topics, HallPlan plan) {
        this.topics = topics;
        this.plan = plan;
    }

    /** A retained queue was heard. */
    void heard(String topic) {
        boolean ours = plan.services().stream()
                .anyMatch(service -> topics.queue(service.id()).equals(topic));
        if (!ours) {
            found.add(topic);
        }
    }

    /** The topics to be cleared, each once. */
    List<String> take() {
        List<String> topicsToClear = List.copyOf(found);
        found.clear();
        return topicsToClear;
    }
}
