package org.paihao.role;

/** An idempotency key came again with another body: a client's mistake (HTTP 422). */
public final class KeyReusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KeyReusedException() {
        super("this Idempotency-Key was used for another request");
    }
}
