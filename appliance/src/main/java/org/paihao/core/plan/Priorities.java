package org.paihao.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.PriorityId;

/**
 * Who waits less, and how much less at most. A claim grows with the time waited, faster for some (accumulating
 * priority: Kleinrock, "A delay dependent queue discipline", 1964; Stanford, Taylor and Ziedins, Queueing Systems 77,
 * 2014); and whoever has waited {@code overdueMinutes} goes before everybody who came later, of whatever class. So
 * nobody starves, and how long somebody can be passed over is known beforehand.
 *
 * @param overdueMinutes after so long only those who came earlier go first
 */
public record Priorities(int overdueMinutes, List<PriorityClass> classes) {
    /** A hall without classes: first come, first served. */
    public static final Priorities NONE = new Priorities(60, List.of());

    public Priorities {
        classes = List.copyOf(classes);
    }

    /** How fast the claim of somebody grows; a class this plan does not have is a walk-in's. */
    public double rate(Optional<PriorityId> priority) {
        return priority.flatMap(this::named).map(PriorityClass::rate).orElse(1.0);
    }

    /** The class with this id, or empty when the plan has none. */
    public Optional<PriorityClass> named(PriorityId id) {
        return classes.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** How long somebody can be passed by people who came later. */
    public Duration overdue() {
        return Duration.ofMinutes(overdueMinutes);
    }

    /**
     * How much later than a walk-in somebody of a class may come and still go first: whoever comes later than that
     * never does. With rates 1 and r, {@code d} later, the other's claim is the greater one once the walk-in has waited
     * longer than d × r ∕ (r − 1), and by then the walk-in must not be overdue.
     */
    public Duration passesWithin(PriorityId id) {
        double rate = rate(Optional.of(id));
        return rate <= 1
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(overdue().toMillis() * (1 - 1 / rate)));
    }
}
