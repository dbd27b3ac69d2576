package org.paihao.core.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.paihao.core.estimate.DayLesson.Served;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.CounterId;
import org.paihao.core.plan.HallPlan;

/**
 * What a day has shown so far, read off the hall's state.
 *
 * @param midnight of its business day: what seconds count from
 * @param calls that are over, in the order they were made
 * @param gaps seconds from the end of a call to the next one at a counter, where its citizen waited already
 * @param waitedSeconds all people's waiting together, those included who wait now
 * @param withdrawn how many gave their ticket up before they were called
 */
record Today(Instant midnight, List<Served> calls, List<Integer> gaps, long waitedSeconds, int withdrawn) {
    /** Whoever pauses longer than this between two calls is on a break, whatever the counter says. */
    private static final int GAP_SECONDS_MAX = 900;

    private static final Set<Outcome> TAKEN =
            EnumSet.of(Outcome.SERVED, Outcome.PARKED, Outcome.TRANSFERRED, Outcome.RETURNED);

    Today {
        calls = List.copyOf(calls);
        gaps = List.copyOf(gaps);
    }

    static Instant midnight(HallState state, HallPlan plan) {
        return state.day().date().atStartOfDay(plan.timeZone()).toInstant();
    }

    static Today of(HallState state, HallPlan plan, Instant now) {
        Instant midnight = midnight(state, plan);
        List<Served> calls = new ArrayList<>();
        Map<CounterId, List<CallState>> byCounter = new HashMap<>();
        long waited = 0;
        for (CallState call : state.calls().values()) {
            if (!call.made()) {
                continue;
            }
            byCounter
                    .computeIfAbsent(call.call().counter(), id -> new ArrayList<>())
                    .add(call);
            int waitedSeconds =
                    seconds(call.call().ticket().arrivedAt(), call.call().calledAt());
            waited += waitedSeconds;
            // Whoever was sent on has taken the counter's time as well; what nobody ended has nobody's times.
            boolean came =
                    !call.forgotten() && call.outcome().filter(TAKEN::contains).isPresent();
            boolean missed = call.outcome().filter(Outcome.NO_SHOW::equals).isPresent();
            if (came || missed) {
                calls.add(new Served(
                        call.call().ticket().service(),
                        seconds(midnight, call.call().calledAt()),
                        waitedSeconds,
                        seconds(call.call().calledAt(), call.endedAt().orElse(now)),
                        came));
            }
        }
        int withdrawn = 0;
        for (TicketState ticket : state.tickets().values()) {
            if (ticket.stage() == TicketState.Stage.WAITING) {
                waited += seconds(ticket.place().arrivedAt(), now);
            } else if (ticket.stage() == TicketState.Stage.WITHDRAWN
                    && ticket.made().isEmpty()) {
                withdrawn++;
                waited += ticket.left()
                        .map(left -> seconds(ticket.place().arrivedAt(), left.at()))
                        .orElse(0);
            }
        }
        calls.sort(Comparator.comparingInt(Served::calledSecond)
                .thenComparing(call -> call.service().value()));
        return new Today(midnight, calls, gaps(byCounter), waited, withdrawn);
    }

    /** Only where the next citizen had been there already, so that the counter, not the hall, was the reason. */
    private static List<Integer> gaps(Map<CounterId, List<CallState>> byCounter) {
        List<Integer> gaps = new ArrayList<>();
        List<CounterId> counters = new ArrayList<>(byCounter.keySet());
        counters.sort(Comparator.comparing(CounterId::value));
        for (CounterId counter : counters) {
            List<CallState> calls = byCounter.getOrDefault(counter, List.of());
            calls.sort(Comparator.comparing(call -> call.call().calledAt()));
            for (int i = 1; i < calls.size(); i++) {
                Instant next = calls.get(i).call().calledAt();
                Instant arrived = calls.get(i).call().ticket().arrivedAt();
                calls.get(i - 1)
                        .endedAt()
                        .filter(ended -> !arrived.isAfter(ended) && !next.isBefore(ended))
                        .map(ended -> seconds(ended, next))
                        .filter(gap -> gap <= GAP_SECONDS_MAX)
                        .ifPresent(gaps::add);
            }
        }
        return gaps;
    }

    /** Whole seconds between two times; none where the clocks of two boxes disagree, and no more than a day. */
    static int seconds(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative()
                ? 0
                : (int) Math.min(between.toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** What the day teaches, once it is over. */
    DayLesson lesson(
            HallState state,
            Map<CounterId, List<Integer>> turns,
            List<DayLesson.Score> scores,
            Scorecard.Result result) {
        Map<String, List<Served>> byService = new TreeMap<>();
        for (Served call : calls) {
            byService
                    .computeIfAbsent(call.service().value(), id -> new ArrayList<>())
                    .add(call);
        }
        List<Served> kept = new ArrayList<>();
        byService.values().forEach(all -> kept.addAll(DayLesson.thinned(all, DayLesson.CALLS_MAX)));
        return new DayLesson(
                state.day(),
                kept,
                DayLesson.thinned(gaps, DayLesson.GAPS_MAX),
                turns,
                DayLesson.thinned(scores, DayLesson.SCORES_MAX),
                waitedSeconds,
                withdrawn,
                result);
    }
}
