package org.paihao.core.fact;

import org.paihao.core.id.Id;
import org.paihao.core.id.TerminalId;

/**
 * The identity of a fact (hall protocol §1). The same key with other bytes is a conflict; the same key twice is normal.
 *
 * @param epoch random, new at every process start, 16 hexadecimal digits
 * @param seq 1, 2, 3 … without gaps within the epoch
 */
public record FactKey(TerminalId terminal, String epoch, long seq) {
    /** @throws IllegalArgumentException when the epoch is not 16 hexadecimal digits or seq is below 1 */
    public FactKey {
        if (!Id.isHex(epoch, 16)) {
            throw new IllegalArgumentException("an epoch is 16 lower-case hexadecimal digits");
        }
        if (seq < 1) {
            throw new IllegalArgumentException("seq counts from 1");
        }
    }

    /** As CloudEvents id: {@code terminal:epoch:seq}. */
    @Override
    public String toString() {
        return terminal + ":" + epoch + ":" + seq;
    }

    /** The text that breaks ties between places in line: seq padded, so it sorts as it counts. */
    public String tie() {
        String digits = Long.toString(seq);
        return terminal + ":" + epoch + ":" + "0".repeat(Math.max(0, 19 - digits.length())) + digits;
    }
}
