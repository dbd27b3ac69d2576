package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.HallState;
import org.paihao.core.plan.HallPlan;

/**
 * What is remembered from one day to the next, and of today: lessons, when counters opened, promises. Whoever estimates
 * shows it each state it sees. One thread.
 */
public final class Days {
    private final HallPlan plan;
    private final List<DayLesson> lessons;
    private final Turns turns = new Turns();
    private final List<Scorecard> cards;
    private HallState last = HallState.empty();
    private Scorecard today = new Scorecard();
    private Promises promises;
    private Estimator estimator;

    /**
     * @param lessons of earlier days, oldest first
     * @param cards where the outcomes of all days are written down
     */
    public Days(HallPlan plan, List<DayLesson> lessons, List<Scorecard> cards) {
        this.plan = plan;
        this.lessons = new ArrayList<>(lessons);
        this.cards = List.copyOf(cards);
        this.promises = promises();
        this.estimator = new Estimator(plan, lessons);
    }

    private Promises promises() {
        List<Scorecard> all = new ArrayList<>(cards);
        all.add(today);
        return new Promises(all);
    }

    /**
     * Takes in the hall as it is now.
     *
     * @return what the day before taught, where a new one has begun
     */
    public Optional<DayLesson> look(HallState state, Instant now) {
        Optional<DayLesson> lesson = Optional.empty();
        if (state.day().compareTo(last.day()) > 0) {
            if (!last.tickets().isEmpty()) {
                promises.over(last, now);
                DayLesson learned =
                        Today.of(last, plan, now).lesson(last, turns.byCounter(), promises.scores(), today.result());
                lessons.removeIf(known -> known.day().equals(learned.day()));
                lessons.add(learned);
                if (lessons.size() > DayLesson.DAYS_MAX) {
                    lessons.removeFirst();
                }
                lesson = Optional.of(learned);
            }
            today = new Scorecard();
            promises = promises();
            estimator = new Estimator(plan, lessons);
        }
        if (!state.counters().equals(last.counters()) || lesson.isPresent()) {
            turns.look(state, Today.midnight(state, plan), now);
        }
        last = state;
        return lesson;
    }

    /** Estimates by what the days before today taught. */
    public Estimator estimator() {
        return estimator;
    }

    /** Today's promises. */
    public Promises todays() {
        return promises;
    }

    /** How true today's promises have been. */
    public Scorecard.Result result() {
        return today.result();
    }

    /** What is remembered, oldest first. */
    public List<DayLesson> lessons() {
        return List.copyOf(lessons);
    }
}
