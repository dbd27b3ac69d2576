package org.paihao.core.id;

/** A terminal (终端): one box. The CN of its certificate and its MQTT client id. */
public record TerminalId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public TerminalId {
        Id.slug(value, "terminal");
    }

    @Override
    public String toString() {
        return value;
    }
}
