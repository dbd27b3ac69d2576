package org.paihao.device.catalog;

/** A profile cannot be used; the message names file and line and says in a sentence what is wrong. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProfileException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
