package org.paihao.app;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.paihao.simulate.Script;
import org.paihao.simulate.Seams;
import org.paihao.simulate.Shrink;
import org.paihao.simulate.Simulation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code appliance simulate}: hall-days full of faults, in one thread of virtual time, each from one seed. */
@Command(name = "simulate", description = "Run simulated hall-days and check what must always hold.")
final class SimulateCommand implements Callable<Integer> {
    /** Hall-days to spend on making a failing one small. */
    private static final int SHRINK_RUNS_MAX = 300;

    @Option(names = "--seed", defaultValue = "1", description = "seed of the first day (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--days", defaultValue = "1", description = "how many; each has the next seed")
    private int days = 1;

    @Option(names = "--trace", description = "print what happens, line by line")
    private boolean trace;

    @Option(names = "--terminals", defaultValue = "14", description = "boxes, the hub among them; at least 6")
    private int terminals = Script.Size.DEFAULT.terminals();

    @Option(names = "--tickets", defaultValue = "210", description = "citizens who touch, a day")
    private int tickets = Script.Size.DEFAULT.tickets();

    @Option(names = "--faults", defaultValue = "24", description = "faults a day")
    private int faults = Script.Size.DEFAULT.faults();

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (terminals < 6) {
            throw new CommandLine.ParameterException(spec.commandLine(), "a hall has at least 6 boxes");
        }
        // Boxes that die by the hundred have much to log; the trace says it in order.
        Logger ours = Logger.getLogger("org.paihao");
        ours.setLevel(Level.OFF);
        Script.Size size = new Script.Size(terminals, tickets, faults);
        Optional<Consumer<String>> lines = trace ? Optional.of(out::println) : Optional.empty();
        Map<String, Integer> cases = new TreeMap<>();
        long began = System.nanoTime();
        long busyBefore = cpuNanos();
        for (int day = 0; day < days; day++) {
            Script script = Script.of(seed + day, size);
            Simulation.Outcome outcome = Simulation.run(script, Seams.NONE, lines);
            outcome.cases().forEach((name, times) -> cases.merge(name, times, Integer::sum));
            if (outcome.failure().isPresent()) {
                failed(out, script, outcome.failure().get());
                return 1;
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double busy = (cpuNanos() - busyBefore) / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "%d hall-days whole, %.1f s, %.2f a second, %.2f a second of a core. Cases visited:",
                days,
                seconds,
                days / seconds,
                days / busy));
        cases.forEach((name, times) -> out.println(String.format(Locale.ROOT, "%8d %s", times, name)));
        out.flush();
        return 0;
    }

    /** What this thread has had of its core: on a busy machine the clock on the wall tells something else. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void failed(PrintWriter out, Script script, String failure) {
        out.println("seed " + script.seed() + ": " + failure);
        out.println("replay: appliance simulate --seed " + script.seed() + " --terminals " + terminals + " --tickets "
                + tickets + " --faults " + faults + " --trace");
        if (!trace) {
            out.println("what it takes:");
            out.flush();
            Shrink.of(script, Seams.NONE, SHRINK_RUNS_MAX).lines().forEach(line -> out.println("  " + line));
        }
        out.flush();
    }
}
