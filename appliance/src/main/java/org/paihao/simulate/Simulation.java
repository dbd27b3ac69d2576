package org.paihao.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs hall-days. */
public final class Simulation {
    private Simulation() {}

    /**
     * What came of a hall-day.
     *
     * @param failures what must hold and did not, first things first; the run ends with the first of them
     * @param cases how often each case of docs/merge.md was visited
     */
    public record Outcome(List<String> failures, int tickets, int facts, int ratings, Map<String, Integer> cases) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        /** The first thing that did not hold. */
        public Optional<String> failure() {
            return failures.stream().findFirst();
        }
    }

    /**
     * Runs one hall-day, from the first start to the audit.
     *
     * @param trace hears what happens, line by line; the same for the same script
     */
    public static Outcome run(Script script, Seams seams, Optional<Consumer<String>> trace) {
        World world = new World(script, seams, trace);
        Audit audit = world.run();
        return new Outcome(
                world.witness().failures(),
                world.witness().taken().size(),
                audit.records().size(),
                world.witness().ratings().size(),
                world.cases(audit));
    }
}
