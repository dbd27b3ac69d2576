package org.paihao.config;

/** A configuration file that can't be used: {@code file:line: sentence}. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
