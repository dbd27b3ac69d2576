package org.paihao.device.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.device.Models;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.SerialPorts;
import org.paihao.sim.device.PadTwin;
import org.paihao.sim.device.PtyCable;

@SuppressWarnings("NullAway.Init")
class PadDriverTest {
    @TempDir
    Path folder;

    @Test
    void eachKeyIsOnePressOfItsLevelOverATty() {
        PadProfile profile = Models.catalog().pad("five-key-serial").orElseThrow();
        List<RatingLevel> levels = new CopyOnWriteArrayList<>();
        try (SerialPorts ports = new SerialPorts();
                PtyCable cable = PtyCable.open(folder, "pad", ports, profile.line());
                PadTwin twin = new PadTwin("pad", cable, () -> {});
                PadDriver driver = new PadDriver(
                        profile,
                        cable.hostPath(),
                        ports,
                        InstantSource.system(),
                        press -> levels.add(press.level()),
                        health -> {})) {
            Await.until("open", () -> driver.health().state() == DeviceHealth.State.READY);
            Await.until("the first press", () -> {
                twin.press(1);
                return !levels.isEmpty();
            });

            for (int key = 2; key <= 5; key++) {
                twin.press(key);
                twin.press(key);
            }

            Await.until("all keys", () -> levels.size() == 5);
            assertThat(levels).containsExactly(RatingLevel.values());
        }
    }
}
