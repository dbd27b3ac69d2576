package org.paihao.core.id;

/** A counter (窗口) of the plan; never reused for another one. */
public record CounterId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public CounterId {
        Id.slug(value, "counter");
    }

    @Override
    public String toString() {
        return value;
    }
}
