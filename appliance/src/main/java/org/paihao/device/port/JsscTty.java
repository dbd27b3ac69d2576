package org.paihao.device.port;

import jssc.SerialPort;
import jssc.SerialPortException;

/**
 * A tty by JSSC 2.10.2, restricted to the calls that behave: no listener (25 % of a core idle on JDK 25), no timed
 * read (spins), no read of more than is there (spins after a hang-up), no line status (random values on a dead port).
 * EIO from {@link #available()} is the test for life.
 */
final class JsscTty implements Tty {
    private final SerialPort port;

    private JsscTty(SerialPort port) {
        this.port = port;
    }

    static Tty open(SerialLink link) {
        SerialPort port = new SerialPort(link.path());
        try {
            port.openPort();
        } catch (SerialPortException e) {
            throw new PortException(link.path() + ": " + e.getExceptionType(), e);
        }
        JsscTty tty = new JsscTty(port);
        try {
            // False also means "no modem lines" (every pty), so it is no proof of anything; a dead line throws below.
            port.setParams(link.baud(), link.dataBits(), link.stopBits(), parity(link.parity()));
            if (!port.setFlowControlMode(flow(link.flow()))) {
                throw new PortException(link.path() + ": no such flow control: " + link.flow());
            }
            tty.available();
            return tty;
        } catch (SerialPortException e) {
            tty.close();
            throw new PortException(link.path() + ": " + e.getExceptionType(), e);
        } catch (PortException e) {
            tty.close();
            throw e;
        }
    }

    private static int parity(SerialLink.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.PARITY_NONE;
            case ODD -> SerialPort.PARITY_ODD;
            case EVEN -> SerialPort.PARITY_EVEN;
        };
    }

    private static int flow(SerialLink.Flow flow) {
        return switch (flow) {
            case NONE -> SerialPort.FLOWCONTROL_NONE;
            case RTS_CTS -> SerialPort.FLOWCONTROL_RTSCTS_IN | SerialPort.FLOWCONTROL_RTSCTS_OUT;
            case XON_XOFF -> SerialPort.FLOWCONTROL_XONXOFF_IN | SerialPort.FLOWCONTROL_XONXOFF_OUT;
        };
    }

    @Override
    public int available() {
        try {
            return port.getInputBufferBytesCount();
        } catch (SerialPortException e) {
            throw gone(e);
        }
    }

    @Override
    public byte[] read(int count) {
        try {
            byte[] bytes = port.readBytes(count);
            if (bytes == null) {
                throw new PortException(port.getPortName() + ": gone while reading");
            }
            return bytes;
        } catch (SerialPortException e) {
            throw gone(e);
        }
    }

    @Override
    public boolean write(byte[] bytes) {
        try {
            return port.writeBytes(bytes);
        } catch (SerialPortException e) {
            throw gone(e);
        }
    }

    @Override
    public int queued() {
        try {
            return port.getOutputBufferBytesCount();
        } catch (SerialPortException e) {
            throw gone(e);
        }
    }

    @Override
    public void purgeOutput() {
        try {
            port.purgePort(SerialPort.PURGE_TXCLEAR);
        } catch (SerialPortException e) {
            // The line is dead already: there is nothing left to purge.
            return;
        }
    }

    @Override
    public void close() {
        try {
            port.closePort();
        } catch (SerialPortException e) {
            // A second close, or a line that is gone: the descriptor is free either way.
            return;
        }
    }

    private PortException gone(SerialPortException e) {
        return new PortException(port.getPortName() + ": gone (" + e.getMethodName() + ")", e);
    }
}
