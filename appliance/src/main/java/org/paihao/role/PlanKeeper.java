package org.paihao.role;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paihao.core.plan.HallPlan;

/** The hall plan this box goes by: the newest it has heard, by term and then by version. Safe for any thread. */
public final class PlanKeeper {
    private volatile Held held;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Held(long term, Optional<HallPlan> plan) {}

    /** A box that has no plan yet. */
    public PlanKeeper() {
        this.held = new Held(0, Optional.empty());
    }

    /** The plan, or empty while none was ever heard. */
    public Optional<HallPlan> plan() {
        return held.plan();
    }

    /** Takes a plan if it is newer. Returns whether it was. */
    public synchronized boolean offer(long term, HallPlan plan) {
        Held now = held;
        boolean newer = now.plan().isEmpty()
                || term > now.term()
                || (term == now.term() && plan.version() > now.plan().get().version());
        if (newer) {
            held = new Held(term, Optional.of(plan));
            listeners.forEach(Runnable::run);
        }
        return newer;
    }

    /** Told after each change: only mark and wake. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
