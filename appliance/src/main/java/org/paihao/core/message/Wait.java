package org.paihao.core.message;

import org.paihao.core.estimate.WaitRange;

/**
 * A wait as a range of whole minutes; never one number.
 *
 * @param p50Minutes five of ten wait no longer
 * @param p90Minutes nine of ten wait no longer
 */
public record Wait(int p50Minutes, int p90Minutes) {
    /** As an estimate has it. */
    public static Wait of(WaitRange range) {
        return new Wait(range.p50Minutes(), range.p90Minutes());
    }
}
