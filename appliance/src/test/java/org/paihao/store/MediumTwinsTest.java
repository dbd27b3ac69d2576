package org.paihao.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.store.TestBooks.T0;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal.Answer;
import org.paihao.role.Journal.RequestKey;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger;

/**
 * The same books on SQLite and on the simulated disk, with the same units of work and the same faults, chosen at random
 * from a seed: after each step both have answered the same and hold the same.
 */
final class MediumTwinsTest {
    private static final int STEPS = 60;
    private static final TerminalId OTHER = new TerminalId("counter-1");
    private static final String OTHER_EPOCH = "00000000000000cc";
    private static final int LARGE = 1_000_000;

    @TempDir
    private Path folder;

    /** Books on one of the two media. */
    private static final class Twin implements AutoCloseable {
        private final MediumRig rig;
        private final boolean hub;
        private Instant now = T0;
        private long epoch;
        private Books books;

        Twin(MediumRig rig, boolean hub) {
            this.rig = rig;
            this.hub = hub;
            this.books = opened();
        }

        private Books opened() {
            InstantSource wall = () -> now;
            epoch++;
            return Books.open(
                    rig.medium(),
                    hub
                            ? TestBooks.setup("hub", Ordinals.ofHub(1), true, epoch)
                            : TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, epoch),
                    new CallerTurns(),
                    wall);
        }

        void restart() {
            books.close();
            books = opened();
        }

        @Override
        public void close() {
            books.close();
        }
    }

    /** A step, done on both; what comes of it is compared as text. */
    private interface Step extends Function<Twin, Object> {}

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
                Step step = step(random, i, hub, trace);
                Object one = ending(step, real);
                Object other = ending(step, sim);
                String why = "seed " + seed + (hub ? ", a hub: " : ", a kiosk: ") + trace;
                assertThat(other).as(why).isEqualTo(one);
                assertThat(seen(sim)).as(why).containsExactlyElementsOf(seen(real));
            }
        }
    }

    private static Object ending(Step step, Twin twin) {
        try {
            return step.apply(twin);
        } catch (StoreException | KeyReusedException e) {
            return e.getClass();
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
            seen.add(ending(other -> other.books.answered(new RequestKey(key, "tax")), twin));
        }
        return seen;
    }

    private static Step step(Random random, int i, boolean hub, List<String> trace) {
        int kind = random.nextInt(hub ? 20 : 16);
        trace.add(Integer.toString(kind));
        return switch (kind) {
            case 0 ->
                twin -> {
                    twin.restart();
                    return "restarted";
                };
            case 1 -> failing(touch("key-" + i), twin -> twin.rig.failCommit(true));
            case 2 -> failing(touch("key-" + i), twin -> twin.rig.failCommit(false));
            case 3 -> failing(touch("key-" + i), twin -> twin.rig.failWrite());
            case 4 -> slowToOpen(i);
            case 5 -> MediumTwinsTest::fullDisk;
            case 6 -> touch("key-" + random.nextInt(i + 1));
            case 7 -> twin -> twin.books.once(new RequestKey("key-" + i / 2, "other"), entry -> new Answer(200, ""));
            case 8 -> {
                long days = random.nextInt(10);
                yield twin -> {
                    twin.now = twin.now.plus(Duration.ofHours(8 * days));
                    return twin.now;
                };
            }
            case 9 -> {
                long seq = random.nextInt(6);
                yield twin -> {
                    twin.books.outbox().prune(twin.books.start() - seq % 2, seq, twin.now.toEpochMilli());
                    return "pruned";
                };
            }
            case 10 ->
                twin -> twin.books.commit(entry -> {
                    entry.keep("a", Integer.toString(i));
                    return entry.decide(new Command.OpenCounter(TestPlan.ONE, new StaffId("1001")), twin.now);
                });
            case 11 -> several(i);
            case 16 -> appended(1 + random.nextInt(12));
            case 17, 18 ->
                twin -> twin.books.ingest(entry -> {
                    append(entry, next(twin), twin.now);
                    return "appended";
                });
            case 19 ->
                twin -> twin.books.ingest(entry -> {
                    FactKey key = new FactKey(OTHER, OTHER_EPOCH, next(twin));
                    entry.appendUnknown(key, "not-known", new byte[] {'{', '}'}, twin.now);
                    entry.misfit(key, "a reason", new byte[] {'x'}, twin.now);
                    twin.books.unknown(0, 1).forEach(row -> entry.learn(row, opened(row.key(), twin.now)));
                    return "unknown";
                });
            default -> touch("key-" + i);
        };
    }

    private static Step touch(String key) {
        return twin -> TestBooks.touch(twin.books, key, TestPlan.TAX, twin.now);
    }

    private static Step failing(Step step, Consumer<Twin> fault) {
        return twin -> {
            fault.accept(twin);
            return step.apply(twin);
        };
    }

    /** A COMMIT that fails, and opening anew fails as well for a while; the citizen goes on touching. */
    private static Step slowToOpen(int i) {
        return twin -> {
            twin.rig.failCommit(i % 2 == 0);
            twin.rig.failOpening(1 + i % 3);
            List<Object> endings = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                endings.add(ending(touch("key-" + i), twin));
            }
            return endings;
        };
    }

    private static Object fullDisk(Twin twin) {
        twin.rig.fill();
        Object refused = ending(
                other -> other.books.commit(entry -> {
                    entry.keep("a", "lost");
                    entry.keep(
                            "large", "x".repeat(LARGE + entry.state().tickets().size()));
                    return "stored";
                }),
                twin);
        twin.rig.makeRoom();
        return refused;
    }

    /** Three units of which one throws, in one COMMIT. */
    private static Step several(int i) {
        return twin -> {
            var first = twin.books.begin(entry -> {
                entry.keep("a", "first of " + i);
                return "first";
            });
            var thrown = twin.books.begin(entry -> {
                entry.keep("a", "never");
                throw new IllegalStateException("as it must");
            });
            Answer last = TestBooks.touch(twin.books, "key-" + i, TestPlan.SEAL, twin.now);
            return first.join() + thrown.isCompletedExceptionally() + last;
        };
    }

    private static long next(Twin twin) {
        return twin.books
                .mark(OTHER, OTHER_EPOCH)
                .map(mark -> mark.committed() + 1)
                .orElse(1L);
    }

    private static FactRecord opened(FactKey key, Instant at) {
        return new FactRecord(key, at, 1, new Fact.CounterOpened(TestPlan.TWO, new StaffId("1002")));
    }

    private static void append(Ledger.Entry entry, long seq, Instant at) {
        FactRecord record = opened(new FactKey(OTHER, OTHER_EPOCH, seq), at);
        entry.append(record, new FactCodec("test").encode(record), at);
    }

    /** A hub that forgot to look: what is there already is refused, all of its unit with it. */
    private static Step appended(long seq) {
        return twin -> twin.books.ingest(entry -> {
            entry.misfit(new FactKey(OTHER, OTHER_EPOCH, seq), "before", new byte[] {'y'}, twin.now);
            append(entry, Math.min(seq, next(twin)), twin.now);
            return Optional.of("appended");
        });
    }
}
