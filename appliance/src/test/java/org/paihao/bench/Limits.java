package org.paihao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Bare SQLite, open for the whole run, and the store alone beside it. */
final class Limits implements AutoCloseable {
    /** Commits in one look at the bare disk: enough for a median, few enough to stand close to ours. */
    private static final int COMMITS = 25;

    private final StoreFigure kioskBooks;
    private final StoreFigure hubBooks;
    private final Bare bare;

    Limits(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("limits"));
        kioskBooks = new StoreFigure(folder, folder.resolve("kiosk.db"), false);
        hubBooks = new StoreFigure(folder, folder.resolve("hub.db"), true);
        bare = new Bare(folder.resolve("bare.db"), kioskBooks.sizes());
    }

    /** Median milliseconds of a bare COMMIT, now. */
    double commitMillis() {
        return bare.commitMillis(COMMITS);
    }

    /** Tickets a second of the bare group commit, now. */
    double groupTicketsPerSecond(Duration time) {
        return bare.groupTicketsPerSecond(time);
    }

    /** Facts a second of the bare group commit, as a hub's ledger stores them, now. */
    double groupFactsPerSecond(Duration time, int bytes) {
        return bare.groupFactsPerSecond(time, bytes);
    }

    void store(Table table, Scale scale) {
        // Short slices, so that limit and ours see the same disk.
        Duration slice = scale.burst().dividedBy(5);
        int rounds = scale.rounds() * 5;
        List<Supplier<Double>> sides = List.of(
                () -> groupTicketsPerSecond(slice),
                () -> kioskBooks.ticketsPerSecond(slice),
                () -> hubBooks.ticketsPerSecond(slice));
        List<List<Double>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = -rounds / 4; round < rounds; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                // Whoever comes next pays for what the file system still has to write: each side is first in turn.
                int side = Math.floorMod(round + turn, sides.size());
                double now = sides.get(side).get();
                // The first ones are for the JIT.
                if (round >= 0) {
                    seen.get(side).add(now);
                }
            }
        }
        List<Double> limit = seen.get(0);
        List<Double> kiosk = seen.get(1);
        List<Double> hub = seen.get(2);
        double median = Stats.median(limit);
        table.atLeast(
                "2 the store alone, 16 callers, a kiosk's books (3 rows a ticket)",
                "tickets/s",
                Stats.median(kiosk),
                median,
                0.6,
                "bare group commit");
        table.atLeast(
                "2 the same, the hub's books (4 rows a ticket)",
                "tickets/s",
                Stats.median(hub),
                median,
                0.6,
                "bare group commit");
    }

    @Override
    public void close() {
        kioskBooks.close();
        hubBooks.close();
        bare.close();
    }
}
