package org.paihao.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal.Answer;
import org.paihao.role.Journal.RequestKey;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger;

/** What is done to books in a random order, and the faults it meets. */
final class TwinSteps {
    private static final TerminalId OTHER = new TerminalId("counter-1");
    private static final String OTHER_EPOCH = "00000000000000cc";
    private static final int LARGE = 1_000_000;

    private TwinSteps() {}

    /** A step, done on both; what it gives is compared. */
    interface Step extends Function<Twin, Object> {}

    /** What a step gives, or how it was refused. */
    static Object ending(Step step, Twin twin) {
        try {
            return step.apply(twin);
        } catch (StoreException | KeyReusedException e) {
            return e.getClass();
        }
    }

    /**
     * The next step.
     *
     * @param i its number: steps mean other keys by it
     * @param trace of the kinds chosen
     */
    static Step step(Random random, int i, boolean hub, List<String> trace) {
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
            case 5 -> TwinSteps::fullDisk;
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
