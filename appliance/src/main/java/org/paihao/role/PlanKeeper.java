package org.paihao.role;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/** The hall plan this box goes by: the newest it has heard, by term and then by version. Safe for any thread. */
public final class PlanKeeper {
    private volatile Held held;
    private volatile DayChanges changes = DayChanges.NONE;
    private volatile Optional<HallPlan> today = Optional.empty();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Held(long term, Optional<HallPlan> plan) {}

    /** A box that has no plan yet. */
    public PlanKeeper() {
        this.held = new Held(0, Optional.empty());
    }

    /** The plan with what a supervisor has changed for today, or empty while none was ever heard. */
    public Optional<HallPlan> plan() {
        return today;
    }

    /** The plan as it was heard. */
    public Optional<HallPlan> base() {
        return held.plan();
    }

    /** What the hub says is changed for a day. Returns whether that was news. */
    public synchronized boolean change(DayChanges now) {
        if (now.equals(changes) || (now.areNone() && changes.areNone())) {
            return false;
        }
        changes = now;
        settle();
        return true;
    }

    /** A day has begun: what was changed for an earlier one holds no more. */
    public void on(BusinessDay day) {
        DayChanges now = changes;
        if (!now.areNone() && day.compareTo(now.day()) > 0) {
            change(DayChanges.NONE);
        }
    }

    private void settle() {
        today = held.plan().map(plan -> plan.with(changes));
        listeners.forEach(Runnable::run);
    }

    /** Takes a plan if it is newer. Returns whether it was. */
    public synchronized boolean offer(long term, HallPlan plan) {
        Held now = held;
        boolean newer = now.plan().isEmpty()
                || term > now.term()
                || (term == now.term() && plan.version() > now.plan().get().version());
        if (newer) {
            held = new Held(term, Optional.of(plan));
            settle();
        }
        return newer;
    }

    /** Told after each change: only mark and wake. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
