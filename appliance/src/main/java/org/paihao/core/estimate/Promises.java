package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.estimate.DayLesson.Score;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;

/** The promises of one day and what came of them. One thread. */
public final class Promises {
    /** The p50 that was told, among the estimators. */
    public static final String TOLD = "told";

    private static final Set<String> COMPARED = Set.of("ql", "les", "hol");

    private final Map<TicketId, Promise> open = new HashMap<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<Scorecard> cards;

    /** @param cards where outcomes are written down */
    public Promises(List<Scorecard> cards) {
        this.cards = List.copyOf(cards);
    }

    /**
     * What was told.
     *
     * @param others what the simple estimators said of the same ticket, s
     */
    public record Promise(Instant at, WaitRange range, Map<String, Integer> others) {
        public Promise {
            others = Map.copyOf(others);
        }
    }

    /** A citizen was told how long they would wait. */
    public void told(TicketId ticket, Promise promise) {
        open.putIfAbsent(ticket, promise);
    }

    /** Outcomes so far, for calibration. */
    public List<Score> scores() {
        return List.copyOf(scores);
    }

    /** Sees what has come of those that are open. */
    public void settle(HallState state) {
        for (TicketId id : List.copyOf(open.keySet())) {
            Optional<TicketState> ticket = state.ticket(id);
            Optional<Instant> called = ticket.flatMap(
                            known -> known.made().stream().findFirst())
                    .flatMap(state::call)
                    .map(CallState::call)
                    .map(call -> call.calledAt());
            if (called.isPresent()) {
                called(id, called.get());
            } else if (ticket.filter(known -> known.stage().ended()).isPresent()) {
                open.remove(id);
            }
        }
    }

    /** A ticket was called. */
    void called(TicketId id, Instant at) {
        Optional.ofNullable(open.remove(id)).ifPresent(promise -> settle(promise, Today.seconds(promise.at(), at)));
    }

    /** The day is over: whoever is still in line had waited at least until then. */
    public void over(HallState state, Instant at) {
        settle(state);
        open.forEach((id, promise) -> {
            boolean waits =
                    state.ticket(id).filter(ticket -> !ticket.stage().ended()).isPresent();
            int waited = Today.seconds(promise.at(), at);
            if (waits && promise.range().p90Seconds() < waited) {
                settle(promise, waited);
            }
        });
        open.clear();
    }

    private void settle(Promise promise, int waited) {
        WaitRange range = promise.range();
        scores.add(new Score(range.played(), range.rawP50(), range.rawP90(), waited));
        for (Scorecard card : cards) {
            card.told(range.p50Minutes() * 60, range.p90Minutes() * 60, waited);
            if (promise.others().keySet().containsAll(COMPARED)) {
                // All on the same tickets, or their means could not be compared.
                card.said(TOLD, range.p50Seconds(), waited);
                promise.others().forEach((name, seconds) -> card.said(name, seconds, waited));
            }
        }
    }
}
