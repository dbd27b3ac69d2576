package org.paihao.device.port;

/**
 * How to reach a device on a serial line.
 *
 * @param path device node; name it by {@code /dev/serial/by-id/…} or a udev link, numbers change at every boot
 * @param baud bits a second on the wire, one of the usual steps
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record SerialLink(String path, int baud, int dataBits, Parity parity, int stopBits, Flow flow) {
    /** Parity bit of a character. */
    public enum Parity {
        NONE,
        ODD,
        EVEN
    }

    /**
     * How the device says "not now". Printers with DTR/DSR are wired DTR to the host's CTS: Linux cannot do DTR/DSR.
     */
    public enum Flow {
        NONE,
        RTS_CTS,
        XON_XOFF
    }

    public SerialLink {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a serial link needs the path of its device node");
        }
        if (baud < 300 || baud > 4_000_000) {
            throw new IllegalArgumentException("baud rate out of range: " + baud);
        }
        if (dataBits != 7 && dataBits != 8) {
            throw new IllegalArgumentException("data bits must be 7 or 8: " + dataBits);
        }
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("stop bits must be 1 or 2: " + stopBits);
        }
    }

    /** The usual line: 8 data bits, no parity, 1 stop bit, no flow control. */
    public static SerialLink of(String path, int baud) {
        return new SerialLink(path, baud, 8, Parity.NONE, 1, Flow.NONE);
    }

    /** The same settings on another device node. */
    public SerialLink at(String otherPath) {
        return new SerialLink(otherPath, baud, dataBits, parity, stopBits, flow);
    }

    /** Time on the wire of so many bytes: a character is one start bit, its data bits, parity and stop bits. */
    public long wireNanos(int bytes) {
        int bitsPerByte = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return (long) bytes * bitsPerByte * 1_000_000_000L / baud;
    }
}
