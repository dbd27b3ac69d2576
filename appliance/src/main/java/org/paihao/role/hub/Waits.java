package org.paihao.role.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.paihao.core.estimate.DayLesson;
import org.paihao.core.estimate.Days;
import org.paihao.core.estimate.Estimates;
import org.paihao.core.estimate.Estimator;
import org.paihao.core.estimate.Promises;
import org.paihao.core.estimate.Scorecard;
import org.paihao.core.estimate.WaitRange;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.Wait;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;

/**
 * The hall's estimates: worked out in {@link #round} on a thread of their own, never in a request; told from what is
 * ready. What a citizen is told first is a promise: it becomes a fact, and is scored. {@link #round} is for one thread,
 * all else for any.
 */
public final class Waits {
    /** How often they are worked out, at most. */
    public static final Duration EVERY = Duration.ofSeconds(2);
    /** Older ones are told to nobody: whoever works them out has died. */
    static final Duration STALE = Duration.ofSeconds(90);
    /** While nothing happens, waits grow shorter all the same. */
    private static final Duration REFRESH = Duration.ofSeconds(10);
    /** Promises that wait for the next round; a hall has no more citizens in two seconds. */
    private static final int TOLD_MAX = 2_000;

    private final Parts parts;
    private final Map<TicketId, Told> told = new ConcurrentHashMap<>();
    private final Set<TicketId> promised = ConcurrentHashMap.newKeySet();
    private volatile Estimates ready = Estimates.NONE;
    private volatile Scores scores = new Scores(Optional.empty(), List.of());
    private Optional<Days> days = Optional.empty();
    private HallState seen = HallState.empty();
    private BusinessDay day = BusinessDay.FIRST;

    /** A promise that is not a fact yet. */
    private record Told(Instant at, WaitRange range, int ahead) {}

    /**
     * What it is made of.
     *
     * @param seed estimates are the same for the same hall and seed
     */
    public record Parts(Journal journal, HallPlan plan, HallClock clock, Memory memory, long seed) {}

    /** What outlives a restart. */
    public interface Memory {
        /** What earlier days taught, oldest first. */
        List<DayLesson> lessons();

        /** A day is over. */
        void keep(DayLesson lesson);

        /** Promises among the newest facts of the ledger, oldest first. */
        List<FactRecord> promises();
    }

    /**
     * How true the estimates are.
     *
     * @param today empty until the first round
     */
    public record Scores(Optional<Scorecard.Result> today, List<Day> earlier) {
        public Scores {
            earlier = List.copyOf(earlier);
        }

        /** One day of them. */
        public record Day(BusinessDay day, Scorecard.Result result) {}
    }

    public Waits(Parts parts) {
        this.parts = parts;
    }

    /** Works the estimates out anew where the hall has changed, and writes down what was told since the last round. */
    public void round() {
        HallState state = parts.journal().state();
        Instant now = parts.clock().now();
        boolean waiting = state.lines().values().stream().anyMatch(line -> line.size() > 0);
        boolean changed =
                !seen.equals(state) || (waiting && ready.at().plus(REFRESH).isBefore(now));
        if (!changed && told.isEmpty()) {
            return;
        }
        Days known = days.orElseGet(this::remembered);
        days = Optional.of(known);
        known.look(state, now).ifPresent(parts.memory()::keep);
        if (state.day().compareTo(day) > 0) {
            day = state.day();
            promised.clear();
            told.clear();
            recall(known, state);
        }
        promise(known, state);
        known.todays().settle(state);
        if (changed) {
            ready = known.estimator().at(state, now, known.todays().scores(), parts.seed(), Estimator.PLAYINGS);
            seen = state;
        }
        List<Scores.Day> earlier = new ArrayList<>();
        known.lessons().forEach(lesson -> earlier.add(new Scores.Day(lesson.day(), lesson.result())));
        scores = new Scores(Optional.of(known.result()), earlier);
    }

    private Days remembered() {
        return new Days(parts.plan(), parts.memory().lessons(), List.of());
    }

    /** After a restart: what was promised today is in the ledger. */
    private void recall(Days known, HallState state) {
        for (FactRecord record : parts.memory().promises()) {
            if (record.fact() instanceof Fact.WaitPromised fact
                    && state.ticket(fact.ticket()).isPresent()
                    && promised.add(fact.ticket())) {
                known.todays()
                        .told(
                                fact.ticket(),
                                new Promises.Promise(
                                        record.at(),
                                        new WaitRange(
                                                fact.p50(), fact.p90(), fact.played(), fact.rawP50(), fact.rawP90()),
                                        fact.others()));
            }
        }
    }

    private void promise(Days known, HallState state) {
        List<Made> facts = new ArrayList<>();
        for (TicketId id : new HashSet<>(told.keySet())) {
            Optional<Told> one = Optional.ofNullable(told.remove(id));
            Optional<TicketState> ticket = state.ticket(id);
            if (one.isPresent() && ticket.isPresent()) {
                facts.add(fact(known, state, ticket.get(), one.get()));
            }
        }
        if (!facts.isEmpty()) {
            parts.journal().commit(entry -> {
                facts.forEach(fact -> entry.record(fact.fact(), fact.at()));
                return Boolean.TRUE;
            });
        }
    }

    private record Made(Fact fact, Instant at) {}

    private Made fact(Days known, HallState state, TicketState ticket, Told one) {
        WaitRange range = one.range();
        ServiceId service = ticket.ticket().service();
        Map<String, Integer> others = known.estimator().others(state, one.at(), service, one.ahead());
        known.todays().told(ticket.ticket().id(), new Promises.Promise(one.at(), range, others));
        return new Made(
                new Fact.WaitPromised(
                        ticket.ticket().id(),
                        ticket.ticket().label(),
                        service,
                        range.played(),
                        one.ahead(),
                        range.p50Seconds(),
                        range.p90Seconds(),
                        range.rawP50(),
                        range.rawP90(),
                        others),
                one.at());
    }

    /**
     * How long a ticket waits, for its citizen: what they are told first is a promise.
     *
     * @param ahead how many stand before it; whoever is next is told so, and no range
     */
    public Optional<Wait> tell(TicketState ticket, Optional<Integer> ahead) {
        if (ahead.filter(before -> before > 0).isEmpty()) {
            return Optional.empty();
        }
        Instant now = parts.clock().now();
        TicketId id = ticket.ticket().id();
        Estimates latest = fresh(now);
        Optional<WaitRange> range = latest.of(id)
                .or(() -> latest.of(ticket.ticket().service(), ticket.ticket().priority()));
        if (range.isPresent() && told.size() < TOLD_MAX && promised.add(id)) {
            told.put(id, new Told(now, range.get(), ahead.get()));
        }
        return range.map(Wait::of);
    }

    private Estimates fresh(Instant now) {
        Estimates latest = ready;
        return latest.at().plus(STALE).isBefore(now) ? Estimates.NONE : latest;
    }

    /** How long somebody who takes a ticket now will wait, by service; none where nobody can say. */
    public Map<ServiceId, Wait> asking() {
        Estimates latest = fresh(parts.clock().now());
        Map<ServiceId, Wait> all = new HashMap<>();
        for (var service : parts.plan().lines()) {
            latest.of(service.id(), Optional.empty()).ifPresent(range -> all.put(service.id(), Wait.of(range)));
        }
        return all;
    }

    /** How true they have been. */
    public Scores scores() {
        return scores;
    }
}
