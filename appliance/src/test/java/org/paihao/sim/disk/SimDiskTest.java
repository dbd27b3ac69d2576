package org.paihao.sim.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.role.Journal.Answer;
import org.paihao.store.Medium;
import org.paihao.store.MediumException;
import org.paihao.store.StoredRow;
import org.paihao.store.WriteSession;

/** What only a simulated disk can do; what it shares with SQLite is in the contract test of the store. */
final class SimDiskTest {
    private final SimDisk disk = new SimDisk(new Random(3));

    private static void commit(WriteSession writer, int n) throws MediumException {
        writer.write(new StoredRow.AnswerRow("key-" + n, "hash", new Answer(200, ""), n));
        writer.commit();
    }

    private static int committed(SimDisk disk, int upTo) throws MediumException {
        try (WriteSession writer = disk.mount().writer()) {
            int found = 0;
            for (int n = 0; n < upTo; n++) {
                found += writer.answer("key-" + n).isPresent() ? 1 : 0;
                assertThat(found == n + 1 || !writer.answer("key-" + n).isPresent())
                        .as("only an end is lost")
                        .isTrue();
            }
            return found;
        }
    }

    @Test
    void aPowerCutLosesWhatWasNotCommittedAndNothingElse() throws MediumException {
        WriteSession writer = disk.mount().writer();
        commit(writer, 0);
        writer.write(new StoredRow.AnswerRow("key-1", "hash", new Answer(200, ""), 1));
        disk.powerCut();

        assertThatThrownBy(writer::commit).isInstanceOf(PowerCutError.class);
        assertThat(committed(disk, 2)).isEqualTo(1);
    }

    @Test
    void aDiskThatLiesLosesAnEndOfWhatWasCommittedAtAPowerCutAndNothingWhenKilled() throws MediumException {
        WriteSession writer = disk.mount().writer();
        commit(writer, 0);
        disk.lie();
        for (int n = 1; n < 100; n++) {
            commit(writer, n);
        }
        disk.kill();
        assertThat(committed(disk, 100)).isEqualTo(100);

        disk.powerCut();
        int left = committed(disk, 100);
        assertThat(left).isBetween(1, 99);
        disk.sync();
        disk.powerCut();
        assertThat(committed(disk, 100)).isEqualTo(left);
    }

    @Test
    void aCopyHasWhatWasCommittedAndGoesItsOwnWay() throws MediumException {
        WriteSession writer = disk.mount().writer();
        commit(writer, 0);
        writer.write(new StoredRow.AnswerRow("key-1", "hash", new Answer(200, ""), 1));
        SimDisk copy = disk.copy(new Random(4));
        writer.commit();

        assertThat(committed(copy, 2)).isEqualTo(1);
        assertThat(copy.usedBytes()).isLessThan(disk.usedBytes());
        commit(copy.mount().writer(), 1);
        disk.kill();
        assertThat(committed(disk, 2)).isEqualTo(2);
    }

    @Test
    void twoProcessesOrTwoWritersAtOnceAreABugOfTheSimulation() throws MediumException {
        Medium medium = disk.mount();
        WriteSession writer = medium.writer();

        assertThatThrownBy(disk::mount).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(medium::writer).isInstanceOf(IllegalStateException.class);

        writer.close();
        disk.mount();
        assertThatThrownBy(medium::writer).isInstanceOf(PowerCutError.class);
    }

    @Test
    void faultsHappenAtTheirStepAndOnce() throws MediumException {
        disk.inject(new DiskFault.WriteFails(2));
        disk.inject(new DiskFault.CommitFails(3, false));
        disk.inject(new DiskFault.ReadFails(2));
        Medium medium = disk.mount();
        WriteSession writer = medium.writer();
        commit(writer, 0);
        assertThatThrownBy(() -> commit(writer, 1)).isInstanceOf(MediumException.class);
        writer.close();
        WriteSession second = medium.writer();
        commit(second, 1);
        assertThatThrownBy(() -> commit(second, 2)).isInstanceOf(MediumException.class);
        second.close();

        try (var reader = medium.reader()) {
            assertThat(reader.answer("key-1")).isPresent();
            assertThatThrownBy(() -> reader.answer("key-1")).isInstanceOf(MediumException.class);
            assertThat(reader.answer("key-2")).isEmpty();
        }
        assertThat(disk.faultsLeft()).isZero();
    }
}
