package org.paihao.device.pad;

import java.util.Arrays;
import java.util.Optional;

/** The five levels a key can mean, best first, in the words of the API. */
public enum RatingLevel {
    VERY_SATISFIED("very-satisfied"),
    SATISFIED("satisfied"),
    FAIR("fair"),
    DISSATISFIED("dissatisfied"),
    VERY_DISSATISFIED("very-dissatisfied");

    private final String word;

    RatingLevel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<RatingLevel> ofWord(String word) {
        return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
    }
}
