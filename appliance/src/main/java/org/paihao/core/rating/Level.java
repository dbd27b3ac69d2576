package org.paihao.core.rating;

/**
 * The five levels (GB/T 39046-2020, A.8). An enum, never a number: the codes of pads and interfaces run in opposite
 * directions, so each link has its own explicit map.
 */
public enum Level {
    /** 非常满意. */
    VERY_SATISFIED,
    /** 满意. */
    SATISFIED,
    /** 基本满意. */
    FAIR,
    /** 不满意. */
    DISSATISFIED,
    /** 非常不满意. */
    VERY_DISSATISFIED;

    /** Whether it is a negative rating (差评), which opens a case: the last two levels. */
    public boolean negative() {
        return this == DISSATISFIED || this == VERY_DISSATISFIED;
    }
}
