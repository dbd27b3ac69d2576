package org.paihao.device.port;

/** Opens ports. The real one is {@link SerialPorts}; tests and twins bring their own. */
@FunctionalInterface
public interface PortFactory {
    /** Opens the line or throws {@link PortException}; returns within a second or so. */
    Port open(SerialLink link);
}
