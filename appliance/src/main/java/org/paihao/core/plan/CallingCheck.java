package org.paihao.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.paihao.core.id.Id;
import org.paihao.core.id.ServiceId;

/** Checks how a hall calls: rules that name what is not there, can never hold, or send a counter in a circle. */
final class CallingCheck {
    /** A hall's list of classes is read out at the kiosk: more than these nobody tells apart. */
    static final int CLASSES_MAX = 12;

    static final int PROFILES_MAX = 100;
    static final int RULES_MAX = 32;
    static final int MINUTES_MAX = 24 * 60;
    /** Ten times a walk-in's claim: beyond that a class is a line of its own. */
    static final double RATE_MAX = 10;

    private final HallPlan plan;
    private final List<PlanCheck.Fault> faults = new ArrayList<>();

    private CallingCheck(HallPlan plan) {
        this.plan = plan;
    }

    static List<PlanCheck.Fault> faults(HallPlan plan) {
        CallingCheck check = new CallingCheck(plan);
        check.priorities(plan.calls().priorities());
        check.profiles(plan.calls().profiles());
        return check.faults;
    }

    private void fault(String path, String sentence) {
        faults.add(new PlanCheck.Fault("calling/" + path, sentence));
    }

    private void priorities(Priorities priorities) {
        minutes("overdue-minutes", priorities.overdueMinutes());
        limit("classes", priorities.classes().size(), CLASSES_MAX);
        unique("classes", priorities.classes().stream().map(PriorityClass::id).toList());
        for (int i = 0; i < priorities.classes().size(); i++) {
            double rate = priorities.classes().get(i).rate();
            if (!(rate > 0 && rate <= RATE_MAX)) {
                fault("classes/" + i + "/rate", "a rate is above 0 and at most 10, walk-ins have 1; not " + rate);
            }
        }
    }

    private void profiles(List<Profile> profiles) {
        limit("profiles", profiles.size(), PROFILES_MAX);
        unique("profiles", profiles.stream().map(Profile::id).toList());
        for (int i = 0; i < profiles.size(); i++) {
            Profile profile = profiles.get(i);
            String path = "profiles/" + i;
            if (profile.services().isEmpty()) {
                fault(path + "/services", "a profile without services calls nobody");
            }
            for (int j = 0; j < profile.services().size(); j++) {
                known(path + "/services/" + j, profile.services().get(j));
            }
            unique(path + "/services", profile.services());
            limit(path + "/rules", profile.rules().size(), RULES_MAX);
            for (int j = 0; j < profile.rules().size(); j++) {
                rule(profile, j, path + "/rules/" + j);
            }
        }
    }

    private void rule(Profile profile, int index, String path) {
        Profile.FirstRule rule = profile.rules().get(index);
        minutes(path + "/minutes", rule.minutes());
        known(path + "/when", rule.when());
        if (known(path + "/first", rule.first()) && !profile.services().contains(rule.first())) {
            fault(path + "/first", "'" + rule.first() + "' is none of this profile's services");
        }
        for (int i = 0; i < index; i++) {
            Profile.FirstRule before = profile.rules().get(i);
            // Whenever this one holds, the earlier one holds too; and it has somebody to call: the one it is about.
            boolean covered = before.when().equals(rule.when()) && before.minutes() <= rule.minutes();
            if (covered
                    && (before.first().equals(before.when()) || before.first().equals(rule.first()))) {
                fault(path, "this rule is never reached: rule " + (i + 1) + " always decides before it");
            }
            boolean circle = before.when().equals(rule.first())
                    && before.first().equals(rule.when())
                    && !rule.when().equals(rule.first());
            if (circle) {
                fault(path, "this rule and rule " + (i + 1) + " cancel out: each takes the other's people first");
            }
        }
    }

    private boolean known(String path, ServiceId service) {
        boolean known = plan.service(service).isPresent();
        if (!known) {
            fault(path, "there is no service '" + service + "' in this plan");
        }
        return known;
    }

    private void minutes(String path, int minutes) {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            fault(path, "minutes are from 1 to " + MINUTES_MAX + ", not " + minutes);
        }
    }

    private void limit(String path, int count, int max) {
        if (count > max) {
            fault(path, count + " entries, at most " + max + " are possible");
        }
    }

    private void unique(String path, List<? extends Id> ids) {
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                fault(path + "/" + i, "'" + ids.get(i) + "' stands twice");
            }
        }
    }
}
