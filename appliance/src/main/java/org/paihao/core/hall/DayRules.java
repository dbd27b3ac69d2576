package org.paihao.core.hall;

import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/** What a supervisor may change for today (当日调整): counters' profiles, services open or closed. */
final class DayRules {
    private DayRules() {}

    static Decision assign(HallPlan plan, HallState state, Command.AssignProfile command, BusinessDay day) {
        if (plan.counter(command.counter()).isEmpty()) {
            return new Refused(new Refusal.UnknownCounter(command.counter()));
        }
        Optional<Refusal> unknown = command.profile()
                .filter(profile -> plan.calls().profile(profile).isEmpty())
                .map(Refusal.UnknownProfile::new);
        if (unknown.isPresent()) {
            return new Refused(unknown.get());
        }
        DayChanges now = state.changes().on(day);
        return now.with(command.counter(), command.profile()).equals(now)
                ? Agreed.already()
                : Agreed.that(
                        new Fact.ProfileAssigned(command.counter(), command.profile(), now.day(), command.staff()));
    }

    static Decision switched(HallPlan plan, HallState state, Command.SwitchService command, BusinessDay day) {
        if (plan.service(command.service()).isEmpty()) {
            return new Refused(new Refusal.UnknownService(command.service()));
        }
        DayChanges now = state.changes().on(day);
        return now.with(command.service(), command.open()).equals(now)
                ? Agreed.already()
                : Agreed.that(new Fact.ServiceSwitched(command.service(), command.open(), now.day(), command.staff()));
    }
}
