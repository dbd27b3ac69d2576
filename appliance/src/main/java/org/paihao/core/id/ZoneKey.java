package org.paihao.core.id;

/** A zone (专区) of the plan. Not called ZoneId, which is java.time's word for a time zone. */
public record ZoneKey(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public ZoneKey {
        Id.slug(value, "zone");
    }

    @Override
    public String toString() {
        return value;
    }
}
