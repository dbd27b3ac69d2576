package org.paihao.core.printjob;

import java.util.Optional;

/** How a sheet is used; the words are those of the pages' contract. */
public enum Sides {
    ONE_SIDED("one-sided"),
    TWO_SIDED("two-sided");

    private final String word;

    Sides(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The sides a page named, or empty when it is a word we do not know. */
    public static Optional<Sides> of(String word) {
        for (Sides sides : values()) {
            if (sides.word.equals(word)) {
                return Optional.of(sides);
            }
        }
        return Optional.empty();
    }
}
