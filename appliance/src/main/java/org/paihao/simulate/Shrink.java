package org.paihao.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a failing hall-day small (delta debugging): what can be left out without the failure going away is left out,
 * in halves first, then one by one.
 */
public final class Shrink {
    private final Seams seams;
    private int runsLeft;

    private Shrink(Seams seams, int runsMax) {
        this.seams = seams;
        this.runsLeft = runsMax;
    }

    /**
     * The smallest script found that still fails.
     *
     * @param runsMax hall-days to spend on it
     */
    public static Script of(Script failing, Seams seams, int runsMax) {
        Shrink shrink = new Shrink(seams, runsMax);
        Script small = shrink.troubles(failing);
        int before;
        do {
            before = small.lines().size();
            // Fewer citizens make it quick, and often make more faults needless; fewer of those, more citizens.
            small = shrink.troubles(shrink.visits(small));
        } while (small.lines().size() < before);
        return small;
    }

    private Script troubles(Script script) {
        List<Trouble> left = least(script.troubles(), some -> script.with(script.visits(), some));
        return script.with(script.visits(), left);
    }

    private Script visits(Script script) {
        List<Visit> left = least(script.visits(), some -> script.with(some, script.troubles()));
        return script.with(left, script.troubles());
    }

    private <T> List<T> least(List<T> all, Function<List<T>, Script> script) {
        return Least.of(all, some -> runsLeft > 0 && fails(script.apply(some)));
    }

    private boolean fails(Script script) {
        runsLeft--;
        return Simulation.run(script, seams, Optional.empty()).failure().isPresent();
    }
}
