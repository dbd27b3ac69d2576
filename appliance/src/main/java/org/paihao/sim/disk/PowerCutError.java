package org.paihao.sim.disk;

/**
 * The process ends here. An error, so that nothing on the way answers for it: no line of a box runs after its power
 * went. Only the simulation catches it.
 */
public final class PowerCutError extends Error {
    private static final long serialVersionUID = 1;

    PowerCutError(String message) {
        // Without a stack trace, which costs more than all else here.
        super(message, null, false, false);
    }
}
