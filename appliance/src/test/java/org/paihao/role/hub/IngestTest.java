package org.paihao.role.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.report.FactCodec;
import org.paihao.role.TestClock;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

/** Facts into a real ledger: only the next one, each once, nothing ever blocks a terminal for good. */
final class IngestTest {
    private static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
    private static final TerminalId BOX = new TerminalId("counter-1");
    private static final String E1 = "00000000000000a1";
    private static final String E2 = "00000000000000a2";

    @TempDir
    private Path folder;

    private final FactCodec codec = new FactCodec("test");
    private final TestClock clock = new TestClock(T0);
    private Books books;
    private Ingest ingest;

    @BeforeEach
    void open() {
        books = TestBooks.hub(folder.resolve("hub.db"));
        ingest = new Ingest(books, clock);
    }

    @AfterEach
    void close() {
        books.close();
    }

    private byte[] bytes(String epoch, long seq, Fact fact) {
        return codec.encode(new FactRecord(new FactKey(BOX, epoch, seq), T0, 1, fact));
    }

    private byte[] start(String epoch, long start, Optional<String> previous, long last) {
        return bytes(epoch, 1, new Fact.EpochStarted(start, previous, last));
    }

    private byte[] opened(String epoch, long seq, String staff) {
        return bytes(epoch, seq, new Fact.CounterOpened(TestPlan.ONE, new StaffId(staff)));
    }

    private static byte[] as(byte[] fact, String from, String to) {
        return new String(fact, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private Ingest.Taken take(byte[]... facts) {
        List<Ingest.Incoming> batch = new ArrayList<>();
        for (byte[] fact : facts) {
            batch.add(new Ingest.Incoming(BOX, FactCodec.decode(BOX, fact), fact));
        }
        return ingest.take(batch);
    }

    /** As a terminal does that has nothing before these: it sends them again and again, for minutes. */
    private Ingest.Taken againAndAgain(byte[]... facts) {
        Ingest.Taken taken = take(facts);
        for (int again = 0; again < 10 && taken.facts().isEmpty(); again++) {
            clock.pass(20);
            taken = take(facts);
        }
        return taken;
    }

    private long committed() {
        return books.latest(BOX).map(Ledger.Mark::committed).orElse(0L);
    }

    private static List<String> kinds(Ingest.Taken taken) {
        return taken.alarms().stream().map(Ingest.Alarm::kind).toList();
    }

    @Test
    void theNextFactIsTakenAndItsTerminalIsToldTheMark() {
        Ingest.Taken taken = take(start(E1, 1, Optional.empty(), 0), opened(E1, 2, "1001"));

        assertThat(taken.facts()).hasSize(2);
        assertThat(taken.toMark()).containsExactly(BOX);
        assertThat(taken.alarms()).isEmpty();
        assertThat(committed()).isEqualTo(2);
        assertThat(books.state().counter(TestPlan.ONE).staff()).contains(new StaffId("1001"));
    }

    @Test
    void aDuplicateIsNormalAndAGapIsDroppedBothAreAnsweredWithTheMark() {
        take(start(E1, 1, Optional.empty(), 0), opened(E1, 2, "1001"));

        Ingest.Taken twice = take(opened(E1, 2, "1001"));
        Ingest.Taken gap = take(opened(E1, 4, "1002"), opened(E1, 5, "1003"));

        assertThat(twice.alarms()).isEmpty();
        assertThat(twice.facts()).isEmpty();
        assertThat(twice.toMark()).containsExactly(BOX);
        assertThat(gap.facts()).isEmpty();
        assertThat(gap.toMark()).containsExactly(BOX);
        assertThat(books.count(BOX)).isEqualTo(2);
        assertThat(take(opened(E1, 3, "1001"), opened(E1, 4, "1002")).facts()).hasSize(2);
    }

    @Test
    void theSameKeyWithOtherBytesIsFiledAlarmedAndChangesNothing() {
        take(start(E1, 1, Optional.empty(), 0), opened(E1, 2, "1001"));

        Ingest.Taken taken = take(opened(E1, 2, "6666"));

        assertThat(kinds(taken)).containsExactly("conflict");
        assertThat(committed()).isEqualTo(2);
        assertThat(books.bytes(new FactKey(BOX, E1, 2)))
                .hasValueSatisfying(stored -> assertThat(stored).isEqualTo(opened(E1, 2, "1001")));
        assertThat(books.state().counter(TestPlan.ONE).staff()).contains(new StaffId("1001"));
    }

    @Test
    void aBrokenFactIsFiledAndTheLaneGoesOn() {
        take(start(E1, 1, Optional.empty(), 0));
        byte[] broken = as(opened(E1, 2, "1001"), "\"counter\":\"counter-1\"", "\"counter\":\"NOT AN ID\"");

        Ingest.Taken taken = take(broken, opened(E1, 3, "1002"));

        assertThat(kinds(taken)).containsExactly("broken-fact");
        assertThat(committed()).isEqualTo(3);
        assertThat(books.state().counter(TestPlan.ONE).staff()).contains(new StaffId("1002"));
    }

    @Test
    void aFactWithAMissingFieldIsBrokenAndNoFactBeforeOrAfterItSuffers() {
        byte[] missing = as(opened(E1, 2, "1001"), "\"counter\":\"counter-1\",", "");

        Ingest.Taken taken = take(start(E1, 1, Optional.empty(), 0), missing, opened(E1, 3, "1002"));

        assertThat(kinds(taken)).containsExactly("broken-fact");
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void rubbishIsAlarmedAndNothingElse() {
        Ingest.Taken taken = take(new byte[] {0, 1, 2}, "{}".getBytes(StandardCharsets.UTF_8), new byte[0]);

        assertThat(kinds(taken)).containsExactly("rubbish", "rubbish", "rubbish");
        assertThat(books.count(BOX)).isZero();
    }

    @Test
    void aMissingTailIsAskedForFirstAndAlarmedWhenItDoesNotCome() {
        take(start(E1, 1, Optional.empty(), 0), opened(E1, 2, "1001"));
        byte[] next = start(E2, 2, Optional.of(E1), 4);

        assertThat(take(next).facts()).as("asked for, by the mark").isEmpty();
        assertThat(books.latest(BOX).orElseThrow().epoch()).isEqualTo(E1);
        Ingest.Taken taken = againAndAgain(next);

        assertThat(kinds(taken)).containsExactly("missing-tail");
        assertThat(books.latest(BOX).orElseThrow().epoch()).isEqualTo(E2);
    }

    @Test
    void aTailThatComesIsTakenInOrderWithoutAnAlarm() {
        take(start(E1, 1, Optional.empty(), 0));
        byte[] next = start(E2, 2, Optional.of(E1), 2);
        take(next);

        Ingest.Taken taken = take(opened(E1, 2, "1001"), next);

        assertThat(taken.alarms()).isEmpty();
        assertThat(taken.facts()).hasSize(2);
        assertThat(books.latest(BOX).orElseThrow().epoch()).isEqualTo(E2);
    }

    @Test
    void aTerminalThatHasLostWhatIsMissingIsNotBlockedForEver() {
        take(start(E1, 1, Optional.empty(), 0));
        assertThat(take(opened(E1, 900, "1001"), opened(E1, 901, "1002")).facts())
                .as("only late, for all we know")
                .isEmpty();
        Ingest.Taken taken = againAndAgain(opened(E1, 900, "1001"), opened(E1, 901, "1002"));

        assertThat(kinds(taken)).containsExactly("missing-facts");
        assertThat(taken.alarms().getFirst().detail()).isEqualTo(E1 + " 2–899");
        assertThat(committed()).isEqualTo(901);
    }

    @Test
    void anEpochWhoseStartIsOfATypeNobodyKnowsIsAlarmedAndTaken() {
        byte[] strange = as(start(E1, 1, Optional.empty(), 0), "epoch-started", "epoch-begun");

        assertThat(kinds(take(strange, opened(E1, 2, "1001")))).containsExactly("epoch-without-start");
        againAndAgain(strange, opened(E1, 2, "1001"));

        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void aFactOfAnUnknownTypeIsStoredRawAndTakesEffectAfterTheUpdate() {
        byte[] unknown = as(opened(E1, 2, "1001"), "counter-opened", "window-opened");
        byte[] never = as(opened(E1, 3, "1001"), "counter-opened", "never-heard-of");
        Ingest.Taken taken = take(start(E1, 1, Optional.empty(), 0), unknown, never);
        assertThat(taken.alarms()).isEmpty();
        assertThat(books.state().counter(TestPlan.ONE).staff()).isEmpty();
        assertThat(books.bytes(new FactKey(BOX, E1, 2)))
                .hasValueSatisfying(raw -> assertThat(raw).isEqualTo(unknown));
        Relearn.Reader old = (key, body) -> FactCodec.decode(key.terminal(), body);
        Relearn.Reader updated = (key, body) -> old.read(key, as(body, "window-opened", "counter-opened"));
        assertThat(new Relearn(books, old).run()).isZero();

        books.close();
        books = TestBooks.hub(folder.resolve("hub.db"));

        assertThat(new Relearn(books, updated).run()).isOne();
        assertThat(books.state().counter(TestPlan.ONE).staff()).contains(new StaffId("1001"));
        assertThat(new Relearn(books, updated).run()).as("known from then on").isZero();
        assertThat(books.unknown(0, 10)).hasSize(1);
        books.close();
        books = TestBooks.hub(folder.resolve("hub.db"));
        assertThat(books.state().counter(TestPlan.ONE).staff()).contains(new StaffId("1001"));
        assertThat(books.count(BOX)).isEqualTo(3);
    }

    @Test
    void whatIsDurableIsWhatTheMarkSays() {
        take(start(E1, 1, Optional.empty(), 0), opened(E1, 2, "1001"));
        books.close();
        books = TestBooks.hub(folder.resolve("hub.db"));

        assertThat(committed()).isEqualTo(2);
        assertThat(books.mark(BOX, E1)).isPresent();
        assertThat(FactCodec.decode(BOX, books.bytes(new FactKey(BOX, E1, 2)).orElseThrow()))
                .isInstanceOf(FactRead.Known.class);
    }
}
