package org.paihao.sim.device;

import java.nio.file.Path;
import org.paihao.device.port.LineSettings;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortFactory;

/** A cable between two ttys; the appliance opens {@link #hostPath()} as it would a real device. */
public final class PtyCable implements TwinCable {
    private final PtyPair pair;
    private final PortFactory ports;
    private final LineSettings settings;

    private PtyCable(PtyPair pair, PortFactory ports, LineSettings settings) {
        this.pair = pair;
        this.ports = ports;
        this.settings = settings;
    }

    /** @param ports opens the twin's end */
    public static PtyCable open(Path folder, String name, PortFactory ports, LineSettings settings) {
        return new PtyCable(PtyPair.open(folder, name), ports, settings);
    }

    public String hostPath() {
        return pair.host().toString();
    }

    @Override
    public Port device() {
        return ports.open(settings.at(pair.device().toString()));
    }

    @Override
    public void pull() {
        pair.pull();
    }

    @Override
    public void plug() {
        pair.plug();
    }

    @Override
    public boolean isPlugged() {
        return pair.isPlugged();
    }

    @Override
    public void close() {
        pair.close();
    }
}
