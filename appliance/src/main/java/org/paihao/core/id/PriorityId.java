package org.paihao.core.id;

/** A class of citizens (优先类别) of the plan; never reused for another one. */
public record PriorityId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public PriorityId {
        Id.slug(value, "priority");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof PriorityId id && value.equals(id.value);
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
