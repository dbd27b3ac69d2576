package org.paihao.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Hall-days full of faults, as many as {@code paihao.seeds}: each in one thread, two of them at a time. */
class SimulatedDaysTest {
    private static final int DAYS = Math.max(1, Integer.getInteger("paihao.seeds", 200));
    private static final int AT_A_TIME = 2;
    /** From so many days on each case of docs/merge.md must have been seen. */
    private static final int ENOUGH = 60;

    private final Logger ours = Logger.getLogger("org.paihao");

    @Test
    void whateverGoesWrongNothingIsLostNothingCountsTwice() throws Exception {
        Map<String, Integer> cases = new TreeMap<>();
        Level before = ours.getLevel();
        ours.setLevel(Level.OFF);
        try (ExecutorService days = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Simulation.Outcome>> outcomes = new ArrayList<>();
            for (long seed = 1; seed <= DAYS; seed++) {
                Script script = Script.of(seed, Script.Size.DEFAULT);
                outcomes.add(days.submit(() -> Simulation.run(script, Seams.NONE, Optional.empty())));
            }
            long seed = 0;
            for (Future<Simulation.Outcome> day : outcomes) {
                seed++;
                Simulation.Outcome outcome = day.get();
                assertThat(outcome.failure())
                        .as("replay: appliance simulate --trace --seed " + seed)
                        .isEmpty();
                assertThat(outcome.tickets()).as("seed " + seed).isGreaterThanOrEqualTo(150);
                outcome.cases().forEach((name, times) -> cases.merge(name, times, Integer::sum));
            }
            for (seed = DAYS + 1L; isToGoOn(seed, cases); seed++) {
                Simulation.Outcome more =
                        Simulation.run(Script.of(seed, Script.Size.DEFAULT), Seams.NONE, Optional.empty());
                assertThat(more.failure())
                        .as("replay: appliance simulate --trace --seed " + seed)
                        .isEmpty();
                more.cases().forEach((name, times) -> cases.merge(name, times, Integer::sum));
            }
        } finally {
            ours.setLevel(before);
        }
        ours.info("event=simulated days=" + DAYS + " cases=" + cases);
        if (DAYS >= ENOUGH) {
            assertThat(cases.keySet()).containsAll(MergeCases.ALL);
        }
    }

    /** Some cases come about once in sixty days: then more days are lived until they do. */
    private static boolean isToGoOn(long seed, Map<String, Integer> cases) {
        return DAYS >= ENOUGH && seed <= 4L * DAYS && !cases.keySet().containsAll(MergeCases.ALL);
    }
}
