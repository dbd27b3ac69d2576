package org.paihao.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.paihao.simulate.Script;
import org.paihao.simulate.Seams;
import org.paihao.simulate.Simulation;

/** Simulated hall-days a second of one core, in this process. */
final class SimulationFigure {
    private static final double DAYS_A_SECOND = 5;
    /** Days until the JIT is done with what is worth it, and days of one measurement. */
    private static final int WARM_UP_DAYS = 60;

    private static final int ROUND_DAYS = 20;

    private SimulationFigure() {}

    static void measure(Table table, Scale scale) {
        // Boxes that die by the hundred have much to log.
        Logger ours = Logger.getLogger("org.paihao");
        Level before = ours.getLevel();
        ours.setLevel(Level.OFF);
        try {
            table.atLeast(
                    "13 simulation, warmed up",
                    "hall-days/s",
                    Stats.median(rounds(scale)),
                    DAYS_A_SECOND,
                    1,
                    "asked for");
        } finally {
            ours.setLevel(before);
        }
    }

    private static List<Double> rounds(Scale scale) {
        long seed = 1;
        days(seed, WARM_UP_DAYS);
        seed += WARM_UP_DAYS;
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            // What this thread has had of its core: another process on the machine takes nothing from the figure.
            long before = cpuNanos();
            days(seed, ROUND_DAYS);
            rounds.add(ROUND_DAYS * 1e9 / (cpuNanos() - before));
            seed += ROUND_DAYS;
        }
        return rounds;
    }

    private static void days(long from, int count) {
        for (long seed = from; seed < from + count; seed++) {
            Simulation.Outcome outcome =
                    Simulation.run(Script.of(seed, Script.Size.DEFAULT), Seams.NONE, Optional.empty());
            if (outcome.failure().isPresent()) {
                throw new IllegalStateException(
                        "seed " + seed + ": " + outcome.failure().get());
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
