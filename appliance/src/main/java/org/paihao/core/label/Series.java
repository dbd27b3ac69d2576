package org.paihao.core.label;

/**
 * The labels of one service: a letter and a range of i, both ends included. Ranges of one letter never overlap within a
 * plan, so labels of two services never meet.
 */
public record Series(char letter, int from, int to) {
    /** i has three digits: the thousands of a number are the issuer's ordinal. */
    public static final int I_MAX = 999;

    /** @throws IllegalArgumentException when the range is empty or leaves 1–999, or the letter is not A–Z */
    public Series {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException("the letter of a series is one of A to Z");
        }
        if (from < 1 || to > I_MAX || from > to) {
            throw new IllegalArgumentException("the range of a series lies within 1 and 999, from not above to");
        }
    }

    /** Whether the two would print the same label for some issuer. */
    public boolean overlaps(Series other) {
        return letter == other.letter && from <= other.to && other.from <= to;
    }

    /** Whether a label's i lies in this series, whoever issued it. */
    public boolean holds(Label label) {
        int i = label.number() % 1000;
        return label.letter() == letter && i >= from && i <= to;
    }
}
