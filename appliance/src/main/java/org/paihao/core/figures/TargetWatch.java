package org.paihao.core.figures;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.paihao.core.id.ServiceId;
import org.paihao.core.time.BusinessDay;

/**
 * Says once when a target is missed. Again only after it has been met by some points to spare, or on another day: a
 * share that goes to and fro over its limit rings one bell.
 *
 * @param rung services whose alarm has been given
 */
public record TargetWatch(BusinessDay day, Set<ServiceId> rung) {
    /** Before anything was looked at. */
    public static final TargetWatch NEW = new TargetWatch(BusinessDay.FIRST, Set.of());

    /** So many points above its target a share must be before a new alarm can be given. */
    static final int SPARE_POINTS = 3;

    public TargetWatch {
        rung = Set.copyOf(rung);
    }

    /** The watch after a look, and the services an alarm is due for, by id. */
    public record Step(TargetWatch watch, Set<ServiceId> alarms) {}

    /** Looks at the targets as they stand. */
    public Step look(BusinessDay today, Map<ServiceId, TargetNow> targets) {
        Set<ServiceId> next = new HashSet<>(today.equals(day) ? rung : Set.of());
        Set<ServiceId> alarms = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        targets.forEach((service, now) -> {
            if (now.state() == TargetNow.State.MISSED && next.add(service)) {
                alarms.add(service);
            } else if (isClear(now)) {
                next.remove(service);
            }
        });
        return new Step(new TargetWatch(today, next), alarms);
    }

    private static boolean isClear(TargetNow now) {
        Optional<Integer> share = now.percent();
        return share.isPresent() && share.get() >= Math.min(100, now.target().percent() + SPARE_POINTS);
    }
}
