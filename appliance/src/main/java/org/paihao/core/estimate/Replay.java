package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.paihao.core.estimate.DayLesson.Score;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/**
 * Plays a hall's event log and scores every estimator on it: at each ticket (or each n-th) all of them say what they
 * would have said then, knowing the log up to that fact and no more. One thread.
 */
public final class Replay {
    /** The p50 that was told, among the estimators. */
    public static final String TOLD = "told";

    private static final List<String> COMPARED = List.of("ql", "les", "hol");

    private final HallPlan plan;
    private final Settings settings;
    private final Scorecard card = new Scorecard();
    private final List<DayLesson> lessons = new ArrayList<>();
    private final Turns turns = new Turns();
    private final Map<TicketId, Open> open = new HashMap<>();
    private final List<Score> scores = new ArrayList<>();
    private HallState state = HallState.empty();
    private Estimator estimator;
    private long tickets;
    private int days;
    private Instant latest = Instant.EPOCH;

    /**
     * @param every of so many tickets one is estimated
     * @param playings how often the hall is played for it
     * @param warmUpDays days at the beginning that teach but do not count
     */
    public record Settings(int every, int playings, int warmUpDays, long seed) {}

    /** A promise that waits for its call, and what the others said. */
    private record Open(Instant at, Optional<WaitRange> told, Map<String, Double> said, boolean counts) {}

    public Replay(HallPlan plan, Settings settings) {
        this.plan = plan;
        this.settings = settings;
        this.estimator = new Estimator(plan, List.of());
    }

    /** The next fact of the log. */
    public void next(FactRecord record, Instant receivedAt) {
        switch (record.fact()) {
            case Fact.TicketTaken taken -> roll(taken.ticket().day(), receivedAt);
            case Fact.TicketCalled called ->
                score(called.call().ticket(), called.call().calledAt());
            default -> {}
        }
        for (HallEvent event : Absorb.absorb(state, record, receivedAt)) {
            state = Evolve.evolve(state, event);
        }
        latest = receivedAt;
        Instant midnight = Today.midnight(state, plan);
        switch (record.fact()) {
            case Fact.CounterOpened ignored -> turns.look(state, midnight, receivedAt);
            case Fact.CounterClosed ignored -> turns.look(state, midnight, receivedAt);
            case Fact.TicketTaken fact -> {
                if (tickets++ % settings.every() == 0) {
                    promise(fact.ticket().id(), receivedAt);
                }
            }
            default -> {}
        }
    }

    /** The log is over. */
    public Scorecard.Result result() {
        missed();
        return card.result();
    }

    private void roll(BusinessDay day, Instant now) {
        if (day.compareTo(state.day()) <= 0) {
            return;
        }
        if (!state.day().equals(BusinessDay.FIRST)) {
            missed();
            lessons.add(Today.of(state, plan, now).lesson(state, turns.byCounter(), scores));
            if (lessons.size() > DayLesson.DAYS_MAX) {
                lessons.removeFirst();
            }
            estimator = new Estimator(plan, lessons);
        }
        scores.clear();
        state = Evolve.evolve(state, new HallEvent.DayBegan(day));
        days++;
        if (days > settings.warmUpDays()) {
            card.newDay();
        }
        turns.look(state, Today.midnight(state, plan), now);
    }

    private void promise(TicketId id, Instant now) {
        Precedence precedence = new Precedence(plan.calls().priorities(), now);
        int ahead = state.ahead(id, precedence).orElse(0);
        if (ahead == 0) {
            // Whoever is next is told so, and no range.
            return;
        }
        Ticket ticket = state.ticket(id).orElseThrow().ticket();
        Estimates all = estimator.at(state, now, scores, settings.seed(), settings.playings());
        Map<String, Double> said = new HashMap<>();
        Lines lines = estimator.lines(state, now);
        LineFacts line = lines.facts(ticket.service(), ahead);
        for (PointEstimator each : Lines.estimators()) {
            OptionalDouble seconds = each.seconds(line);
            if (seconds.isPresent()) {
                said.put(each.name(), seconds.getAsDouble());
            }
        }
        open.put(id, new Open(now, all.of(id), said, days > settings.warmUpDays()));
    }

    private void score(Ticket ticket, Instant calledAt) {
        Optional<TicketState> known = state.ticket(ticket.id());
        boolean first = known.map(TicketState::made).filter(List::isEmpty).isPresent();
        Open promise = first ? open.remove(ticket.id()) : null;
        if (promise != null) {
            settle(promise, Today.seconds(promise.at(), calledAt));
        }
    }

    private void settle(Open promise, int waited) {
        promise.told().ifPresent(range -> {
            scores.add(new Score(range.played(), range.rawP50(), range.rawP90(), waited));
            if (promise.counts()) {
                card.told(range.p50Minutes() * 60, range.p90Minutes() * 60, waited);
                if (promise.said().keySet().containsAll(COMPARED)) {
                    // All on the same tickets, or their means could not be compared.
                    card.said(TOLD, range.p50Seconds(), waited);
                    promise.said().forEach((name, seconds) -> card.said(name, seconds, waited));
                }
            }
        });
    }

    /** Whoever was still in line when the day ended had waited at least until then. */
    private void missed() {
        open.forEach((id, promise) -> {
            boolean waits = state.ticket(id)
                    .filter(ticket -> ticket.stage() == TicketState.Stage.WAITING)
                    .isPresent();
            int waited = Today.seconds(promise.at(), latest);
            if (waits
                    && promise.told()
                            .filter(range -> range.p90Seconds() < waited)
                            .isPresent()) {
                settle(promise, waited);
            }
        });
        open.clear();
    }
}
