package org.paihao.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.device.caller.CallerProfile;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.device.gpio.Pins;
import org.paihao.device.pad.PadProfile;
import org.paihao.device.port.LineSettings;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.device.scanner.ScannerProfile;
import org.paihao.device.sign.SignProfile;
import org.paihao.sim.device.CallerTwin;
import org.paihao.sim.device.PadTwin;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.PtyCable;
import org.paihao.sim.device.ScannerTwin;
import org.paihao.sim.device.SignTwin;
import org.paihao.sim.device.Slip;
import org.paihao.sim.device.TwinPins;
import org.paihao.sim.ipp.VirtualIppPrinter;
import org.paihao.web.Site;

/** The twins of one box: each on a cable of its own, playing the device with the real bytes. */
final class TwinRack implements Site.Twins, AutoCloseable {
    private final Path cables;
    private final SerialPorts ports;
    private final Path home;
    private final Runnable changed;
    private final Map<String, TwinPanel> panels = new LinkedHashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private Optional<URI> ippUri = Optional.empty();

    TwinRack(Path cables, SerialPorts ports, Path home, Runnable changed) {
        this.cables = cables;
        this.ports = ports;
        this.home = home;
        this.changed = changed;
    }

    boolean isEmpty() {
        return panels.isEmpty();
    }

    private PtyCable cable(String id, LineSettings line) {
        PtyCable cable = PtyCable.open(cables, id, ports, line);
        toClose.push(cable);
        return cable;
    }

    /** Puts a virtual printer on a cable and returns the end the driver opens. */
    String printer(String id, PrinterProfile profile) {
        PtyCable cable = cable(id, profile.line());
        PrinterTwin twin = new PrinterTwin(
                id,
                cable,
                new PrinterTwin.Setup(
                        profile.widthDots(), profile.line().baud(), profile.speedMmPerSecond() * profile.dotsPerMm()),
                changed);
        toClose.push(twin);
        panels.put(id, new TwinPanel.PrinterPanel(id, twin));
        return cable.hostPath();
    }

    /** Puts a virtual scanner on a cable. */
    String scanner(String id, ScannerProfile profile) {
        PtyCable cable = cable(id, profile.line());
        ScannerTwin twin = new ScannerTwin(id, cable, changed);
        toClose.push(twin);
        panels.put(id, new TwinPanel.ScannerPanel(id, twin));
        return cable.hostPath();
    }

    /** Puts a virtual rating pad on a cable. */
    String pad(String id, PadProfile profile) {
        PtyCable cable = cable(id, profile.line());
        PadTwin twin = new PadTwin(id, cable, changed);
        toClose.push(twin);
        panels.put(id, new TwinPanel.PadPanel(id, twin));
        return cable.hostPath();
    }

    /** Puts a virtual caller keypad on a cable. */
    String caller(String id, CallerProfile profile) {
        PtyCable cable = cable(id, profile.line());
        CallerTwin twin = new CallerTwin(id, cable, profile.address(), changed);
        toClose.push(twin);
        panels.put(id, new TwinPanel.CallerPanel(id, twin));
        return cable.hostPath();
    }

    /** Puts a virtual strip on a cable. */
    String sign(String id, SignProfile profile) {
        PtyCable cable = cable(id, profile.line());
        SignTwin twin =
                new SignTwin(id, cable, SignTwin.Frame.valueOf(profile.frame().name()), profile.address(), changed);
        toClose.push(twin);
        panels.put(id, new TwinPanel.SignPanel(id, twin));
        return cable.hostPath();
    }

    /** Virtual pins, where the configuration says {@code gpio: twin}. */
    Pins pins(String id, GpioProfile profile) {
        TwinPins twin = new TwinPins(changed);
        panels.put(id, new TwinPanel.PinsPanel(id, twin, profile));
        return twin;
    }

    /** Starts the virtual IPP printer. */
    void ippPrinter() {
        VirtualIppPrinter twin = VirtualIppPrinter.start(home.resolve("provisioning/dev/virtual-printer"));
        toClose.push(twin);
        ippUri = Optional.of(twin.uri());
        panels.put("ipp-printer", new TwinPanel.IppPanel("ipp-printer", twin));
    }

    Optional<URI> ippUri() {
        return ippUri;
    }

    @Override
    public Object view() {
        List<Object> twins = new ArrayList<>();
        panels.values().forEach(panel -> twins.add(panel.view()));
        return Map.of("twins", twins);
    }

    @Override
    public boolean act(String twin, String action, Map<String, Object> body) {
        TwinPanel panel = panels.get(twin);
        boolean done = panel != null && panel.act(action, body);
        if (done) {
            changed.run();
        }
        return done;
    }

    @Override
    public Optional<byte[]> slip(String twin, int number) {
        return panels.get(twin) instanceof TwinPanel.PrinterPanel panel
                ? panel.twin().snapshot().slips().stream()
                        .filter(slip -> slip.number() == number)
                        .findFirst()
                        .map(Slip::png)
                : Optional.empty();
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                System.getLogger(TwinRack.class.getName())
                        .log(System.Logger.Level.WARNING, "event=twin-close-failed", e);
            }
        }
    }
}
