package org.paihao.core;

/** A text in the two languages every page and paper has: Chinese first, English second. */
public record Text(String zh, String en) {
    /** The most characters one text of the plan may have: it must fit a row, a strip, a slip. */
    public static final int LENGTH_MAX = 120;

    /** @throws IllegalArgumentException when one is empty or longer than {@link #LENGTH_MAX} */
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both zh and en");
        }
        if (zh.length() > LENGTH_MAX || en.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a text has at most " + LENGTH_MAX + " characters");
        }
    }

    /** The same words in both languages: numbers, labels. */
    public static Text same(String text) {
        return new Text(text, text);
    }
}
