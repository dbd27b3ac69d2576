package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Line;
import org.paihao.core.hall.Pause;
import org.paihao.core.hall.Place;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Service;

/**
 * A hall at one moment, laid out for playing: lines as arrays, counters by number, services by number. Times are ms
 * from that moment.
 *
 * @param sequences by service
 * @param results how many people get a result: all who wait, and one of each class of each service who would come now
 */
record Scene(
        HallPlan plan,
        Instant now,
        Map<ServiceId, Sequence[]> sequences,
        List<Desk> desks,
        Map<TicketId, Integer> filedAs,
        Map<Asking, Integer> asking,
        int results) {
    /** Arrivals of the last hour say how many more will come of a class. */
    private static final int ARRIVALS_SECONDS = 3_600;

    private static final long HALF_A_DAY_MILLIS = 14_400_000;
    /** Whoever meant to be back by now comes any minute. */
    private static final long OVERDUE_MILLIS = 60_000;

    Scene {
        sequences = Map.copyOf(sequences);
        desks = List.copyOf(desks);
        filedAs = Map.copyOf(filedAs);
        asking = Map.copyOf(asking);
    }

    /** Somebody who would take a ticket now. */
    record Asking(ServiceId service, Optional<PriorityId> priority) {}

    /**
     * A counter.
     *
     * @param busySince ms, at most 0, since when it has a call of {@code service}; 1 when it has none
     * @param arrived whether somebody stands there
     * @param pausedFor ms since its last call ended, where it has none
     * @param backIn ms until its staff mean to be back from a pause; 0 when they are there or did not say
     */
    record Desk(
            Counter counter,
            Profile profile,
            boolean open,
            int service,
            long busySince,
            boolean arrived,
            long waited,
            long pausedFor,
            long backIn) {
        boolean busy() {
            return busySince <= 0;
        }
    }

    static Scene of(HallState state, HallPlan plan, Instant now) {
        Map<ServiceId, Sequence[]> lines = new HashMap<>();
        Map<TicketId, Integer> filedAs = new HashMap<>();
        Map<Asking, Integer> asking = new HashMap<>();
        Map<Asking, Integer> lately = arrivals(state, now);
        long lastArrival = lastArrival(plan, now);
        double slowest = slowest(plan);
        int filed = 0;
        for (int i = 0; i < plan.services().size(); i++) {
            ServiceId service = plan.services().get(i).id();
            boolean jumps = jumps(plan, service);
            Line line = state.line(service);
            List<Sequence> all = new ArrayList<>();
            for (Optional<PriorityId> priority : classes(plan, line)) {
                Asking who = new Asking(service, priority);
                double rate = plan.calls().priorities().rate(priority);
                int came = jumps || rate > slowest ? lately.getOrDefault(who, 0) : 0;
                double between = came == 0 ? 0 : ARRIVALS_SECONDS * 1_000.0 / came;
                for (var part : parts(state, plan, line, priority).entrySet()) {
                    List<Place> places = new ArrayList<>(part.getValue().keySet());
                    Sequence sequence = part.getKey() < 0
                            ? Sequence.open(i, rate, places, now.toEpochMilli(), filed, between, lastArrival)
                            : Sequence.bound(i, rate, places, now.toEpochMilli(), filed, part.getKey());
                    int next = filed;
                    for (TicketId id : part.getValue().values()) {
                        filedAs.put(id, next++);
                    }
                    if (part.getKey() < 0) {
                        asking.put(who, next);
                    }
                    filed += sequence.results();
                    all.add(sequence);
                }
            }
            lines.put(service, all.toArray(Sequence[]::new));
        }
        return new Scene(plan, now, lines, desks(state, plan, now), filedAs, asking, filed);
    }

    /** Those of a class who wait for any desk, under -1, and those who wait for one that is open, under its number. */
    private static Map<Integer, SortedMap<Place, TicketId>> parts(
            HallState state, HallPlan plan, Line line, Optional<PriorityId> priority) {
        Map<Integer, SortedMap<Place, TicketId>> parts = new TreeMap<>();
        parts.put(-1, new TreeMap<>());
        Optional.ofNullable(line.sequences().get(priority))
                .ifPresent(waiting -> waiting.forEach((place, id) -> parts.computeIfAbsent(
                                state.ticket(id)
                                        .flatMap(ticket -> ticket.ticket().only())
                                        .filter(only ->
                                                state.counter(only).staff().isPresent())
                                        .flatMap(plan::counter)
                                        .map(plan.counters()::indexOf)
                                        .orElse(-1),
                                desk -> new TreeMap<>())
                        .put(place, id)));
        return parts;
    }

    /** Those of the plan, and any that stand in line though the plan has them no more. */
    private static List<Optional<PriorityId>> classes(HallPlan plan, Line line) {
        List<Optional<PriorityId>> classes = new ArrayList<>();
        classes.add(Optional.empty());
        for (PriorityClass known : plan.calls().priorities().classes()) {
            classes.add(Optional.of(known.id()));
        }
        for (Optional<PriorityId> there : line.sequences().keySet()) {
            if (!classes.contains(there)) {
                classes.add(there);
            }
        }
        return classes;
    }

    private static double slowest(HallPlan plan) {
        double slowest = 1;
        for (PriorityClass known : plan.calls().priorities().classes()) {
            slowest = Math.min(slowest, known.rate());
        }
        return slowest;
    }

    /** Whether by a rule or an order of services people who come later for it can go before others. */
    private static boolean jumps(HallPlan plan, ServiceId service) {
        return plan.calls().profiles().stream()
                .anyMatch(profile ->
                        profile.rules().stream().anyMatch(rule -> rule.first().equals(service))
                                || (profile.then() == Profile.Order.AS_LISTED
                                        && profile.services().contains(service)
                                        && !profile.services().getLast().equals(service)));
    }

    /** When nobody comes any more, ms from now: at the hall's last ticket; without hours, after half a day. */
    private static long lastArrival(HallPlan plan, Instant now) {
        Opening opening = Opening.ofHall(plan);
        return opening.closes(opening.day(now))
                .map(closes -> millis(now, closes))
                .orElse(HALF_A_DAY_MILLIS);
    }

    private static Map<Asking, Integer> arrivals(HallState state, Instant now) {
        Instant from = now.minusSeconds(ARRIVALS_SECONDS);
        Map<Asking, Integer> came = new HashMap<>();
        for (TicketState ticket : state.tickets().values()) {
            if (ticket.ticket().arrivedAt().isAfter(from)) {
                came.merge(new Asking(ticket.ticket().service(), ticket.ticket().priority()), 1, Integer::sum);
            }
        }
        return came;
    }

    private static List<Desk> desks(HallState state, HallPlan plan, Instant now) {
        Map<ServiceId, Integer> index = new HashMap<>();
        for (Service service : plan.services()) {
            index.put(service.id(), index.size());
        }
        Map<Counter, Instant> lastEnds = new HashMap<>();
        for (CallState call : state.calls().values()) {
            call.endedAt()
                    .ifPresent(ended -> plan.counter(call.call().counter())
                            .ifPresent(counter -> lastEnds.merge(counter, ended, (a, b) -> a.isAfter(b) ? a : b)));
        }
        List<Desk> desks = new ArrayList<>();
        for (Counter counter : plan.counters()) {
            Optional<CallState> call = state.callAt(counter.id());
            boolean open = state.counter(counter.id()).calls();
            Profile profile = plan.profileOf(counter);
            Optional<Integer> service =
                    call.map(busy -> index.get(busy.call().ticket().service()));
            desks.add(new Desk(
                    counter,
                    profile,
                    open,
                    service.orElse(0),
                    call.map(busy -> -millis(busy.call().calledAt(), now)).orElse(1L),
                    call.filter(busy -> busy.arrivedAt().isPresent()).isPresent(),
                    call.map(busy -> millis(
                                    busy.call().ticket().arrivedAt(),
                                    busy.call().calledAt()))
                            .orElse(0L),
                    millis(lastEnds.getOrDefault(counter, Instant.EPOCH), now),
                    state.counter(counter.id())
                            .pause()
                            .flatMap(Pause::until)
                            .map(until -> Math.max(millis(now, until), OVERDUE_MILLIS))
                            .orElse(0L)));
        }
        return desks;
    }

    private static long millis(Instant from, Instant to) {
        return Today.seconds(from, to) * 1_000L;
    }
}
