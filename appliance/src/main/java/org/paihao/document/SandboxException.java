package org.paihao.document;

/** The sandbox itself does not work on this machine; nothing is known about the document. Names what to install. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
