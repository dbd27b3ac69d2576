package org.paihao.device.gpio;

import java.time.Duration;
import java.util.Map;
import org.paihao.device.pad.RatingLevel;

/**
 * Buttons wired to GPIO lines.
 *
 * @param lines number of a line to the level its button means
 * @param activeLow a pressed button pulls its line down
 * @param debounce a level counts when it has stood still for so long
 * @param repeat the same button again within this time is one press
 */
public record GpioProfile(
        String id,
        String model,
        String chip,
        Map<Integer, RatingLevel> lines,
        Pins.Pull pull,
        boolean activeLow,
        Duration debounce,
        Duration repeat) {
    public GpioProfile {
        lines = Map.copyOf(lines);
    }
}
