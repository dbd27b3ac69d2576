package org.paihao.core.message;

import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.Progress;
import org.paihao.core.id.ServiceId;

/**
 * How far a visit has come on its journey, as a terminal or a phone hears it; {@link Progress} is how the hub knows
 * it.
 *
 * @param service what its citizen chose
 */
public record JourneyNow(ServiceId service, List<Step> steps) {
    public JourneyNow {
        steps = List.copyOf(steps);
    }

    /** A step; with {@code either} one of its parts is enough. */
    public record Step(boolean either, List<Part> parts) {
        public Step {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a step.
     *
     * @param ahead people before its ticket; empty when it does not wait
     * @param counter number of the counter it is, or was, called to
     */
    public record Part(
            ServiceId service,
            Progress.Part state,
            Optional<Integer> ahead,
            Optional<String> counter,
            Optional<Wait> estimate) {}
}
