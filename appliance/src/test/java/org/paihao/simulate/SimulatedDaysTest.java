package org.paihao.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Hall-days full of faults: a quarter of what {@code paihao.seeds} says, for each takes most of a second. */
class SimulatedDaysTest {
    private static final int DAYS = Math.max(1, Integer.getInteger("paihao.seeds", 200) / 4);
    /** From so many days on each case that can occur must have been seen. */
    private static final int ENOUGH = 50;

    private final Logger ours = Logger.getLogger("org.paihao");

    @Test
    void whateverGoesWrongNothingIsLostNothingCountsTwice() {
        Map<String, Integer> cases = new TreeMap<>();
        Level before = ours.getLevel();
        ours.setLevel(Level.OFF);
        try {
            for (long seed = 1; seed <= DAYS; seed++) {
                Simulation.Outcome outcome =
                        Simulation.run(Script.of(seed, Script.Size.DEFAULT), Seams.NONE, Optional.empty());
                assertThat(outcome.failure())
                        .as("replay: appliance simulate --trace --seed " + seed)
                        .isEmpty();
                assertThat(outcome.tickets()).as("seed " + seed).isGreaterThanOrEqualTo(150);
                outcome.cases().forEach((name, times) -> cases.merge(name, times, Integer::sum));
            }
        } finally {
            ours.setLevel(before);
        }
        ours.info("event=simulated days=" + DAYS + " cases=" + cases);
        if (DAYS >= ENOUGH) {
            assertThat(cases.keySet()).containsAll(MergeCases.ALL);
        }
    }
}
