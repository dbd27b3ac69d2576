package org.paihao.role;

import java.time.Instant;
import org.paihao.core.hall.Command;
import org.paihao.core.time.BusinessDay;

/**
 * Begins the business day of a box that is not the hub. Without it a counter would carry every ticket it ever called,
 * and play them all again at each start. Only by a trusted clock: a box's day never goes back.
 */
public final class DayTurn {
    private final Journal journal;
    private final PlanKeeper plans;
    private final HallClock clock;

    public DayTurn(Journal journal, PlanKeeper plans, HallClock clock) {
        this.journal = journal;
        this.plans = plans;
        this.clock = clock;
    }

    /** Time has passed. Called every second or so; writes only when the day has turned. */
    public void tick() {
        if (!clock.trusted()) {
            return;
        }
        Instant now = clock.now();
        plans.plan()
                .map(plan -> BusinessDay.of(now, plan.timeZone(), plan.rollOver()))
                .ifPresent(plans::on);
        boolean newDay = plans.plan()
                .filter(plan -> BusinessDay.of(now, plan.timeZone(), plan.rollOver())
                                .compareTo(journal.state().day())
                        > 0)
                .isPresent();
        if (newDay) {
            journal.commit(entry -> entry.decide(new Command.Tick(now), now));
        }
    }
}
