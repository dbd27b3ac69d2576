package org.paihao.core.id;

/** A call (叫号), and the service event (服务) that comes of it: 128 random bits. */
public record CallId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public CallId {
        Id.hex128(value, "call");
    }

    @Override
    public String toString() {
        return value;
    }
}
