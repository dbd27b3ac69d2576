package org.paihao.core.label;

/**
 * What is printed and called: {@code A023}, {@code B2024}. A display label, never an identity: it repeats every
 * business day.
 *
 * @param letter one capital letter, the one of the zone's tile and sign
 * @param number 1000 × issuer ordinal + i, i within the service's range; printed with at least three digits
 */
public record Label(char letter, int number) implements Comparable<Label> {
    private static final int DIGITS_MIN = 3;
    private static final int DIGITS_MAX = 6;
    /** Ordinals reach 99 (restored hubs), so numbers reach 99 999. */
    private static final int NUMBER_MAX = 99_999;

    /** @throws IllegalArgumentException when the letter is not A–Z or the number not 0–99 999 */
    public Label {
        if (letter < 'A' || letter > 'Z' || number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("not a label: " + letter + number);
        }
    }

    /** @throws IllegalArgumentException when the text is not a letter and three to six digits */
    public static Label parse(String text) {
        boolean form = text.length() >= 1 + DIGITS_MIN && text.length() <= 1 + DIGITS_MAX;
        int number = 0;
        for (int i = 1; form && i < text.length(); i++) {
            char c = text.charAt(i);
            form = c >= '0' && c <= '9';
            number = 10 * number + (c - '0');
        }
        if (!form || text.charAt(0) < 'A' || text.charAt(0) > 'Z') {
            throw new IllegalArgumentException("not a label: a letter and three or more digits are needed");
        }
        return new Label(text.charAt(0), number);
    }

    /** The generated one gives A031 and B000 the same code, and every label two dozen others. */
    @Override
    public int hashCode() {
        return letter * (NUMBER_MAX + 1) + number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Label label && letter == label.letter && number == label.number;
    }

    @Override
    public int compareTo(Label other) {
        int byLetter = Character.compare(letter, other.letter);
        return byLetter != 0 ? byLetter : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        // Written several times for every ticket: String.format costs more than the rest of the ticket's JSON.
        return letter + (number < 10 ? "00" : number < 100 ? "0" : "") + number;
    }
}
