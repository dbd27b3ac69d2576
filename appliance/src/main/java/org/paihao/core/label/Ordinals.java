package org.paihao.core.label;

import java.util.List;

/**
 * The thousands an issuer may use, in the order it uses them. Disjoint by construction: the hub has 0 and 1, each kiosk
 * one of 2–79 for its life, a restored hub 80 + term mod 20 (hall protocol, labels).
 */
public record Ordinals(List<Integer> inOrder) {
    /** The lowest and highest ordinal a kiosk may have. */
    public static final int KIOSK_MIN = 2;

    public static final int KIOSK_MAX = 79;
    /** The first hub of a hall reigns in term 1. */
    public static final int FIRST_TERM = 1;

    public Ordinals {
        inOrder = List.copyOf(inOrder);
    }

    /** @throws IllegalArgumentException when the ordinal is not 2–79 */
    public static Ordinals ofKiosk(int ordinal) {
        if (ordinal < KIOSK_MIN || ordinal > KIOSK_MAX) {
            throw new IllegalArgumentException("a kiosk's ordinal lies within 2 and 79");
        }
        return new Ordinals(List.of(ordinal));
    }

    /** The first hub issues from 0 and 1; a later one cannot know what its forerunner issued and takes its own. */
    public static Ordinals ofHub(long term) {
        return term <= FIRST_TERM ? new Ordinals(List.of(0, 1)) : new Ordinals(List.of(80 + (int) (term % 20)));
    }
}
