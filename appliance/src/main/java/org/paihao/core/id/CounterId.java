package org.paihao.core.id;

/** A counter (窗口) of the plan; never reused for another one. */
public record CounterId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public CounterId {
        Id.slug(value, "counter");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof CounterId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
