package org.paihao.device.pad;

import java.time.Duration;
import java.util.Map;
import org.paihao.device.port.LineSettings;

/**
 * What we know of a rating key pad on a serial line.
 *
 * @param keys byte of a key to its level
 * @param gap a longer pause inside a frame drops it
 * @param repeat the same key again within this time is one press
 */
public record PadProfile(
        String id,
        String model,
        LineSettings line,
        PadFrame frame,
        Map<Integer, RatingLevel> keys,
        Duration gap,
        Duration repeat) {
    public PadProfile {
        keys = Map.copyOf(keys);
    }
}
