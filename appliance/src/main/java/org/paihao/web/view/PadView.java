package org.paihao.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.rating.Tagset;
import org.paihao.role.pad.RatingPad;

/** The rating pad. */
public record PadView(CounterView.Info counter, Optional<PromptView> prompt, TagsetView tagset) {

    /** What is to be rated now. */
    public record PromptView(String event, String label, Text serviceName, Instant startedAt, long timeoutSeconds) {}

    /** The tags by level: three shown first, five behind 更多原因. */
    public record TagsetView(String id, java.util.List<Tagset.LevelTags> levels) {}

    /** The pad of one counter. */
    public static PadView of(HallPlan plan, CounterId counter, RatingPad pad, Tagset tagset) {
        return new PadView(
                CounterView.Info.of(plan, plan.counter(counter).orElseThrow()),
                pad.prompt()
                        .map(asked -> new PromptView(
                                asked.event().value(),
                                asked.label().toString(),
                                TicketView.name(plan, asked.service()),
                                asked.askedAt(),
                                Duration.between(asked.askedAt(), asked.until()).toSeconds())),
                new TagsetView(tagset.id(), tagset.levels()));
    }
}
