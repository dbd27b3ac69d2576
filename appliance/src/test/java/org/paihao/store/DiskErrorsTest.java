package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;

/**
 * The n-th sync or write of real SQLite fails with EIO, by strace (hall protocol §11): an answer that was given is
 * durable, one that failed is unknown, and the retry settles it. A sample of 60 n of the seed {@code paihao.seed}; all
 * of them with {@code -Dpaihao.diskErrors=all}.
 */
class DiskErrorsTest {
    private static final int SAMPLES = 60;
    private static final int TOUCHES = 8;
    private static final int AT_ONCE = 2;
    private static final long CHILD_PATIENCE_SECONDS = 60;
    private static final String CALLS = "fsync,fdatasync,pwrite64";
    private static final int EPOCH = 1_000;
    /** Epochs no child has. */
    private static final long AFTERWARDS = 1_000_000;

    @TempDir
    Path folder;

    /** What one child said, and whether its disk really failed. */
    private record Life(List<String> said, List<String> trace, int code) {
        boolean failed() {
            return trace.stream().anyMatch(line -> line.contains("INJECTED"));
        }

        /** Of the busiest thread: strace counts for each by itself. */
        int calls() {
            return trace.stream()
                    .filter(line -> line.matches("[0-9]+ +(fsync|fdatasync|pwrite64)\\(.*"))
                    .collect(Collectors.groupingBy(line -> line.split(" ", 2)[0], Collectors.counting()))
                    .values()
                    .stream()
                    .mapToInt(Long::intValue)
                    .max()
                    .orElse(0);
        }

        Map<String, String> answered() {
            Map<String, String> labels = new TreeMap<>();
            said.stream().filter(line -> line.startsWith(UnluckyBooks.ANSWERED)).forEach(line -> {
                String[] words = line.split(" ", -1);
                labels.put(words[1], words[2]);
            });
            return labels;
        }
    }

    private Life live(Path database, int n) throws IOException, InterruptedException {
        Path trace = folder.resolve("trace-" + n);
        Path said = folder.resolve("said-" + n);
        List<String> words = new ArrayList<>(
                List.of("strace", "-f", "-qq", "--seccomp-bpf", "-o", trace.toString(), "-e", "trace=" + CALLS));
        if (n > 0) {
            words.addAll(List.of("-e", "inject=" + CALLS + ":error=EIO:when=" + n));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path", ""),
                UnluckyBooks.class.getName(),
                database.toString(),
                Integer.toString(EPOCH + n),
                Integer.toString(TOUCHES)));
        Process child = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        assertThat(child.waitFor(CHILD_PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("n = %d: the child ends", n)
                .isTrue();
        return new Life(Files.readAllLines(said), Files.readAllLines(trace), child.exitValue());
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
        Life sound = live(copy(template, 0), 0);
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
        Life life = live(database, n);
        String what = "n = " + n + ", code " + life.code() + ": " + life.said();
        assertThat(life.code()).as(what).isZero();
        Map<String, String> answered = life.answered();
        Books.Setup setup = TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, AFTERWARDS + n);
        try (Books books = Books.open(Database.file(database), setup)) {
            for (Map.Entry<String, String> answer : answered.entrySet()) {
                assertThat(books.answered(new Journal.RequestKey(answer.getKey(), TestPlan.TAX.value()))
                                .map(Journal.Answer::body))
                        .as(what)
                        .contains(answer.getValue());
            }
            Map<String, String> settled = new TreeMap<>();
            for (int i = 0; i < TOUCHES; i++) {
                String key = UnluckyBooks.key(i);
                Journal.Answer answer = TestBooks.touch(books, key, TestPlan.TAX, TestBooks.T0);
                assertThat(answer.status()).as(what).isEqualTo(201);
                settled.put(key, answer.body());
            }
            assertThat(settled).as(what).containsAllEntriesOf(answered);
            assertThat(new TreeSet<>(settled.values())).as(what).hasSize(TOUCHES);
            assertThat(labels(books)).as(what).containsExactlyInAnyOrderElementsOf(settled.values());
        }
        return life.failed();
    }

    /** Labels in the outbox, in the order of their facts, which follow one another without a gap. */
    private static List<String> labels(Books books) {
        List<String> labels = new ArrayList<>();
        Map<String, Long> last = new TreeMap<>();
        for (StoredFact row : books.outbox().after(0, 0, 1_000)) {
            FactRead.Known known = (FactRead.Known) FactCodec.decode(new TerminalId("kiosk-1"), row.body());
            assertThat(known.record().key().seq())
                    .isEqualTo(last.merge(known.record().key().epoch(), 1L, Long::sum));
            if (known.record().fact() instanceof Fact.TicketTaken taken) {
                labels.add(taken.ticket().label().toString());
            }
        }
        return labels;
    }
}
