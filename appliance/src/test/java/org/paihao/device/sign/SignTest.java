package org.paihao.device.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.device.Models;
import org.paihao.device.Seeds;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.SerialPorts;
import org.paihao.sim.device.MemoryCable;
import org.paihao.sim.device.PtyCable;
import org.paihao.sim.device.SignTwin;

@SuppressWarnings("NullAway.Init")
class SignTest {
    private static final Map<String, SignTwin.Frame> STRIPS = Map.of(
            "strip-a0-90", SignTwin.Frame.A0_90,
            "strip-aa-bb", SignTwin.Frame.AA_BB,
            "strip-fe", SignTwin.Frame.FE,
            "strip-d-1a", SignTwin.Frame.D_1A);

    @TempDir
    Path folder;

    @Test
    void everyStripShowsWhatItIsTold() {
        STRIPS.forEach((id, frame) -> {
            SignProfile profile = Models.catalog().sign(id).orElseThrow();
            MemoryCable cable = new MemoryCable();
            try (SignTwin twin = new SignTwin(id, cable, frame, profile.address(), () -> {});
                    SignDriver driver =
                            new SignDriver(profile, "memory", cable, InstantSource.system(), health -> {})) {
                driver.show("请A027");
                Await.until(id, () -> twin.snapshot().shows().equals("请A027"));
                driver.show("8号窗口");
                Await.until(id, () -> twin.snapshot().shows().equals("8号窗口"));
                assertThat(twin.snapshot().protocolErrors()).isZero();
            }
        });
    }

    @Test
    void aLongTextKeepsItsLengthInTwoBytes() {
        SignProfile wide = new SignProfile(
                "wide",
                "Wide",
                Models.catalog().sign("strip-a0-90").orElseThrow().line(),
                SignFrame.A0_90,
                1,
                400,
                java.time.Duration.ZERO);

        byte[] bytes = SignEncoder.encode(wide, 1, "请".repeat(150));

        assertThat(bytes[4] & 0xFF).isEqualTo(1);
        assertThat(bytes[5] & 0xFF).isEqualTo(450 - 256);
    }

    @Test
    void theNewestTextWinsAndIsShownAgainAfterTheCableWasOut() {
        SignProfile profile = Models.catalog().sign("strip-aa-bb").orElseThrow();
        try (SerialPorts ports = new SerialPorts();
                PtyCable cable = PtyCable.open(folder, "sign", ports, profile.line());
                SignTwin twin = new SignTwin("sign", cable, SignTwin.Frame.AA_BB, 1, () -> {});
                SignDriver driver =
                        new SignDriver(profile, cable.hostPath(), ports, InstantSource.system(), health -> {})) {
            Await.until("open", () -> driver.health().state() == DeviceHealth.State.READY);
            Await.until("the twin listens", () -> {
                driver.show("请A001");
                return twin.snapshot().shows().equals("请A001");
            });

            for (int i = 2; i <= 60; i++) {
                driver.show("请A" + (100 + i));
            }

            Await.until("the newest", () -> twin.snapshot().shows().equals("请A160"));
            assertThat(twin.snapshot().all()).hasSizeLessThan(40);
            twin.unplug();
            Await.until("absent", () -> driver.health().state() == DeviceHealth.State.ABSENT);
            int before = twin.snapshot().all().size();
            twin.plug();
            Await.until("shown again", () -> twin.snapshot().all().size() > before);
            assertThat(twin.snapshot().shows()).isEqualTo("请A160");
        }
    }

    @Test
    void anyTextIsEncodedForEveryStrip() {
        Seeds.play((random, seed) -> {
            String text = random.ints(random.nextInt(300), 0, 0x11000)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            STRIPS.keySet()
                    .forEach(id -> assertThat(
                                    SignEncoder.encode(Models.catalog().sign(id).orElseThrow(), 1, text))
                            .hasSizeLessThan(100));
        });
    }
}
