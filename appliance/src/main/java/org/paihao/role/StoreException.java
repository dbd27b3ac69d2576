package org.paihao.role;

/**
 * The books could not take it: disk full, disk broken, or shutting down. Nothing of it was stored, or so it must count.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
