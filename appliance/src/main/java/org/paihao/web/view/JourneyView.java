package org.paihao.web.view;

import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.message.JourneyNow;
import org.paihao.core.plan.HallPlan;
import org.paihao.json.Json;

/** How far a visit has come, in the plan's words. */
public record JourneyView(Text name, List<StepView> steps) {
    public JourneyView {
        steps = List.copyOf(steps);
    }

    /** A step; with {@code either} one of its parts is enough. */
    public record StepView(boolean either, List<PartView> parts) {
        public StepView {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a step.
     *
     * @param state {@code done, serving, called, waiting, parked, missed, left, next, not-needed}
     * @param counters the counters that may call for it
     * @param counter the one it is, or was, called to
     */
    public record PartView(
            Text name,
            String state,
            String counters,
            Optional<String> counter,
            Optional<Integer> ahead,
            Optional<EstimateView> estimate) {}

    static JourneyView of(HallPlan plan, JourneyNow now) {
        return new JourneyView(
                TicketView.name(plan, now.service()),
                now.steps().stream()
                        .map(step -> new StepView(
                                step.either(),
                                step.parts().stream()
                                        .map(part -> part(plan, part))
                                        .toList()))
                        .toList());
    }

    private static PartView part(HallPlan plan, JourneyNow.Part part) {
        return new PartView(
                TicketView.name(plan, part.service()),
                Json.dashed(part.state().name()),
                TicketView.counters(plan, part.service()),
                part.counter(),
                part.ahead(),
                part.estimate().map(EstimateView::of));
    }
}
