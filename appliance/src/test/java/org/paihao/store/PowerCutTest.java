package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 in the middle of a COMMIT, and then what a power cut does besides: of all that was written and not yet
 * synced, in the WAL and under a checkpoint, nothing, a part, or rubbish is left. Who was answered has their ticket.
 * Kills and cuts are of the seed {@code paihao.seed}; more of them with {@code -Dpaihao.powerCuts=100}.
 */
class PowerCutTest {
    private static final int KILLS = Integer.getInteger("paihao.powerCuts", 8);
    /** Enough for the WAL to be checkpointed and begun anew. */
    private static final int TOUCHES = 400;

    private static final int AT_ONCE = 2;
    /** Exit code of a process that ended by SIGKILL, as Java tells it. */
    private static final int KILLED = 128 + 9;

    private static final String WAL = "-wal";

    private final long seed = Long.getLong("paihao.seed", System.nanoTime());
    private final AtomicLong epochs = new AtomicLong(1_000_000);

    @TempDir
    Path folder;

    @BeforeEach
    void template() {
        try (Books books = TestBooks.kiosk(folder.resolve("template.db"))) {
            assertThat(books.start()).isEqualTo(1);
        }
    }

    /** One kill, and what came of each cut. */
    private record Death(StracedLife life, int unsynced, Map<UnsyncedTail.Cut, List<String>> complaints) {
        boolean good() {
            return complaints.values().stream().allMatch(List::isEmpty);
        }

        @Override
        public String toString() {
            return life.answered().size() + " answered, " + unsynced + " writes not synced, " + complaints;
        }
    }

    private StracedLife live(String name, String inject, String... more) throws Exception {
        Path database = Files.copy(
                folder.resolve("template.db"), folder.resolve(name + ".db"), StandardCopyOption.REPLACE_EXISTING);
        List<String> arguments = new ArrayList<>(
                List.of(database.toString(), Long.toString(epochs.getAndIncrement()), Integer.toString(TOUCHES)));
        arguments.addAll(List.of(more));
        return StracedLife.of(folder, name, inject, BusyBooks.class, arguments);
    }

    /** Killed as the busiest thread begins its n-th write or sync. */
    private Death die(int n, String... more) throws Exception {
        String name = "books-" + n + String.join("-", more);
        StracedLife life = live(name, StracedLife.CALLS + ":signal=KILL:when=" + n, more);
        Path left = folder.resolve(name + ".db");
        List<Path> files = List.of(left, Path.of(left + WAL));
        Map<UnsyncedTail.Cut, List<String>> complaints = new TreeMap<>();
        Random random = new Random(seed + n);
        int unsynced = 0;
        for (UnsyncedTail.Cut cut : UnsyncedTail.Cut.values()) {
            Path copy = folder.resolve(name + "-" + cut + ".db");
            for (Path file : files) {
                if (Files.exists(file)) {
                    long before = file.equals(left) ? Files.size(folder.resolve("template.db")) : 0;
                    UnsyncedTail tail = UnsyncedTail.of(life.trace(), file, before);
                    unsynced += cut == UnsyncedTail.Cut.KEPT ? tail.dirty().size() : 0;
                    Path cutFile = Path.of(file.equals(left) ? copy.toString() : copy + WAL);
                    Files.copy(file, cutFile);
                    tail.apply(cut, cutFile, random);
                }
            }
            complaints.put(
                    cut,
                    Aftermath.complaints(copy, BusyBooks.ORDINALS, life.answered(), TOUCHES, epochs.getAndIncrement()));
        }
        return new Death(life, unsynced, complaints);
    }

    @Test
    void whateverAPowerCutLeavesOfWhatWasNotSyncedWhoeverWasAnsweredHasTheirTicket() throws Exception {
        StracedLife sound = live("sound", "");
        assertThat(sound.code()).isZero();
        assertThat(sound.answered()).hasSize(TOUCHES);
        Random random = new Random(seed);
        List<Death> deaths = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Death>> dying = new ArrayList<>();
            // Not of the last ones: how many units go into a COMMIT, and so how many calls there are, is by chance.
            int last = sound.calls() * 3 / 4;
            random.ints(1, last)
                    .distinct()
                    .limit(Math.min(KILLS, last / 2))
                    .forEach(n -> dying.add(hands.submit(() -> die(n))));
            for (Future<Death> death : dying) {
                deaths.add(death.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        assertThat(deaths).as("seed %d", seed).allSatisfy(death -> {
            assertThat(death.life().code()).as("killed").isEqualTo(KILLED);
            assertThat(death.good()).as("%s", death).isTrue();
        });
        assertThat(deaths)
                .as("seed %d: kills that found something not synced", seed)
                .filteredOn(death -> death.unsynced() > 0)
                .hasSizeGreaterThan(deaths.size() / 2);
    }

    @Test
    void booksThatAnswerBeforeTheSyncAreFound() throws Exception {
        for (String synchronous : List.of("normal", "off")) {
            Death death = die(100, synchronous);

            assertThat(death.life().answered()).as("%s", death).isNotEmpty();
            assertThat(death.complaints().get(UnsyncedTail.Cut.KEPT))
                    .as("kill -9 alone does not tell")
                    .isEmpty();
            assertThat(death.complaints().get(UnsyncedTail.Cut.LOST))
                    .as("%s", death)
                    .anyMatch(complaint -> complaint.startsWith("lost: "));
        }
    }
}
