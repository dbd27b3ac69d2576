package org.paihao.core.estimate;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.paihao.core.estimate.DayLesson.Served;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;

/** What the simple estimators need, for every line of a hall at one moment. */
final class Lines {
    private final HallState state;
    private final HallPlan plan;
    private final Knowledge known;
    private final Today today;
    private final Instant now;
    private final Map<ServiceId, Set<CounterId>> open = new HashMap<>();
    private final Map<ServiceId, long[]> arrivals = new HashMap<>();
    private final Map<ServiceId, CallState> last = new HashMap<>();

    Lines(HallState state, HallPlan plan, Knowledge known, Today today, Instant now) {
        this.state = state;
        this.plan = plan;
        this.known = known;
        this.today = today;
        this.now = now;
        Map<ServiceId, Set<CounterId>> serving = new HashMap<>();
        for (Counter counter : plan.counters()) {
            if (state.counter(counter.id()).calls()) {
                for (ServiceId service : plan.profileOf(counter).services()) {
                    serving.computeIfAbsent(service, id -> new HashSet<>()).add(counter.id());
                }
            }
        }
        open.putAll(serving);
        Map<ServiceId, long[]> counts = new HashMap<>();
        for (TicketState ticket : state.tickets().values()) {
            counts.computeIfAbsent(ticket.ticket().service(), id -> new long[1])[0]++;
        }
        counts.forEach((service, count) -> arrivals.put(service, new long[(int) count[0]]));
        for (TicketState ticket : state.tickets().values()) {
            long[] its = counts.getOrDefault(ticket.ticket().service(), new long[1]);
            arrivals.getOrDefault(ticket.ticket().service(), new long[1])[(int) --its[0]] =
                    ticket.place().arrivedAt().toEpochMilli();
        }
        arrivals.values().forEach(Arrays::sort);
        for (CallState call : state.calls().values()) {
            if (call.made()) {
                last.merge(
                        call.call().ticket().service(),
                        call,
                        (a, b) -> a.call().calledAt().isBefore(b.call().calledAt()) ? b : a);
            }
        }
    }

    /** Open counters that serve it. */
    int counters(ServiceId service) {
        return open.getOrDefault(service, Set.of()).size();
    }

    /** How many were served today by counters that now serve it: whether the day has shown enough. */
    int servedToday(ServiceId service) {
        Set<ServiceId> together = new HashSet<>();
        for (Service other : plan.services()) {
            if (share(other.id(), service) > 0) {
                together.add(other.id());
            }
        }
        int served = 0;
        for (Served call : today.calls()) {
            if (call.came() && together.contains(call.service())) {
                served++;
            }
        }
        return served;
    }

    /** Which part of the counters of {@code other} serves {@code service} as well. */
    private double share(ServiceId other, ServiceId service) {
        Set<CounterId> theirs = open.getOrDefault(other, Set.of());
        if (theirs.isEmpty()) {
            return 0;
        }
        Set<CounterId> both = new HashSet<>(theirs);
        both.retainAll(open.getOrDefault(service, Set.of()));
        return both.size() / (double) theirs.size();
    }

    /**
     * What is known of a line.
     *
     * @param own how many stand before the one who asks in the line itself
     */
    LineFacts facts(ServiceId service, int own) {
        double ahead = own;
        double time = 0;
        double weight = 0;
        for (Service other : plan.services()) {
            double share = share(other.id(), service);
            if (share == 0) {
                continue;
            }
            int there = other.id().equals(service) ? own : state.waiting(other.id());
            ahead += other.id().equals(service) ? 0 : share * there;
            double mean = meanSeconds(other.id());
            double counts = share * there + (other.id().equals(service) ? 1 : 0);
            if (mean > 0) {
                time += counts * mean;
                weight += counts;
            }
        }
        Optional<Instant> head = state.line(service).longest().map(place -> place.arrivedAt());
        Optional<CallState> lastCall = Optional.ofNullable(last.get(service));
        double usual = known.usualSeconds(service, Today.seconds(today.midnight(), now));
        return new LineFacts(
                ahead,
                counters(service),
                weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(time / weight),
                seconds(head.map(at -> Today.seconds(at, now))),
                head.map(at -> after(service, at)).orElse(0.0),
                seconds(lastCall.map(call -> Today.seconds(
                        call.call().ticket().waitsSince(), call.call().calledAt()))),
                lastCall.map(call -> after(service, call.call().ticket().arrivedAt()))
                        .orElse(0.0),
                usual < 0 ? OptionalDouble.empty() : OptionalDouble.of(usual));
    }

    private static OptionalDouble seconds(Optional<Integer> of) {
        return of.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Today's mean where there are some of today, else that of earlier days; 0 when nothing is known. */
    private double meanSeconds(ServiceId service) {
        int count = 0;
        long sum = 0;
        for (Served call : today.calls()) {
            if (call.came() && call.service().equals(service)) {
                count++;
                sum += call.taken();
            }
        }
        double before = known.served(service).mean() / 1_000;
        return count >= 5 || before == 0 ? (count == 0 ? 0 : sum / (double) count) : before;
    }

    /** How many came after a time who need the counters of a line; of lines that share some of them, in part. */
    private double after(ServiceId service, Instant at) {
        double after = 0;
        for (Service other : plan.services()) {
            double share = share(other.id(), service);
            if (share > 0) {
                after += share * cameAfter(other.id(), at);
            }
        }
        return after;
    }

    private int cameAfter(ServiceId service, Instant at) {
        long[] its = arrivals.getOrDefault(service, new long[0]);
        int from = Arrays.binarySearch(its, at.toEpochMilli() + 1);
        return its.length - (from < 0 ? -from - 1 : from);
    }
}
