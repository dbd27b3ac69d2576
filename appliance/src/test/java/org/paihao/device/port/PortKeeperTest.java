package org.paihao.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;
import org.paihao.sim.device.MemoryPort;

class PortKeeperTest {
    @Test
    void aLineIsOpenedAgainByItselfAndEachChangeIsToldOnce() {
        List<PortKeeper.State> told = new ArrayList<>();
        List<Integer> tries = new ArrayList<>();
        PortFactory thirdTime = link -> {
            tries.add(tries.size());
            if (tries.size() < 3) {
                throw new PortException("not there");
            }
            return MemoryPort.pair().host();
        };
        PortKeeper keeper = new PortKeeper(thirdTime, SerialLink.of("/dev/none", 9600), told::add);

        assertThat(keeper.port()).isEmpty();
        assertThat(keeper.port()).isEmpty();
        assertThat(tries).hasSize(1);
        assertThat(keeper.untilNextTry()).isPositive();
        Await.until("open", () -> keeper.port().isPresent());
        keeper.lost(new PortException("pulled"));
        assertThat(keeper.port()).isEmpty();
        Await.until("open again", () -> keeper.port().isPresent());

        assertThat(told)
                .containsExactly(
                        new PortKeeper.State.Absent("not there"),
                        new PortKeeper.State.Open(),
                        new PortKeeper.State.Absent("pulled"),
                        new PortKeeper.State.Open());
    }
}
