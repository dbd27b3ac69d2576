package org.paihao.core.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Target;

/**
 * A hall's day in numbers, as of a moment. Made by one pass over the day's tickets and calls: to be made now and then,
 * never for each request.
 *
 * @param quarters from the first arrival to now, at most {@link #QUARTERS_MAX}; empty before anybody came
 * @param services what there is to say of each service with tickets today
 * @param served service events that ended today, by counter
 */
public record DayFigures(
        List<Quarter> quarters,
        Map<ServiceId, ServiceDay> services,
        Map<CounterId, Integer> served,
        Map<ServiceId, TargetNow> targets) {
    /** A day has no more quarters of an hour than these. */
    public static final int QUARTERS_MAX = 96;

    static final Duration QUARTER = Duration.ofMinutes(15);

    /** Before anything was counted. */
    public static final DayFigures NONE = new DayFigures(List.of(), Map.of(), Map.of(), Map.of());

    public DayFigures {
        quarters = List.copyOf(quarters);
        services = Map.copyOf(services);
        served = Map.copyOf(served);
        targets = Map.copyOf(targets);
    }

    /**
     * A quarter of an hour.
     *
     * @param waiting how many waited at its end, or now
     * @param p50Seconds of the waits that ended in it; empty for fewer than three
     */
    public record Quarter(
            Instant from, int arrivals, int waiting, Optional<Long> p50Seconds, Optional<Long> p90Seconds) {}

    /** One service today. Waits of people who were called; {@code left} without having been called. */
    public record ServiceDay(int taken, int served, int noShow, int left, Waits waits) {}

    /** How a service stands by its target; empty when it has none. */
    public Optional<TargetNow> target(ServiceId service) {
        return Optional.ofNullable(targets.get(service));
    }

    /** What there is to say of a service; empty when nobody took a ticket for it. */
    public Optional<ServiceDay> service(ServiceId service) {
        return Optional.ofNullable(services.get(service));
    }

    /** All service events that ended today. */
    public int servedInAll() {
        return served.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The figures of the state's business day. */
    public static DayFigures of(HallState state, Map<ServiceId, Target> targets, Instant now) {
        List<Wait> turns = turns(state);
        Map<CounterId, Integer> served = new HashMap<>();
        for (CallState call : state.calls().values()) {
            if (call.outcome().equals(Optional.of(Outcome.SERVED))) {
                served.merge(call.call().counter(), 1, Integer::sum);
            }
        }
        Map<ServiceId, TargetNow> standing = new HashMap<>();
        targets.forEach(
                (service, target) -> standing.put(service, TargetNow.of(target, counts(turns, service, target, now))));
        return new DayFigures(quarters(turns, now), services(turns), served, standing);
    }

    /**
     * One wait.
     *
     * @param since when it began: time somebody spent elsewhere before it is not in it
     * @param called when a counter first called
     * @param ended when it ended, called or not; empty while it goes on
     */
    private record Wait(
            ServiceId service, Instant since, Optional<Instant> called, Optional<Instant> ended, Stage stage) {
        Optional<Long> waitedSeconds() {
            return called.map(at -> Math.max(0, Duration.between(since, at).toSeconds()));
        }

        Duration waited(Instant now) {
            return Duration.between(since, ended.orElse(now));
        }
    }

    private static List<Wait> turns(HallState state) {
        List<Wait> turns = new ArrayList<>();
        for (TicketState known : state.tickets().values()) {
            Ticket ticket = known.ticket();
            // When somebody came of whom only the label is known, or whose box had no clock, nobody has measured; who
            // is set aside does not wait; and a further ticket that was taken back never was.
            boolean measured = !ticket.byLabelOnly()
                    && !ticket.arrivedUncertain()
                    && known.stage() != Stage.PARKED
                    && known.stage() != Stage.VOID;
            if (measured && ticket.day().equals(state.day())) {
                Optional<Instant> called = known.made().stream()
                        .flatMap(id -> state.call(id).stream())
                        .map(call -> call.call().calledAt())
                        .min(Instant::compareTo);
                Optional<Instant> ended = called.or(() -> known.left().map(TicketState.Leaving::at));
                turns.add(new Wait(ticket.service(), known.waitsSince(), called, ended, known.stage()));
            }
        }
        return turns;
    }

    private static TargetNow.Counts counts(List<Wait> turns, ServiceId service, Target target, Instant now) {
        Duration limit = TargetNow.limit(target);
        Duration soon = TargetNow.soon(target);
        int inTime = 0;
        int late = 0;
        int atRisk = 0;
        for (Wait turn : turns) {
            if (turn.service().equals(service)) {
                boolean over = turn.waited(now).compareTo(limit) > 0;
                if (turn.called().isPresent() && !over) {
                    inTime++;
                } else if (over) {
                    late++;
                } else if (turn.ended().isEmpty() && turn.waited(now).compareTo(soon) >= 0) {
                    atRisk++;
                }
            }
        }
        return new TargetNow.Counts(inTime, late, atRisk);
    }

    private static Map<ServiceId, ServiceDay> services(List<Wait> turns) {
        Map<ServiceId, List<Wait>> byService = new HashMap<>();
        turns.forEach(turn -> byService
                .computeIfAbsent(turn.service(), service -> new ArrayList<>())
                .add(turn));
        Map<ServiceId, ServiceDay> services = new HashMap<>();
        byService.forEach((service, all) -> services.put(
                service,
                new ServiceDay(
                        all.size(),
                        count(all, Stage.SERVED),
                        count(all, Stage.NO_SHOW),
                        count(all, Stage.WITHDRAWN) + count(all, Stage.CLOSED),
                        waits(all))));
        return services;
    }

    private static int count(List<Wait> turns, Stage stage) {
        return (int) turns.stream().filter(turn -> turn.stage() == stage).count();
    }

    private static Waits waits(List<Wait> turns) {
        return new Waits(
                turns.stream().flatMap(turn -> turn.waitedSeconds().stream()).toList());
    }

    private static List<Quarter> quarters(List<Wait> turns, Instant now) {
        Optional<Instant> first = turns.stream().map(Wait::since).min(Instant::compareTo);
        if (first.isEmpty() || first.get().isAfter(now)) {
            return List.of();
        }
        long begin = first.get().getEpochSecond() / QUARTER.toSeconds();
        int size = (int) Math.min(QUARTERS_MAX, now.getEpochSecond() / QUARTER.toSeconds() - begin + 1);
        int[] arrivals = new int[size];
        int[] gone = new int[size];
        List<List<Wait>> called = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            called.add(new ArrayList<>());
        }
        for (Wait turn : turns) {
            arrivals[index(turn.since(), begin, size)]++;
            turn.ended().ifPresent(at -> gone[index(at, begin, size)]++);
            turn.called().ifPresent(at -> called.get(index(at, begin, size)).add(turn));
        }
        List<Quarter> quarters = new ArrayList<>();
        int waiting = 0;
        for (int i = 0; i < size; i++) {
            waiting += arrivals[i] - gone[i];
            Waits waits = waits(called.get(i));
            quarters.add(new Quarter(
                    Instant.ofEpochSecond((begin + i) * QUARTER.toSeconds()),
                    arrivals[i],
                    Math.max(0, waiting),
                    waits.percentile(50),
                    waits.percentile(90)));
        }
        return quarters;
    }

    private static int index(Instant at, long begin, int size) {
        return (int) Math.max(0, Math.min(size - 1L, at.getEpochSecond() / QUARTER.toSeconds() - begin));
    }
}
