package org.paihao.core.id;

/** A call (叫号), and the service event (服务) that comes of it: 128 random bits. */
public record CallId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public CallId {
        Id.hex128(value, "call");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof CallId id && value.equals(id.value);
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
