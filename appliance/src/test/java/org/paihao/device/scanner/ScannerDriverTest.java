package org.paihao.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.device.Models;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.SerialPorts;
import org.paihao.sim.device.PtyCable;
import org.paihao.sim.device.ScannerTwin;

@SuppressWarnings("NullAway.Init")
class ScannerDriverTest {
    @TempDir
    Path folder;

    @Test
    void codesArriveOverATtyEachOnceAndAgainAfterTheCableWasOut() {
        ScannerProfile shipped = Models.catalog().scanner("generic-cdc-scanner").orElseThrow();
        ScannerProfile profile = new ScannerProfile(
                "test", "Test", shipped.line(), shipped.gap(), true, Duration.ofMinutes(5), 512, List.of());
        List<Scan> scans = new CopyOnWriteArrayList<>();
        List<DeviceHealth> healths = new CopyOnWriteArrayList<>();
        try (SerialPorts ports = new SerialPorts();
                PtyCable cable = PtyCable.open(folder, "scanner", ports, profile.line());
                ScannerTwin twin = new ScannerTwin("scanner", cable, () -> {});
                ScannerDriver driver = new ScannerDriver(
                        profile, cable.hostPath(), ports, InstantSource.system(), scans::add, healths::add)) {
            Await.until("open", () -> driver.health().state() == DeviceHealth.State.READY);

            Await.until("the first code", () -> {
                twin.scan("A023");
                return !scans.isEmpty();
            });
            twin.scan("A023");
            twin.sendRaw("预约 7".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Await.until("the second code", () -> scans.size() == 2);
            twin.unplug();
            Await.until("absent", () -> driver.health().state() == DeviceHealth.State.ABSENT);
            twin.plug();
            Await.until("open again", () -> driver.health().state() == DeviceHealth.State.READY);
            Await.until("a code after that", () -> {
                twin.scan("B001");
                return scans.size() == 3;
            });

            assertThat(scans)
                    .containsExactly(
                            new Scan(Optional.of("Q1"), "A023"),
                            new Scan(Optional.empty(), "预约 7"),
                            new Scan(Optional.of("Q1"), "B001"));
            assertThat(healths)
                    .extracting(DeviceHealth::state)
                    .containsExactly(DeviceHealth.State.READY, DeviceHealth.State.ABSENT, DeviceHealth.State.READY);
            assertThat(twin.snapshot().unexpected()).isZero();
        }
    }
}
