package org.paihao.device.sign;

import java.time.Duration;
import org.paihao.device.port.LineSettings;

/**
 * What we know of an LED strip. Strips are named by their frame, not by a brand: names attached to these frames are
 * guesses.
 *
 * @param cells ASCII characters that fit, Chinese ones count twice
 * @param pause time a strip needs between two texts
 */
public record SignProfile(
        String id, String model, LineSettings line, SignFrame frame, int address, int cells, Duration pause) {
    public SignProfile {
        if (address < 0 || address > 255) {
            throw new IllegalArgumentException("address of a strip out of range: " + address);
        }
        if (cells < 2 || cells > 400) {
            throw new IllegalArgumentException("cells of a strip out of range: " + cells);
        }
    }
}
