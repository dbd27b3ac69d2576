package org.paihao.device.caller;

import java.util.List;
import java.util.Map;
import org.paihao.device.caller.CallerKey.Action;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.port.LineSettings;

/**
 * What we know of a caller keypad and the evaluator on its bus.
 *
 * @param address of the pad; the evaluator has the same, or 80 (hex) more
 * @param keys the bytes of a key, with the digits that belong to it, to its meaning: {@code [05, 0F]} is one key
 * @param grades byte of a rating to its level; the order differs by device
 * @param acknowledge how the evaluator wants to hear that its rating arrived
 */
public record CallerProfile(
        String id,
        String model,
        LineSettings line,
        int address,
        Map<List<Integer>, Action> keys,
        Map<Integer, RatingLevel> grades,
        Acknowledge acknowledge) {
    /** Two dialects of unrelated programs. */
    public enum Acknowledge {
        /** A whole frame with FUNC 01 and the grade. */
        FRAME_WITH_GRADE,
        /** {@code 68 02 02 68 ADDR 01 CS 16}, without FF. */
        SHORT
    }

    public CallerProfile {
        keys = Map.copyOf(keys);
        grades = Map.copyOf(grades);
        if (address < 0 || address > 0x7F) {
            throw new IllegalArgumentException("address of a caller pad is 0 to 127: " + address);
        }
    }
}
