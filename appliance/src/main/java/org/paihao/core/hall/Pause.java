package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;

/**
 * That the staff of an open counter are away (暂停服务).
 *
 * @param until when they mean to be back; empty when they did not say
 */
public record Pause(Kind kind, Instant since, Optional<Instant> until) {
    /** Why a counter has nobody. */
    public enum Kind {
        /** A few minutes (短暂离开). */
        SHORT_BREAK,
        /** Lunch (午餐). */
        LUNCH
    }
}
