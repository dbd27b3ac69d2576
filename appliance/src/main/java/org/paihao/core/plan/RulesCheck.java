package org.paihao.core.plan;

import java.util.ArrayList;
import java.util.List;

/** Checks the numbers of a plan's rules: each is one somebody can have meant. */
final class RulesCheck {
    private static final int DAY_MINUTES = 24 * 60;

    private RulesCheck() {}

    static List<PlanCheck.Fault> faults(HallPlan plan) {
        Rules rules = plan.rules();
        List<PlanCheck.Fault> faults = new ArrayList<>();
        within(faults, "recalls-max", rules.recallsMax(), 0, 20);
        within(faults, "recall-gap-seconds", rules.recallGapSeconds(), 0, 600);
        within(faults, "rating-seconds", rules.ratingSeconds(), 5, 3_600);
        within(faults, "print-pages-per-job", rules.printPagesPerJob(), 1, 1_000);
        within(faults, "undo-seconds", rules.undoSeconds(), 0, 600);
        within(faults, "park-minutes-max", rules.parkMinutesMax(), 1, DAY_MINUTES);
        within(faults, "park-minutes", rules.parkMinutes(), 1, Math.max(1, rules.parkMinutesMax()));
        within(faults, "forgotten-minutes", rules.forgottenMinutes(), 0, DAY_MINUTES);
        within(faults, "forgotten-close-minutes", rules.forgottenCloseMinutes(), 1, DAY_MINUTES);
        within(faults, "come-back-behind", rules.comeBackBehind(), 0, 1_000);
        within(faults, "come-backs-max", rules.comeBacksMax(), 0, 100);
        if (rules.forgottenCloseMinutes() < rules.forgottenMinutes()) {
            faults.add(new PlanCheck.Fault(
                    "rules/forgotten-close-minutes",
                    "a call can't end by itself before anybody is asked: forgotten-minutes is "
                            + rules.forgottenMinutes()));
        }
        rules.returnsAs()
                .filter(id -> plan.calls().priorities().named(id).isEmpty())
                .ifPresent(id -> faults.add(
                        new PlanCheck.Fault("rules/returns-as", "there is no class '" + id + "' in this plan")));
        return faults;
    }

    private static void within(List<PlanCheck.Fault> faults, String name, int value, int from, int to) {
        if (value < from || value > to) {
            faults.add(
                    new PlanCheck.Fault("rules/" + name, name + " is from " + from + " to " + to + ", not " + value));
        }
    }
}
