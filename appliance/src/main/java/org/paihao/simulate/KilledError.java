package org.paihao.simulate;

/** The process a call stands in has ended: an error, so that nothing on the way answers for it. */
final class KilledError extends Error {
    private static final long serialVersionUID = 1;

    KilledError() {
        super("this process has ended", null, false, false);
    }
}
