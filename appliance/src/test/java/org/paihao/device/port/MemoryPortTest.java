package org.paihao.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.paihao.sim.device.MemoryPort;

class MemoryPortTest extends PortContract {
    private final MemoryPort.Pair pair = MemoryPort.pair();

    @Override
    Port host() {
        return pair.host();
    }

    @Override
    Port device() {
        return pair.device();
    }

    @Override
    void pull() {
        pair.cut();
    }

    @Test
    void theCableCanBeCutAfterAnExactByte() {
        pair.cutAfterHostBytes(3);

        assertThatThrownBy(() -> pair.host().write(new byte[] {1, 2, 3, 4}, LONG))
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.taken()).isEqualTo(3));

        assertThat(readFully(pair.device(), 3)).containsExactly(1, 2, 3);
    }
}
