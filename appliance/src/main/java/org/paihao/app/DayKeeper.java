package org.paihao.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.figures.TargetNow;
import org.paihao.core.figures.TargetWatch;
import org.paihao.core.hall.HallState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Target;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;

/**
 * The day's figures at a hub, made anew every two seconds where something has happened, and rung for where a target is
 * missed. Pages read the last ones: no request ever looks at all tickets.
 */
final class DayKeeper {
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** Waits grow although nothing happens. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

    private final Journal journal;
    private final Map<ServiceId, Target> targets;
    private final HallClock clock;
    private final BiConsumer<String, String> alarm;
    private volatile DayFigures figures = DayFigures.NONE;
    private TargetWatch watch = TargetWatch.NEW;
    private volatile boolean news = true;
    private Instant countedAt = Instant.EPOCH;

    /** @param alarm hears of the kind and the detail of what a supervisor must know */
    DayKeeper(Journal journal, Map<ServiceId, Target> targets, HallClock clock, BiConsumer<String, String> alarm) {
        this.journal = journal;
        this.targets = targets;
        this.clock = clock;
        this.alarm = alarm;
    }

    /** The last figures: at most a few seconds old. */
    DayFigures now() {
        return figures;
    }

    /** The books have changed. Cheap. */
    void changed() {
        news = true;
    }

    /** Time has passed. Returns whether the figures have changed. */
    synchronized boolean tick() {
        Instant now = clock.now();
        Duration age = Duration.between(countedAt, now);
        if (!age.isNegative() && age.compareTo(news ? EVERY : AT_LEAST_EVERY) < 0) {
            return false;
        }
        news = false;
        HallState state = journal.state();
        countedAt = now;
        DayFigures before = figures;
        figures = DayFigures.of(state, targets, now);
        TargetWatch.Step step = watch.look(state.day(), figures.targets());
        watch = step.watch();
        step.alarms().forEach(service -> figures.target(service).ifPresent(target -> ring(service, target)));
        return !figures.equals(before);
    }

    private void ring(ServiceId service, TargetNow now) {
        alarm.accept(
                "target-missed",
                service + ": " + now.percent().orElse(0) + " % within "
                        + now.target().minutes() + " min of " + now.target().percent() + " %");
    }
}
