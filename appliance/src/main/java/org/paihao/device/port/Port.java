package org.paihao.device.port;

import java.time.Duration;

/**
 * A byte pipe with deadlines. Knows nothing of printers and never blocks past a deadline. One thread reads and
 * one writes at a time, mostly the same; {@link #close()} may come from anywhere. A device that is gone shows itself as
 * a {@link PortException} from any of the calls.
 */
public interface Port extends AutoCloseable {
    /**
     * Hands bytes to the line.
     *
     * @return how many bytes were taken, that is: may reach the device from now on. Fewer than given means that the
     *     deadline passed; the others stay here for certain.
     */
    int write(byte[] bytes, Duration deadline);

    /**
     * Waits for the first byte, then returns what is there.
     *
     * @return number of bytes put at the start of {@code into}; 0 means that the deadline passed
     */
    int read(byte[] into, Duration deadline);

    /** Bytes taken but not yet on the wire, as far as the system tells (a pty always says 0). */
    int outstanding();

    /** Gives the line back. Bytes not yet on the wire are thrown away. Never throws; a second call does nothing. */
    @Override
    void close();
}
