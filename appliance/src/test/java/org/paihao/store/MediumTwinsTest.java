package org.paihao.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.id.TerminalId;
import org.paihao.role.Journal.RequestKey;

/**
 * The same books on SQLite and on the simulated disk, with the same units of work and the same faults, chosen at random
 * from a seed: after each step both have answered the same and hold the same.
 */
final class MediumTwinsTest {
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    @Test
    void aKioskFaresTheSameOnBoth() {
        seeds().forEach(seed -> play(seed, false));
    }

    @Test
    void aHubFaresTheSameOnBoth() {
        seeds().forEach(seed -> play(seed, true));
    }

    /** Each seed costs some sixty syncs of a real disk. */
    private static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < Math.max(2, Integer.getInteger("paihao.seeds", 200) / 40); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    /** Setting up the schema costs more than all steps: a copy has it already. */
    private Path file(String name) {
        Path template = folder.resolve("template.db");
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(template)) {
                Database.file(template);
            }
            return Files.copy(template, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void play(long seed, boolean hub) {
        Path file = file((hub ? "hub-" : "kiosk-") + seed + ".db");
        List<String> trace = new ArrayList<>();
        try (Twin real = new Twin(MediumRig.sqlite(file), hub);
                Twin sim = new Twin(MediumRig.sim(seed), hub)) {
            Random random = new Random(seed);
            for (int i = 0; i < STEPS; i++) {
                TwinSteps.Step step = TwinSteps.step(random, i, hub, trace);
                Object one = TwinSteps.ending(step, real);
                Object other = TwinSteps.ending(step, sim);
                String why = "seed " + seed + (hub ? ", a hub: " : ", a kiosk: ") + trace;
                assertThat(other).as(why).isEqualTo(one);
                assertThat(seen(sim)).as(why).containsExactlyElementsOf(seen(real));
            }
        }
    }

    /** All that can be read of books, as values. */
    private static List<Object> seen(Twin twin) {
        Books books = twin.books;
        List<Object> seen = new ArrayList<>();
        seen.add(books.state());
        seen.add(books.lastSeq());
        seen.add(books.start());
        seen.add(books.previous());
        seen.add(books.kept("a"));
        seen.add(books.kept(StoredRow.REPLAY_FROM));
        seen.add(books.outbox().after(0, 0, 1_000).stream()
                .map(fact -> fact.start() + ":" + fact.seq() + ":" + new String(fact.body(), UTF_8))
                .toList());
        seen.add(books.outbox().backlog(1, 3));
        seen.add(List.copyOf(books.terminals()).stream()
                .map(TerminalId::value)
                .sorted()
                .toList());
        for (TerminalId terminal : books.terminals()) {
            seen.add(books.latest(terminal));
            seen.add(books.count(terminal));
        }
        seen.add(books.newest(1_000).stream()
                .map(row -> row.terminal() + " " + row.receivedAt() + " " + new String(row.body(), UTF_8))
                .toList());
        seen.add(books.unknown(0, 1_000).stream()
                .map(row -> row.id() + " " + row.key())
                .toList());
        for (int i = 0; i < STEPS; i++) {
            String key = "key-" + i;
            seen.add(TwinSteps.ending(other -> other.books.answered(new RequestKey(key, "tax")), twin));
        }
        return seen;
    }
}
