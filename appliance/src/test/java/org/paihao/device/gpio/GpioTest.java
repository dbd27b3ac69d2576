package org.paihao.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;
import org.paihao.device.Models;
import org.paihao.device.Seeds;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.port.DeviceHealth;
import org.paihao.sim.device.TwinPins;

class GpioTest {
    private static final long MS = 1_000_000;

    @Test
    void aBouncingPressIsOneChange() {
        Debounce line = new Debounce(30 * MS, true);
        long now = 0;
        for (int i = 0; i < 11; i++) {
            line.edge(i % 2 == 1, now);
            assertThat(line.settle(now)).isEmpty();
            now += MS;
        }

        assertThat(line.settle(10 * MS + 29 * MS)).isEmpty();
        assertThat(line.settle(10 * MS + 30 * MS)).contains(false);
        assertThat(line.settle(10 * MS + 31 * MS)).isEmpty();
    }

    @Test
    void changesAlternateWhateverTheContactDoes() {
        Seeds.play((random, seed) -> {
            Debounce line = new Debounce(30 * MS, true);
            List<Boolean> changes = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 400; i++) {
                now += random.nextInt(3) == 0 ? 40 * MS : random.nextInt(10) * MS;
                line.settle(now).ifPresent(changes::add);
                line.edge(random.nextBoolean(), now);
            }
            for (int i = 0; i < changes.size(); i++) {
                assertThat(changes.get(i)).isEqualTo(i % 2 == 1);
            }
        });
    }

    @Test
    void fiveButtonsMeanFiveLevels() {
        GpioProfile profile = Models.catalog().buttons("gpio-five-button").orElseThrow();
        List<RatingLevel> levels = new CopyOnWriteArrayList<>();
        TwinPins pins = new TwinPins(() -> {});
        try (ButtonDriver driver =
                new ButtonDriver(profile, pins, InstantSource.system(), press -> levels.add(press.level()), () -> {})) {
            assertThat(driver.health().state()).isEqualTo(DeviceHealth.State.READY);

            for (int line : new int[] {5, 6, 13, 19, 26}) {
                int before = levels.size();
                pins.press(line);
                Await.until("line " + line, () -> levels.size() > before);
            }

            assertThat(levels).containsExactly(RatingLevel.values());
        }
    }

    @Test
    void theContactOfAPowerSupplyIsNoRating() {
        GpioProfile profile = Models.catalog().buttons("ups-contact").orElseThrow();
        List<String> heard = new CopyOnWriteArrayList<>();
        TwinPins pins = new TwinPins(() -> {});
        try (ButtonDriver driver = new ButtonDriver(
                profile, pins, InstantSource.system(), press -> heard.add("press"), () -> heard.add("power"))) {
            assertThat(driver.health().state()).isEqualTo(DeviceHealth.State.READY);
            pins.press(16);
            Await.until("warned", () -> heard.equals(List.of("power")));
        }
    }

    @Test
    void withoutAChipThePinsAreAbsentAndNothingThrows() {
        Pi4jPins pins = Pi4jPins.open("gpiochip-that-is-not-there");

        assertThat(pins.presence()).isEqualTo(new Pins.Presence.Absent("no-gpio-chip"));
        new Lamp(pins, 4, false).light(true);
        GpioProfile profile = Models.catalog().buttons("gpio-five-button").orElseThrow();
        try (ButtonDriver driver = new ButtonDriver(profile, pins, InstantSource.system(), press -> {}, () -> {})) {
            assertThat(driver.health().state()).isEqualTo(DeviceHealth.State.ABSENT);
            assertThat(driver.health().reason()).contains("no-gpio-chip");
        }
    }

    @Test
    void aChipThatCannotBeOpenedIsAbsent() {
        Pi4jPins pins = Pi4jPins.open(() -> {
            throw new IllegalStateException("No gpio chip yet initialized!");
        });

        assertThat(pins.presence()).isEqualTo(new Pins.Presence.Absent("No gpio chip yet initialized!"));
    }

    @Test
    void pressesAndLampsGoThroughPi4j() {
        Context context = Pi4J.newContextBuilder()
                .add(new MockPlatform())
                .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
                .build();
        GpioProfile profile = Models.catalog().buttons("gpio-five-button").orElseThrow();
        List<RatingLevel> levels = new CopyOnWriteArrayList<>();
        Pi4jPins pins = Pi4jPins.open(() -> context);
        try (ButtonDriver driver =
                new ButtonDriver(profile, pins, InstantSource.system(), press -> levels.add(press.level()), () -> {})) {
            assertThat(pins.presence()).isEqualTo(new Pins.Presence.Present());
            MockDigitalInput button = context.io("in13", MockDigitalInput.class);
            for (int i = 0; i < 5; i++) {
                button.mockState(DigitalState.HIGH);
                button.mockState(DigitalState.LOW);
            }
            Await.until("pressed", () -> levels.size() == 1);
            assertThat(levels).containsExactly(RatingLevel.FAIR);
            assertThat(driver.health().state()).isEqualTo(DeviceHealth.State.READY);

            Lamp lamp = new Lamp(pins, 17, false);
            lamp.light(true);
            assertThat(context.io("out17", DigitalOutput.class).state()).isEqualTo(DigitalState.HIGH);
            lamp.light(false);
            assertThat(context.io("out17", DigitalOutput.class).state()).isEqualTo(DigitalState.LOW);
        }
    }
}
