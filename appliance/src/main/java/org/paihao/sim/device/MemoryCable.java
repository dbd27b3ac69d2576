package org.paihao.sim.device;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;
import org.paihao.device.port.PortFactory;
import org.paihao.device.port.SerialLink;

/** A cable in memory: each time the host opens it, both ends get a fresh line, as a tty that is opened anew. */
public final class MemoryCable implements TwinCable, PortFactory {
    private boolean plugged = true;
    private OptionalInt cutAfterHostBytes = OptionalInt.empty();
    private MemoryPort.@Nullable Pair line;
    private boolean deviceTaken;

    @Override
    public synchronized Port open(SerialLink link) {
        if (!plugged) {
            throw new PortException(link.path() + ": no cable");
        }
        MemoryPort.Pair fresh = MemoryPort.pair();
        cutAfterHostBytes.ifPresent(fresh::cutAfterHostBytes);
        cutAfterHostBytes = OptionalInt.empty();
        line = fresh;
        deviceTaken = false;
        return fresh.host();
    }

    @Override
    public synchronized Port device() {
        MemoryPort.Pair fresh = line;
        if (fresh == null || deviceTaken) {
            throw new PortException("memory: the host has not opened the line");
        }
        deviceTaken = true;
        return fresh.device();
    }

    @Override
    public synchronized void pull() {
        plugged = false;
        Optional.ofNullable(line).ifPresent(MemoryPort.Pair::cut);
    }

    @Override
    public synchronized void plug() {
        plugged = true;
    }

    @Override
    public synchronized boolean isPlugged() {
        return plugged;
    }

    /** Breaks the line after so many more bytes from the host; it works again when the host opens it anew. */
    public synchronized void cutAfterHostBytes(int bytes) {
        MemoryPort.Pair open = line;
        if (open == null) {
            cutAfterHostBytes = OptionalInt.of(bytes);
        } else {
            open.cutAfterHostBytes(bytes);
        }
    }

    @Override
    public void close() {
        pull();
    }
}
