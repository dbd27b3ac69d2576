package org.paihao.sim.device;

import org.paihao.device.port.Port;

/** The cable between a twin and the appliance, which a person can pull out and put back. */
public interface TwinCable extends AutoCloseable {
    /** The twin's end of the line; throws {@link org.paihao.device.port.PortException} while there is none. */
    Port device();

    void pull();

    void plug();

    boolean isPlugged();

    @Override
    void close();
}
