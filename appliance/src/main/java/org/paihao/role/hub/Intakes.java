package org.paihao.role.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Pause;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Board;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.OpeningRules;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.StillServed;

/**
 * Who can still come today, by what the hub knows: the day's caps, and how many more the open counters can serve before
 * they close. Worked out at most every few seconds. Thread-safe.
 */
final class Intakes {
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** From fewer finished services than these nobody says how long one takes. */
    private static final int MEASURED_MIN = 5;

    private final HallPlan plan;
    private Instant at = Instant.MIN;
    private Map<ServiceId, Board.Intake> known = Map.of();

    Intakes(HallPlan plan) {
        this.plan = plan;
    }

    /** All services of the plan. */
    synchronized Map<ServiceId, Board.Intake> now(HallState state, Instant now) {
        if (at.isAfter(now) || Duration.between(at, now).compareTo(FRESH) >= 0) {
            known = of(state, now);
            at = now;
        }
        return known;
    }

    private Map<ServiceId, Board.Intake> of(HallState state, Instant now) {
        boolean byEstimate =
                plan.hours().rules().flatMap(OpeningRules::lastTicketByEstimate).orElse(false);
        Map<ServiceId, Duration> mean = means(state);
        HallPlan today = plan.with(state.changes());
        Map<ServiceId, Integer> waiting = new HashMap<>();
        plan.services().forEach(service -> waiting.put(service.id(), state.waiting(service.id())));
        Map<ServiceId, Board.Intake> all = new HashMap<>();
        for (Service service : plan.services()) {
            ServiceId id = service.id();
            Opening opening = Opening.of(plan, id);
            // Whoever follows a journey must get through its first line.
            Optional<Integer> still = opening.remaining(now)
                    .flatMap(left ->
                            StillServed.people(service.line(), windows(today, state, left, now), mean, waiting));
            int taken = state.day().date().equals(opening.day(now))
                    ? state.numbering().taken(id.value())
                    : 0;
            Optional<String> closed =
                    opening.dayCap().filter(cap -> taken >= cap).isPresent()
                            ? Optional.of("numbers-used-up")
                            : still.filter(people -> byEstimate && people == 0).map(people -> "too-late-today");
            all.put(id, new Board.Intake(still, closed));
        }
        return Map.copyOf(all);
    }

    private static List<StillServed.Window> windows(HallPlan today, HallState state, Duration left, Instant now) {
        List<StillServed.Window> open = new ArrayList<>();
        for (Counter counter : today.counters()) {
            CounterState known = state.counter(counter.id());
            if (known.staff().isPresent()) {
                // Whoever is away comes back: a pause with an end takes its rest off the day, another one nothing.
                Duration away = known.pause()
                        .flatMap(Pause::until)
                        .map(until -> Duration.between(now, until))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
                Duration rest = left.minus(away);
                open.add(new StillServed.Window(rest.isNegative() ? Duration.ZERO : rest, counter.services()));
            }
        }
        return open;
    }

    /** How long the day's services took, for those that were measured often enough. */
    private static Map<ServiceId, Duration> means(HallState state) {
        Map<ServiceId, Duration> means = new HashMap<>();
        state.called().took().forEach((service, took) -> {
            if (took.count() >= MEASURED_MIN) {
                means.put(service, took.mean());
            }
        });
        return means;
    }
}
