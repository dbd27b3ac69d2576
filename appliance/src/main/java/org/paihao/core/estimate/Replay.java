package org.paihao.core.estimate;

import java.time.Instant;
import java.util.List;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/**
 * Plays a hall's event log and scores every estimator on it: at each ticket (or each n-th) all of them say what they
 * would have said then, knowing the log up to that fact and no more. One thread.
 */
public final class Replay {
    private final HallPlan plan;
    private final Settings settings;
    private final Scorecard card = new Scorecard();
    private Days days;
    private HallState state = HallState.empty();
    private long tickets;
    private int begun;
    private Instant latest = Instant.EPOCH;

    /**
     * @param every of so many tickets one is estimated
     * @param playings how often the hall is played for it
     * @param warmUpDays days at the beginning that teach but do not count
     */
    public record Settings(int every, int playings, int warmUpDays, long seed) {}

    public Replay(HallPlan plan, Settings settings) {
        this.plan = plan;
        this.settings = settings;
        this.days = new Days(plan, List.of(), settings.warmUpDays() == 0 ? List.of(card) : List.of());
    }

    /** The next fact of the log. */
    public void next(FactRecord record, Instant receivedAt) {
        switch (record.fact()) {
            case Fact.TicketTaken taken -> roll(taken.ticket().day(), receivedAt);
            case Fact.TicketCalled called ->
                days.todays().called(called.call().ticket().id(), called.call().calledAt());
            default -> {}
        }
        for (HallEvent event : Absorb.absorb(state, record, receivedAt)) {
            state = Evolve.evolve(state, event);
        }
        latest = receivedAt;
        days.look(state, receivedAt);
        if (record.fact() instanceof Fact.TicketTaken taken && tickets++ % settings.every() == 0) {
            promise(taken.ticket().id(), receivedAt);
        }
    }

    /** The log is over: how true the estimates were. */
    public Scorecard.Result result() {
        days.todays().over(state, latest);
        return card.result();
    }

    private void roll(BusinessDay day, Instant now) {
        if (day.compareTo(state.day()) <= 0) {
            return;
        }
        state = Evolve.evolve(state, new HallEvent.DayBegan(day));
        begun++;
        days.look(state, now);
        if (begun == settings.warmUpDays() + 1) {
            days = new Days(plan, days.lessons(), List.of(card));
            days.look(state, now);
        }
        if (begun > settings.warmUpDays()) {
            card.newDay();
        }
    }

    private void promise(TicketId id, Instant now) {
        int ahead =
                state.ahead(id, new Precedence(plan.calls().priorities(), now)).orElse(0);
        if (ahead == 0) {
            // Whoever is next is told so, and no range.
            return;
        }
        Ticket ticket = state.ticket(id).orElseThrow().ticket();
        Estimator estimator = days.estimator();
        estimator
                .at(state, now, days.todays().scores(), settings.seed(), settings.playings())
                .of(id)
                .ifPresent(range -> days.todays()
                        .told(
                                id,
                                new Promises.Promise(
                                        now, range, estimator.others(state, now, ticket.service(), ahead))));
    }
}
