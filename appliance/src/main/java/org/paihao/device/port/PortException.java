package org.paihao.device.port;

/** The device behind a port is gone, or the port could not be opened. */
public final class PortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int taken;

    public PortException(String message) {
        this(message, 0);
    }

    /** @param taken bytes of the failed call that may have reached the device; 0 is a proof that none has */
    public PortException(String message, int taken) {
        super(message);
        this.taken = taken;
    }

    public PortException(String message, Throwable cause) {
        super(message, cause);
        this.taken = 0;
    }

    /** Bytes of the failed call that may have reached the device; 0 is a proof that none has. */
    public int taken() {
        return taken;
    }
}
