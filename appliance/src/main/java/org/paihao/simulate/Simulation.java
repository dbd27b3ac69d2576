package org.paihao.simulate;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs hall-days. */
public final class Simulation {
    private Simulation() {}

    /**
     * What came of a hall-day.
     *
     * @param failure the first thing that must hold and did not
     * @param cases how often each case of docs/merge.md was visited
     */
    public record Outcome(Optional<String> failure, int tickets, int facts, int ratings, Map<String, Integer> cases) {}

    /**
     * Runs one hall-day, from the first start to the audit.
     *
     * @param trace hears what happens, line by line; the same for the same script
     */
    public static Outcome run(Script script, Seams seams, Optional<Consumer<String>> trace) {
        World world = new World(script, seams, trace);
        Audit audit = world.run();
        return new Outcome(
                world.witness().failure(),
                world.witness().taken().size(),
                audit.records().size(),
                world.witness().ratings().size(),
                world.cases(audit));
    }
}
