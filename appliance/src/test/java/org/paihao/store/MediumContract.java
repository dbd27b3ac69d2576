package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.FactKey;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.Journal.Answer;
import org.paihao.role.hub.Ledger;

/** What every medium keeps to. The simulated disk is only worth something as far as this holds for both. */
abstract class MediumContract extends MediumFaultContract {
    private static final BusinessDay MONDAY = new BusinessDay(LocalDate.of(2026, 11, 23));

    private static HallEvent day(int november) {
        return new HallEvent.DayBegan(new BusinessDay(LocalDate.of(2026, 11, november)));
    }

    private static StoredRow.EventsRow events(int november, boolean dayBegan) {
        return new StoredRow.EventsRow(MONDAY, List.of(day(november)), dayBegan);
    }

    @Test
    void theWriterSeesItsRowsAtOnceAndReadersAfterTheCommit() throws MediumException {
        writer.write(answer("key", 0));
        writer.write(fact(1, 1));

        assertThat(writer.answer("key")).contains(new StoredAnswer("hash", new Answer(201, "A001")));
        assertThat(reader.answer("key")).isEmpty();
        assertThat(reader.backlog(0, 0)).isZero();

        writer.commit();

        assertThat(reader.answer("key")).contains(new StoredAnswer("hash", new Answer(201, "A001")));
        assertThat(reader.backlog(0, 0)).isEqualTo(1);
    }

    @Test
    void answersAreLookedUpTogetherWhateverTheirKeysLookLike() throws MediumException {
        List<String> keys = List.of("box:a\"b", "box:[1]", "box:\\u0041", "box:取号", "box:' or 1=1 --", "");
        for (String key : keys) {
            writer.write(answer(key, 0));
        }
        writer.commit();

        assertThat(writer.answers(keys).keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(writer.answers(List.of("box:A", "box:[1]", "box:1")).keySet())
                .containsExactly("box:[1]");
        assertThat(writer.answers(List.of())).isEmpty();
    }

    @Test
    void whatWasRolledBackOrNotCommittedIsGone() throws MediumException {
        writer.write(answer("one", 0));
        writer.rollback();
        assertThat(writer.answer("one")).isEmpty();

        writer.write(answer("two", 0));
        reopen();
        assertThat(writer.answer("two")).isEmpty();
        writer.commit();
        assertThat(reader.answer("one")).isEmpty();
        assertThat(reader.answer("two")).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsRefusedAndTheTransactionGoesOn() throws MediumException {
        writer.write(new StoredRow.EpochRow(1, EPOCH));
        writer.commit();
        for (StoredRow row : List.of(fact(1, 1), ledger(EPOCH, 1, 1, true), answer("key", 0))) {
            writer.write(row);
        }

        for (StoredRow again : List.of(
                fact(1, 1),
                ledger(EPOCH, 1, 1, true),
                answer("key", 9),
                new StoredRow.EpochRow(1, "00000000000000bb"),
                new StoredRow.EpochRow(2, EPOCH))) {
            assertThatThrownBy(() -> writer.write(again))
                    .as("%s", again)
                    .isInstanceOf(MediumException.class)
                    .hasMessageContaining("UNIQUE");
        }
        writer.commit();

        assertThat(reader.backlog(0, 0)).isEqualTo(1);
        assertThat(reader.ledgerCount(KIOSK)).isEqualTo(1);
        assertThat(reader.answer("key")).isPresent();
        assertThat(reader.startOf(EPOCH)).contains(1L);
        assertThat(reader.startOf("00000000000000bb")).isEmpty();
    }

    @Test
    void theOutboxIsReadByStartAndSeqWhateverOrderItWasWrittenIn() throws MediumException {
        for (long[] place : new long[][] {{2, 1}, {1, 2}, {1, 1}, {2, 2}, {10, 1}}) {
            writer.write(fact(place[0], place[1]));
        }
        writer.commit();

        assertThat(reader.outboxAfter(0, 0, 100))
                .extracting(fact -> new String(fact.body(), StandardCharsets.UTF_8))
                .containsExactly("1:1", "1:2", "2:1", "2:2", "10:1");
        assertThat(reader.outboxAfter(1, 1, 2))
                .extracting(fact -> fact.start() + ":" + fact.seq())
                .containsExactly("1:2", "2:1");
        assertThat(reader.backlog(2, 1)).isEqualTo(2);
    }

    @Test
    void pruningTakesWhatIsOldAndDoneAndLeavesHowFarItCame() throws MediumException {
        writer.write(new StoredRow.EpochRow(1, EPOCH));
        for (long seq = 1; seq <= 3; seq++) {
            writer.write(fact(1, seq));
            writer.write(answer("key-" + seq, 1_000 * seq));
        }
        writer.write(new StoredRow.Pruned(1, 2, 1_500));
        writer.commit();
        assertThat(reader.outboxAfter(0, 0, 9)).extracting(StoredFact::seq).containsExactly(2L, 3L);
        assertThat(reader.answer("key-1")).isEmpty();
        assertThat(reader.answer("key-2")).isPresent();

        writer.write(new StoredRow.Pruned(1, 3, 100_000));
        writer.commit();
        assertThat(reader.backlog(0, 0)).isZero();
        assertThat(writer.lastSeq(1)).isEqualTo(3);
        assertThat(writer.newestEpoch()).contains(new Books.Previous(1, EPOCH, 3));
        assertThat(writer.lastSeq(2)).isZero();
    }

    @Test
    void pruningTakesWhatNoStartPlaysAgainAndOldMisfits() throws MediumException {
        for (int november = 1; november <= 4; november++) {
            writer.write(events(november, november == 3));
        }
        for (long receivedMs = 1_000; receivedMs <= 2_000; receivedMs += 500) {
            writer.write(new StoredRow.MisfitRow(new FactKey(KIOSK, EPOCH, 1), "old", receivedMs, bytes("x")));
        }
        writer.commit();
        writer.write(new StoredRow.Pruned(0, 0, 1_500));
        assertThat(played(0)).containsExactly(day(3), day(4));
        writer.rollback();
        assertThat(played(0)).as("rolled back").hasSize(4);

        writer.write(new StoredRow.Pruned(0, 0, 1_500));
        writer.write(events(5, false));
        writer.write(events(6, true));
        writer.commit();

        assertThat(played(0)).containsExactly(day(3), day(4), day(5), day(6));
        assertThat(played(Long.parseLong(writer.kept().get(StoredRow.REPLAY_FROM))))
                .as("ids go on")
                .containsExactly(day(6));
        assertThat(reader.misfits()).isEqualTo(2);
        writer.write(new StoredRow.Pruned(0, 0, 9_000));
        writer.commit();
        assertThat(played(0)).containsExactly(day(6));
        assertThat(reader.misfits()).isZero();
        writer.rollback();
    }

    private List<HallEvent> played(long fromId) throws MediumException {
        List<HallEvent> played = new ArrayList<>();
        writer.events(fromId, played::addAll);
        return played;
    }

    @Test
    void beforeADayHasBegunNoChangeIsPruned() throws MediumException {
        writer.write(events(1, false));
        writer.write(new StoredRow.Pruned(0, 0, 9_000));
        writer.commit();

        assertThat(played(0)).containsExactly(day(1));
        writer.rollback();
    }

    @Test
    void aStartThatMadeNoFactIsCountedAndLeavesNothingToMiss() throws MediumException {
        writer.write(new StoredRow.EpochRow(1, EPOCH));
        assertThat(writer.newestWithFacts()).isEmpty();
        writer.write(fact(1, 1));
        writer.write(new StoredRow.EpochRow(2, "00000000000000bb"));
        writer.commit();

        assertThat(writer.newestEpoch()).contains(new Books.Previous(2, "00000000000000bb", 0));
        assertThat(writer.newestWithFacts()).contains(new Books.Previous(1, EPOCH, 1));
    }

    @Test
    void aMarkComesWithItsLedgerRowAndKeepsItsTurn() throws MediumException {
        writer.write(new StoredRow.EpochRow(1, EPOCH));
        writer.write(ledger("00000000000000bb", 2, 1, true));
        writer.write(ledger(EPOCH, 1, 1, true));
        writer.write(ledger(EPOCH, 7, 2, false));
        writer.commit();

        assertThat(writer.marks())
                .containsExactly(new Ledger.Mark(KIOSK, EPOCH, 1, 2), new Ledger.Mark(KIOSK, "00000000000000bb", 2, 1));
        assertThat(writer.newestEpoch()).contains(new Books.Previous(1, EPOCH, 2));
        assertThat(reader.ledgerBytes(new FactKey(KIOSK, EPOCH, 2)).orElseThrow())
                .isEqualTo(bytes(EPOCH + 2));
        assertThat(reader.ledgerBytes(new FactKey(KIOSK, EPOCH, 3))).isEmpty();
        assertThat(reader.ledgerNewest(2))
                .extracting(row -> new String(row.body(), StandardCharsets.UTF_8))
                .containsExactly(EPOCH + 2, EPOCH + 1);
    }

    @Test
    void whoeverFollowsTheLedgerGetsEachRowOnceInItsOrder() throws MediumException {
        assertThat(reader.ledgerEnd()).isZero();
        writer.write(ledger("00000000000000bb", 2, 1, true));
        writer.write(ledger(EPOCH, 1, 1, false));
        writer.write(ledger(EPOCH, 1, 2, true));
        writer.commit();

        assertThat(reader.ledgerAfter(0, 2)).extracting(Ledger.Numbered::id).containsExactly(1L, 2L);
        assertThat(reader.ledgerAfter(2, 10))
                .extracting(row -> new String(row.body(), StandardCharsets.UTF_8))
                .containsExactly(EPOCH + 2);
        assertThat(reader.ledgerAfter(3, 10)).isEmpty();
        assertThat(reader.ledgerEnd()).isEqualTo(3);
    }

    @Test
    void aFactOfUnknownTypeWaitsUntilItIsLearned() throws MediumException {
        writer.write(ledger(EPOCH, 1, 1, false));
        writer.write(ledger(EPOCH, 1, 2, true));
        writer.write(ledger(EPOCH, 1, 3, false));
        writer.commit();

        List<Ledger.UnknownRow> unknown = reader.ledgerUnknown(0, 9);
        assertThat(unknown).extracting(row -> row.key().seq()).containsExactly(1L, 3L);
        assertThat(unknown.getFirst().receivedAt()).isEqualTo(Instant.ofEpochMilli(5_000));
        assertThat(reader.ledgerUnknown(unknown.getFirst().id(), 9)).hasSize(1);
        writer.write(new StoredRow.LearnedRow(unknown.getFirst().id(), "now-known"));
        writer.write(new StoredRow.LearnedRow(999, "of no row"));
        writer.commit();
        assertThat(reader.ledgerUnknown(0, 9)).hasSize(1);
    }

    @Test
    void eventsArePlayedInOrderFromTheDayThatBegan() throws MediumException {
        writer.write(events(1, false));
        writer.write(events(2, true));
        writer.write(events(3, false));
        writer.write(new StoredRow.KeptRow("a", "1"));
        writer.write(new StoredRow.KeptRow("a", "2"));
        writer.commit();

        List<HallEvent> played = new ArrayList<>();
        writer.events(
                Long.parseLong(Optional.ofNullable(writer.kept().get(StoredRow.REPLAY_FROM))
                        .orElseThrow()),
                played::addAll);

        assertThat(played).containsExactly(day(2), day(3));
        assertThat(writer.kept()).containsEntry("a", "2");
        played.clear();
        writer.events(0, played::addAll);
        assertThat(played).hasSize(3);
        writer.rollback();
    }

    @Test
    void bytesAreTheMediumsOwn() throws MediumException {
        StoredRow.OutboxRow row = fact(1, 1);
        writer.write(row);
        row.body()[0] = 'x';
        writer.commit();
        reader.outboxAfter(0, 0, 1).getFirst().body()[0] = 'y';

        assertThat(reader.outboxAfter(0, 0, 1).getFirst().body()).isEqualTo(bytes("1:1"));
    }
}
