package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.label.Ordinals;

/**
 * The n-th sync or write of real SQLite fails with EIO, by strace (hall protocol §11): an answer that was given is
 * durable, one that failed is unknown, and the retry settles it. A sample of 60 n of the seed {@code paihao.seed}; all
 * of them with {@code -Dpaihao.diskErrors=all}.
 */
class DiskErrorsTest {
    private static final int SAMPLES = 60;
    private static final int TOUCHES = 8;
    private static final int AT_ONCE = 2;
    private static final int EPOCH = 1_000;
    /** Epochs no child has. */
    private static final long AFTERWARDS = 1_000_000;

    @TempDir
    Path folder;

    private StracedLife live(Path database, int n) throws IOException, InterruptedException {
        return StracedLife.of(
                folder,
                Integer.toString(n),
                n == 0 ? "" : StracedLife.CALLS + ":error=EIO:when=" + n,
                UnluckyBooks.class,
                List.of(database.toString(), Integer.toString(EPOCH + n), Integer.toString(TOUCHES)));
    }

    private Path copy(Path template, int n) throws IOException {
        return Files.copy(template, folder.resolve("books-" + n + ".db"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whicheverWriteOrSyncFailsWhatWasAnsweredIsThereAndTheRetrySettlesTheRest() throws Exception {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        Path template = folder.resolve("template.db");
        try (Books books = TestBooks.kiosk(template)) {
            assertThat(books.start()).isEqualTo(1);
        }
        StracedLife sound = live(copy(template, 0), 0);
        assertThat(sound.answered()).as("%s", sound.said()).hasSize(TOUCHES);
        assertThat(sound.calls()).isGreaterThan(TOUCHES * 4);

        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(1, sound.calls()).boxed().toList());
        boolean everyOne = System.getProperty("paihao.diskErrors", "").equals("all");
        Collections.shuffle(all, new Random(seed));
        List<Integer> chosen = everyOne ? all : all.subList(0, Math.min(SAMPLES, all.size()));
        List<Boolean> failed = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Boolean>> lives = new ArrayList<>();
            for (int n : chosen) {
                lives.add(hands.submit(() -> settle(copy(template, n), n)));
            }
            for (Future<Boolean> life : lives) {
                failed.add(life.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        assertThat(failed)
                .as("seed %d: disks that really failed", seed)
                .filteredOn(Boolean::booleanValue)
                .hasSizeGreaterThan(chosen.size() * 3 / 4);
    }

    /** One life with a failure, then the books without one. Returns whether there was a failure. */
    private boolean settle(Path database, int n) throws IOException, InterruptedException {
        StracedLife life = live(database, n);
        String what = "n = " + n + ", code " + life.code() + ": " + life.said();
        assertThat(life.code()).as(what).isZero();
        assertThat(Aftermath.complaints(database, Ordinals.ofKiosk(2), life.answered(), TOUCHES, AFTERWARDS + n))
                .as(what)
                .isEmpty();
        return life.failed();
    }
}
