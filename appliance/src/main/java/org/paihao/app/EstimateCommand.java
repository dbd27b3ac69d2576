package org.paihao.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.paihao.config.HallFile;
import org.paihao.core.estimate.Estimator;
import org.paihao.core.estimate.Replay;
import org.paihao.core.estimate.Scorecard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appliance estimate replay LOG}: how true every estimator would have been on a hall's own days. */
@Command(
        name = "estimate",
        description = "Estimates of waiting times.",
        subcommands = {EstimateCommand.OfLog.class})
final class EstimateCommand {
    /** Its part does the work. */
    EstimateCommand() {}

    @Command(
            name = "replay",
            description = "Score all estimators on LOG: at each ticket all of them say what they would have said then.")
    static final class OfLog implements Callable<Integer> {
        /** Whoever waits for longer is told how far it is. */
        private static final long TELL_NANOS = 1_000_000_000;

        @Parameters(paramLabel = "LOG", description = "a hub's books (paihao.db), or a text with a fact on each line")
        private Path log = Path.of("paihao.db");

        @Option(names = "--plan", required = true, description = "the hall's plan: hall.yaml")
        private Path plan = Path.of("hall.yaml");

        @Option(names = "--every", defaultValue = "1", description = "of so many tickets one (default: each)")
        private int every = 1;

        @Option(
                names = "--playings",
                defaultValue = "" + Estimator.PLAYINGS,
                description = "how often the hall is played (default: ${DEFAULT-VALUE})")
        private int playings = Estimator.PLAYINGS;

        @Option(names = "--warm-up-days", defaultValue = "0", description = "days that teach and do not count")
        private int warmUpDays;

        @Option(names = "--seed", defaultValue = "1", description = "the same one gives the same scores")
        private long seed = 1;

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        private long tell;

        @Override
        public Integer call() {
            if (every < 1 || playings < 1 || warmUpDays < 0) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--every and --playings are at least 1, --warm-up-days at least 0");
            }
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            Replay replay =
                    new Replay(HallFile.read(plan).plan(), new Replay.Settings(every, playings, warmUpDays, seed));
            tell = System.nanoTime() + TELL_NANOS;
            long[] facts = {0};
            EventLog.Read read = EventLog.read(log, (record, receivedAt) -> {
                replay.next(record, receivedAt);
                facts[0]++;
                if (System.nanoTime() > tell) {
                    err.println("  " + facts[0] + " facts, " + record.at());
                    err.flush();
                    tell = System.nanoTime() + TELL_NANOS;
                }
            });
            print(out, read, replay.result());
            return 0;
        }

        private static void print(PrintWriter out, EventLog.Read read, Scorecard.Result result) {
            out.println(read.facts() + " facts.");
            if (read.passedOver() > 0) {
                out.println(read.passedOver() + " facts of types this version does not know were passed over.");
            }
            if (result.promises() == 0) {
                out.println("Nobody would have been told a wait whose end is in this log: there is nothing to score.");
                return;
            }
            // Waits of one day hang together: of a single one nobody can say how sure it is.
            String sure = result.days() < 2
                    ? ""
                    : String.format(
                            Locale.ROOT, " (%.1f to %.1f %%)", 100 * result.coverageFrom(), 100 * result.coverageTo());
            out.println(String.format(Locale.ROOT, "Tickets: %d, days: %d.", result.promises(), result.days()));
            out.println(String.format(
                    Locale.ROOT,
                    "Waited no longer than the told p90: %.1f %%%s; than the p50: %.1f %%.",
                    100 * result.coverage(),
                    sure,
                    100 * result.median()));
            out.println(String.format(
                    Locale.ROOT, "From p50 to p90 in the mean: %.1f minutes.", result.widthSeconds() / 60));
            out.println(String.format(Locale.ROOT, "%-12s %10s %22s", "estimator", "tickets", "mean error, minutes"));
            result.errors()
                    .forEach(one -> out.println(String.format(
                            Locale.ROOT, "%-12s %10d %22.2f", one.estimator(), one.count(), one.meanSeconds() / 60)));
        }
    }
}
