package org.paihao.device.gpio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.paihao.device.pad.RatingLevel;

/**
 * Buttons and contacts wired to GPIO lines.
 *
 * @param lines number of a line to the level its button means
 * @param powerLine the line an UPS's contact closes when it runs on its battery
 * @param activeLow a pressed button pulls its line down
 * @param debounce a level counts when it has stood still for so long
 * @param repeat the same button again within this time is one press
 */
public record GpioProfile(
        String id,
        String model,
        String chip,
        Map<Integer, RatingLevel> lines,
        Optional<Integer> powerLine,
        Pins.Pull pull,
        boolean activeLow,
        Duration debounce,
        Duration repeat) {
    public GpioProfile {
        lines = Map.copyOf(lines);
    }

    /** Every line that is watched. */
    Set<Integer> watched() {
        Set<Integer> all = new TreeSet<>(lines.keySet());
        powerLine.ifPresent(all::add);
        return all;
    }
}
