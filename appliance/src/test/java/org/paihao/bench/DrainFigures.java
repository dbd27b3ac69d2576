package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paihao.config.HallFile;
import org.paihao.core.plan.HallPlan;

/**
 * What waits at boxes that come back after a cut, on its way into the hub's ledger: the hub is a process of its own,
 * the boxes' books and links are in this one.
 */
final class DrainFigures {
    private static final int MANY = 20;
    private static final double ONE_SECONDS = 8;
    private static final double MANY_SECONDS = 180;
    private static final double WAIT_RATIO = 2;
    private static final double INGEST_PER_SECOND = 2_500;
    private static final Duration LOOK_ONE = Duration.ofMillis(50);
    /** Twenty boxes that count their backlog more often would take the time they measure. */
    private static final Duration LOOK_MANY = Duration.ofMillis(250);

    private static final Duration BARE = Duration.ofSeconds(2);

    private final Box.Kit kit;
    private final Path folder;
    private final Limits limits;
    private final Scale scale;
    private final HallPlan plan;

    private DrainFigures(Box.Kit kit, Path folder, Limits limits, Scale scale) {
        this.kit = kit;
        this.folder = folder;
        this.limits = limits;
        this.scale = scale;
        this.plan = HallFile.read(BenchHall.write(folder.resolve("plan"))).plan();
    }

    static void measure(Box.Kit kit, Path folder, Limits limits, Table table, Scale scale) {
        DrainFigures figures = new DrainFigures(kit, folder, limits, scale);
        figures.one(table);
        figures.many(table);
    }

    /** A day of one kiosk: half of the facts are tickets, half their slips. */
    private void one(Table table) {
        List<Double> seconds = new ArrayList<>();
        int tickets = scale.backlog() / 2;
        int rounds = Math.max(1, scale.rounds() / 2);
        for (int round = 0; round < rounds; round++) {
            Map<String, LoneBox> boxes = boxes("one-" + round, 1, tickets);
            seconds.add(drain("one-" + round, boxes, LOOK_ONE)[0]);
        }
        table.atMost(
                "10 one terminal drains " + Table.number(scale.backlog()) + " facts, " + Table.number(tickets)
                        + " of them tickets",
                "s",
                Stats.median(seconds),
                ONE_SECONDS * scale.backlog() / 20_000,
                "limit");
    }

    /** A week of twenty boxes that are mostly no kiosks: one fact in twenty is a ticket. */
    private void many(Table table) {
        Map<String, LoneBox> boxes = boxes("many", MANY, scale.backlog() / 20);
        int bytes = boxes.values().iterator().next().factBytes();
        double before = limits.groupFactsPerSecond(BARE, bytes);
        double[] seconds = drain("many", boxes, LOOK_MANY);
        double bare = (before + limits.groupFactsPerSecond(BARE, bytes)) / 2;
        double last = Stats.percentile(seconds, 1);
        double mean = Arrays.stream(seconds).average().orElseThrow();
        int all = MANY * scale.backlog();
        table.atMost(
                "11 " + MANY + " terminals drain " + Table.number(scale.backlog()) + " facts each at once, the last",
                "s",
                last,
                MANY_SECONDS * scale.backlog() / 20_000,
                "limit");
        table.atMost("11 the last one's wait beside the mean", "×", last / mean, WAIT_RATIO, "limit");
        table.atLeast(
                "12 hub ingest over those, durable, facts of " + bytes + " bytes",
                "facts/s",
                all / last,
                INGEST_PER_SECOND,
                1,
                "limit");
        table.note(
                "12 the same beside bare SQLite",
                Table.number(all / last) + " facts/s",
                "bare group commit " + Table.number(bare) + " facts/s, "
                        + String.format(Locale.ROOT, "%.2f", all / last / bare) + " ×");
    }

    private Map<String, LoneBox> boxes(String name, int count, int tickets) {
        Map<String, LoneBox> boxes = new LinkedHashMap<>();
        try {
            Path home = Files.createDirectories(folder.resolve(name + "-books"));
            for (int i = 1; i <= count; i++) {
                LoneBox box = new LoneBox(home, "lone-" + i, 1 + i, plan);
                boxes.put("lone-" + i, box);
                box.fill(scale.backlog(), tickets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return boxes;
    }

    /** Connects them all at once. Returns for each how long it took, and closes them. */
    private double[] drain(String name, Map<String, LoneBox> boxes, Duration look) {
        double[] seconds = new double[boxes.size()];
        List<LoneBox> all = List.copyOf(boxes.values());
        try (Hall hall = new Hall(kit, folder.resolve(name), boxes.keySet())) {
            long began = System.nanoTime();
            all.forEach(box -> box.connect(hall.broker()));
            while (Arrays.stream(seconds).anyMatch(time -> time == 0)) {
                Box.pause(look);
                for (int i = 0; i < seconds.length; i++) {
                    if (seconds[i] == 0 && all.get(i).drained()) {
                        seconds[i] = (System.nanoTime() - began) / 1e9;
                    }
                }
            }
            all.forEach(LoneBox::close);
        }
        return seconds;
    }
}
