package org.paihao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.BoxCommand;
import org.paihao.hall.SmallHall;

/** A short run without root: boxes and broker are killed and stopped under load. */
class ChaosTest {
    @Test
    void nothingIsLostAndNothingCountsTwiceWhileBoxesAreKilled(@TempDir Path folder) {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        BoxCommand command = BoxCommand.ofThisProgram(SmallHall.HOME).with("-XX:TieredStopAtLevel=1");
        Settings settings = new Settings(command, folder, Duration.ofSeconds(6), 5, 1_500, seed, 1);

        Run run = Run.of(settings, Ground.shared(), EnumSet.of(Fault.Kind.KILL, Fault.Kind.FREEZE));

        assertThat(run.good()).as("seed %d%n%s", seed, run.markdown()).isTrue();
        assertThat(run.count().made()).as("seed %d%n%s", seed, run.markdown()).isGreaterThan(300);
        assertThat(run.faults()).containsEntry(Fault.Kind.KILL, 5);
    }
}
