package org.paihao.core.id;

/** A member of staff (工作人员), by the hall's own number or short name. */
public record StaffId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public StaffId {
        Id.slug(value, "staff");
    }

    @Override
    public String toString() {
        return value;
    }
}
