package org.paihao.device.port;

/**
 * The few native calls a serial port needs, so that the rules around them can be tested without a line. None of them
 * may be called while the port is closed; {@link #close()} must not run while another thread is inside {@code write}.
 */
interface Tty {
    /** Opens a tty. */
    @FunctionalInterface
    interface Opener {
        Tty open(SerialLink link);
    }

    /** Bytes waiting in the input buffer; throws {@link PortException} when the device is gone. */
    int available();

    /** Reads exactly so many bytes, all of them known to be there. */
    byte[] read(int count);

    /** Writes all bytes; may block for ever when the peer holds flow. False: an unknown part was written. */
    boolean write(byte[] bytes);

    /** Bytes in the output buffer. */
    int queued();

    /** Throws away the output buffer: else the kernel may hold a close for 30 s (closing_wait). */
    void purgeOutput();

    /** Gives the file descriptor back. Never throws. */
    void close();
}
