package org.paihao.document;

import java.io.IOException;

/** The spool's quota is used up. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFullException(long quotaBytes) {
        super("spool quota of " + quotaBytes + " bytes is used up");
    }
}
