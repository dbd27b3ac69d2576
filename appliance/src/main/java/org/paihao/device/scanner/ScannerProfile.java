package org.paihao.device.scanner;

import java.time.Duration;
import java.util.List;
import org.paihao.device.port.LineSettings;

/**
 * What we know of a scanner model.
 *
 * @param gap silence that ends a frame without a suffix; USB-CDC comes in bursts of 64 bytes, so not under 30 ms
 * @param aimExpected the scanner is set to send AIM identifiers
 * @param repeat the same code again within this time is one scan
 * @param maxCharacters longer texts are dropped
 * @param noRead what the scanner sends when it saw nothing, dropped
 */
public record ScannerProfile(
        String id,
        String model,
        LineSettings line,
        Duration gap,
        boolean aimExpected,
        Duration repeat,
        int maxCharacters,
        List<String> noRead) {
    public ScannerProfile {
        noRead = List.copyOf(noRead);
        if (gap.toMillis() < 10 || gap.toMillis() > 1000) {
            throw new IllegalArgumentException("gap of a scanner out of range: " + gap);
        }
        if (maxCharacters < 1 || maxCharacters > 4096) {
            throw new IllegalArgumentException("longest code out of range: " + maxCharacters);
        }
    }
}
