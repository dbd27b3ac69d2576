package org.paihao.device.port;

import org.paihao.device.port.SerialLink.Flow;
import org.paihao.device.port.SerialLink.Parity;

/** The settings of a model's serial line, without the place where it is plugged in. */
public record LineSettings(int baud, int dataBits, Parity parity, int stopBits, Flow flow) {
    public LineSettings {
        // The checks live in one place.
        new SerialLink("unplugged", baud, dataBits, parity, stopBits, flow).at("unplugged");
    }

    /** 8 data bits, no parity, 1 stop bit, no flow control. */
    public static LineSettings of(int baud) {
        return new LineSettings(baud, 8, Parity.NONE, 1, Flow.NONE);
    }

    /** The same line at another speed: models keep their speed in a switch. */
    public LineSettings withBaud(int otherBaud) {
        return new LineSettings(otherBaud, dataBits, parity, stopBits, flow);
    }

    public SerialLink at(String path) {
        return new SerialLink(path, baud, dataBits, parity, stopBits, flow);
    }
}
