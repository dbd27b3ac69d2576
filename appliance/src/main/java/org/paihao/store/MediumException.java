package org.paihao.store;

/**
 * The medium did not do it, or did and could not say so: disk full, disk broken, a row that is there already. After it
 * what is stored is unknown until the medium was opened anew (hall protocol §11), which is why it is checked.
 */
public final class MediumException extends Exception {
    private static final long serialVersionUID = 1;

    public MediumException(String message) {
        super(message);
    }

    public MediumException(String message, Throwable cause) {
        super(message, cause);
    }
}
