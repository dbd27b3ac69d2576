package org.paihao.core.id;

/** A terminal (终端): one box. The CN of its certificate and its MQTT client id. */
public record TerminalId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public TerminalId {
        Id.slug(value, "terminal");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalId id && value.equals(id.value);
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
