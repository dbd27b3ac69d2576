package org.paihao.core.id;

/** A service (事项) of the plan; never reused for another one. */
public record ServiceId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public ServiceId {
        Id.slug(value, "service");
    }

    @Override
    public String toString() {
        return value;
    }
}
