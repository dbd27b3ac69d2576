package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.FactKey;
import org.paihao.core.id.TerminalId;
import org.paihao.role.Journal.Answer;

/** What every medium keeps to when something fails: the half of the contract that is seldom tried. */
abstract class MediumFaultContract {
    static final TerminalId KIOSK = new TerminalId("kiosk-1");
    static final String EPOCH = "00000000000000aa";

    @TempDir
    private Path folder;

    private MediumRig rig;
    Medium medium;
    WriteSession writer;
    ReadSession reader;

    abstract MediumRig rig(Path folder);

    @BeforeEach
    void open() throws MediumException {
        rig = rig(folder);
        medium = rig.medium();
        writer = medium.writer();
        reader = medium.reader();
    }

    @AfterEach
    void close() throws MediumException {
        writer.close();
        reader.close();
    }

    final void reopen() throws MediumException {
        writer.close();
        writer = medium.writer();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static StoredRow.OutboxRow fact(long start, long seq) {
        return new StoredRow.OutboxRow(start, EPOCH, seq, 1_000 * seq, bytes(start + ":" + seq));
    }

    static StoredRow.LedgerRow ledger(String epoch, long turn, long seq, boolean known) {
        return new StoredRow.LedgerRow(KIOSK, epoch, turn, seq, "type", known, 5_000, bytes(epoch + seq));
    }

    static StoredRow.AnswerRow answer(String key, long madeMs) {
        return new StoredRow.AnswerRow(key, "hash", new Answer(201, "A001"), madeMs);
    }

    private static StoredRow.MisfitRow megabyte() {
        return new StoredRow.MisfitRow(new FactKey(KIOSK, EPOCH, 1), "large", 0, new byte[1_000_000]);
    }

    @Test
    void afterAFullDiskNoTransactionIsActiveUntilItIsOpenedAnew() throws MediumException {
        writer.write(answer("before", 0));
        writer.commit();
        rig.fill();
        writer.write(answer("lost", 0));

        assertThatThrownBy(() -> writer.write(megabyte()))
                .isInstanceOf(MediumException.class)
                .hasMessageContaining("full");

        rig.makeRoom();
        assertThat(writer.answer("lost")).as("its transaction is gone").isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> writer.commit())
                    .isInstanceOf(MediumException.class)
                    .hasMessageContaining("no transaction is active");
        }
        assertThatThrownBy(() -> writer.rollback()).isInstanceOf(MediumException.class);
        // The trap: it says that nothing goes, and this row is durable.
        writer.write(answer("nevertheless", 0));
        assertThatThrownBy(() -> writer.commit()).isInstanceOf(MediumException.class);
        assertThat(reader.answer("nevertheless")).isPresent();

        reopen();
        writer.write(megabyte());
        writer.write(answer("after", 0));
        writer.commit();
        assertThat(reader.answer("before")).isPresent();
        assertThat(reader.answer("lost")).isEmpty();
        assertThat(reader.answer("after")).isPresent();
    }

    @Test
    void aFullDiskStillLetsGo() throws MediumException {
        writer.write(new StoredRow.EpochRow(1, EPOCH));
        writer.write(new StoredRow.OutboxRow(1, EPOCH, 1, 0, new byte[1_500_000]));
        writer.commit();
        rig.fill();

        writer.write(new StoredRow.Pruned(1, 1, 1_000));
        writer.commit();
        writer.write(megabyte());
        writer.commit();

        assertThat(reader.backlog(0, 0)).isZero();
    }

    @Test
    void aRowThatFailsTakesItsTransactionWithIt() throws MediumException {
        writer.write(answer("first", 0));
        rig.failWrite();

        assertThatThrownBy(() -> writer.write(answer("second", 0))).isInstanceOf(MediumException.class);
        assertThatThrownBy(() -> writer.commit()).isInstanceOf(MediumException.class);

        reopen();
        assertThat(writer.answer("first")).isEmpty();
        assertThat(writer.answer("second")).isEmpty();
        writer.rollback();
    }

    @Test
    void aFailedCommitIsThereOrNotAndOnlyOpeningAnewTells() throws MediumException {
        for (boolean durable : new boolean[] {true, false}) {
            String key = "durable-" + durable;
            writer.write(answer(key, 0));
            writer.write(fact(durable ? 1 : 2, 1));
            rig.failCommit(durable);

            assertThatThrownBy(() -> writer.commit()).isInstanceOf(MediumException.class);
            assertThatThrownBy(() -> writer.commit()).hasMessageContaining("no transaction is active");

            reopen();
            assertThat(writer.answer(key).isPresent()).isEqualTo(durable);
            writer.rollback();
        }
        assertThat(reader.backlog(0, 0)).isEqualTo(1);
    }

    @Test
    void openingAnewCanFailForAWhile() throws MediumException {
        rig.failWrite();
        assertThatThrownBy(() -> writer.write(fact(1, 1))).isInstanceOf(MediumException.class);
        rig.failOpening(2);
        writer.close();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> medium.writer()).isInstanceOf(MediumException.class);
        }
        reopen();
        writer.write(fact(1, 1));
        writer.commit();
        assertThat(reader.backlog(0, 0)).isEqualTo(1);
    }

    @Test
    void aClosedSessionIsOfNoUseAndMayBeClosedTwice() throws MediumException {
        writer.close();
        writer.close();
        reader.close();
        reader.close();

        assertThatThrownBy(() -> writer.write(fact(1, 1))).isInstanceOf(MediumException.class);
        assertThatThrownBy(() -> writer.answer("key")).isInstanceOf(MediumException.class);
        assertThatThrownBy(() -> writer.commit()).isInstanceOf(MediumException.class);
        assertThatThrownBy(() -> reader.backlog(0, 0)).isInstanceOf(MediumException.class);
    }
}
