package org.paihao.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Script.Size QUIET = new Script.Size(14, 210, 0);

    @Test
    void aDayWithoutFaultsIsWhole() {
        Simulation.Outcome outcome = Simulation.run(Script.of(1, QUIET), Seams.NONE, Optional.empty());
        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.tickets()).isGreaterThan(200);
        assertThat(outcome.ratings()).isGreaterThan(20);
    }

    @Test
    void theSameSeedIsTheSameDay() {
        List<String> one = new ArrayList<>();
        List<String> two = new ArrayList<>();
        Script script = Script.of(3, Script.Size.DEFAULT);
        Simulation.run(script, Seams.NONE, Optional.of(one::add));
        Simulation.run(script, Seams.NONE, Optional.of(two::add));
        assertThat(two).isEqualTo(one).hasSizeGreaterThan(1_000);
    }
}
