package org.paihao.core.id;

/** A work profile (窗口模式) of the plan; never reused for another one. */
public record ProfileId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public ProfileId {
        Id.slug(value, "profile");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileId id && value.equals(id.value);
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
