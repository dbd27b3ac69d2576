package org.paihao.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.sim.device.PtyPair;

/** The real serial port over a real pair of ttys. */
@SuppressWarnings("NullAway.Init")
class SerialPortsTest extends PortContract {
    @TempDir
    Path folder;

    private final SerialPorts ports = new SerialPorts();
    private PtyPair pair;
    private Port host;
    private Port device;

    @BeforeEach
    void plug() {
        pair = PtyPair.open(folder, "tty");
        host = ports.open(SerialLink.of(pair.host().toString(), 9600));
        device = ports.open(SerialLink.of(pair.device().toString(), 9600));
    }

    @AfterEach
    void unplug() {
        ports.close();
        pair.close();
    }

    @Override
    Port host() {
        return host;
    }

    @Override
    Port device() {
        return device;
    }

    @Override
    void pull() {
        pair.pull();
    }

    @Test
    void aPortThatIsOpenIsNotOpenedTwice() {
        assertThatThrownBy(() -> ports.open(SerialLink.of(pair.host().toString(), 9600)))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("held");
    }

    @Test
    void aPortOpensAgainAfterTheCableIsBack() {
        pair.pull();
        Await.until("gone", () -> {
            try {
                host.read(new byte[1], SHORT);
                return false;
            } catch (PortException e) {
                return true;
            }
        });
        host.close();
        device.close();
        pair.plug();

        host = ports.open(SerialLink.of(pair.host().toString(), 9600));
        device = ports.open(SerialLink.of(pair.device().toString(), 9600));
        host.write(new byte[] {42}, LONG);

        assertThat(readFully(device, 1)).containsExactly(42);
    }

    /** The old reader of a closed port once read from the next port that got its descriptor number. */
    @Test
    void noByteGoesToTheWrongPortWhenDescriptorsAreUsedAgain() {
        for (int round = 0; round < 20; round++) {
            try (PtyPair second = PtyPair.open(folder, "second" + round)) {
                host.write(new byte[] {9, 9, 9}, LONG);
                host.close();
                Port other = ports.open(SerialLink.of(second.host().toString(), 9600));
                Port otherDevice = ports.open(SerialLink.of(second.device().toString(), 9600));

                otherDevice.write(new byte[] {1, 2, 3, 4, 5, 6}, LONG);

                assertThat(readFully(other, 6)).containsExactly(1, 2, 3, 4, 5, 6);
                assertThat(otherDevice.read(new byte[8], SHORT)).isZero();
                other.close();
                otherDevice.close();
                host = ports.open(SerialLink.of(pair.host().toString(), 9600));
            }
        }
    }

    @Test
    void aLineHeldByAStuckWriteIsNotOpenedAgainUntilTheWriteIsBack() {
        byte[] kilobyte = new byte[1024];
        while (host.write(kilobyte, SHORT) == kilobyte.length) {
            assertThat(host.outstanding()).isNotNegative();
        }
        host.write(kilobyte, SHORT);

        host.close();

        assertThatThrownBy(() -> ports.open(SerialLink.of(pair.host().toString(), 9600)))
                .isInstanceOf(PortException.class);
        device.close();
        pair.pull();
        pair.plug();
        Await.until("the line is free again", () -> {
            try {
                host = ports.open(SerialLink.of(pair.host().toString(), 9600));
                return true;
            } catch (PortException e) {
                return false;
            }
        });
    }

    @Test
    void aMissingDeviceIsAPortException() {
        assertThatThrownBy(() -> ports.open(SerialLink.of(folder.resolve("none").toString(), 9600)))
                .isInstanceOf(PortException.class);
    }
}
