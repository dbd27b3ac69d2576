package org.paihao.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ConfigException;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.device.caller.CallerDriver;
import org.paihao.device.caller.CallerKey;
import org.paihao.device.catalog.DeviceCatalog;
import org.paihao.device.gpio.ButtonDriver;
import org.paihao.device.gpio.Pi4jPins;
import org.paihao.device.gpio.Pins;
import org.paihao.device.pad.PadDriver;
import org.paihao.device.pad.PadPress;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrinterDriver;
import org.paihao.device.printer.PrinterHealth;
import org.paihao.device.printer.PrinterReason;
import org.paihao.device.printer.TicketPrinter;
import org.paihao.device.scanner.ScannerDriver;
import org.paihao.device.sign.SignDriver;
import org.paihao.web.Site;
import org.paihao.web.view.DeviceView;

/** What hangs on the box: a driver for each device the configuration names, and the twins that stand in for some. */
final class Hardware implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Hardware.class.getName());

    private final Ears ears;
    private final InstantSource clock;
    private final DeviceCatalog catalog;
    private final SerialPorts ports = new SerialPorts();
    private final Map<String, DeviceView> views = new ConcurrentSkipListMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final TwinRack rack;
    private final Optional<PrinterDriver> printer;
    private final Optional<CallerDriver> caller;
    private final Optional<SignDriver> sign;

    /** Who hears what devices say. Called on device threads: hand on and return. */
    interface Ears {
        void scanned(String text);

        /** The power is about to go. */
        void powerWarning();

        void rated(org.paihao.core.rating.Level level, By by);

        void key(Key key);

        void changed(DeviceView device);

        void twinChanged();
    }

    /** Keys of a caller keypad that a counter knows. */
    enum Key {
        CALL,
        RECALL,
        START,
        FINISH,
        NO_SHOW
    }

    /** @param whole where this puts itself before anything of it can fail */
    Hardware(Appliance.Start start, Appliance.Core core, Ears ears, Deque<AutoCloseable> whole) {
        this.ears = ears;
        this.clock = core.clock()::now;
        this.catalog = DeviceCatalog.load(start.home().resolve("firmware-config/devices"));
        toClose.push(ports);
        whole.push(this);
        ApplianceConfig.Devices devices = start.config().hardware();
        Path cables = start.data().resolve("cables");
        this.rack = new TwinRack(cables, ports, start.home(), ears::twinChanged);
        toClose.push(rack);
        this.printer = devices.printer().map(this::openPrinter);
        this.sign = devices.sign().map(this::openSign);
        this.caller = devices.caller().map(this::openCaller);
        devices.scanner().ifPresent(this::openScanner);
        devices.pad().ifPresent(this::openPad);
        devices.gpio().ifPresent(this::openButtons);
        devices.ippPrinter().filter(ApplianceConfig.IppPrinter::twin).ifPresent(ignored -> rack.ippPrinter());
    }

    Optional<TicketPrinter> printer() {
        return printer.map(driver -> driver);
    }

    /** The address of the virtual IPP printer, where the configuration names one. */
    Optional<URI> ippTwin() {
        return rack.ippUri();
    }

    /** Shows a text on the strip over the window. */
    void sign(String text) {
        sign.ifPresent(driver -> driver.show(text));
    }

    /** Shows a called ticket on the keypad's digits. */
    void keypadTicket(String label) {
        caller.ifPresent(driver -> driver.showTicket(label));
    }

    /** A key could not be followed: the keypad beeps. */
    void keypadRefused() {
        caller.ifPresent(CallerDriver::beep);
    }

    /** A rating is wanted, or is not any more: keypads that can ask do so. */
    void ratingLamp(boolean on) {
        if (on) {
            caller.ifPresent(CallerDriver::startRating);
        }
    }

    /** All devices with their health, by id. */
    Collection<DeviceView> devices() {
        return List.copyOf(views.values());
    }

    /** The twins of this box; empty when every device is real. */
    Optional<Site.Twins> twins() {
        return rack.isEmpty() ? Optional.empty() : Optional.of(rack);
    }

    private <P> P profile(String id, String kind, Function<String, Optional<P>> find) {
        return find.apply(id)
                .orElseThrow(() -> new ConfigException(
                        "appliance.yaml", 0, "there is no " + kind + " '" + id + "' in firmware-config/devices"));
    }

    private PrinterDriver openPrinter(ApplianceConfig.Serial named) {
        var profile = profile(named.model(), "printer", catalog::printer);
        String path = named.twin() ? rack.printer("printer", profile) : named.port();
        PrinterDriver driver = new PrinterDriver(profile, path, ports, clock, health -> put(view(named, health)));
        toClose.push(driver);
        expect(view(named, driver.health()));
        return driver;
    }

    private static DeviceView view(ApplianceConfig.Serial named, PrinterHealth health) {
        return new DeviceView(
                "printer",
                "printer",
                named.model(),
                health.state().word(),
                health.reason().map(PrinterReason::word),
                health.since(),
                named.twin());
    }

    private void openScanner(ApplianceConfig.Serial named) {
        var profile = profile(named.model(), "scanner", catalog::scanner);
        String path = named.twin() ? rack.scanner("scanner", profile) : named.port();
        Consumed consumed = new Consumed("scanner", "scanner", named.model(), named.twin());
        ScannerDriver driver = new ScannerDriver(
                profile, path, ports, clock, scan -> ears.scanned(scan.text()), health -> put(consumed.of(health)));
        toClose.push(driver);
        expect(consumed.of(driver.health()));
    }

    private void openPad(ApplianceConfig.Serial named) {
        var profile = profile(named.model(), "pad", catalog::pad);
        String path = named.twin() ? rack.pad("pad", profile) : named.port();
        Consumed consumed = new Consumed("pad", "pad", named.model(), named.twin());
        PadDriver driver = new PadDriver(
                profile,
                path,
                ports,
                clock,
                press -> ears.rated(level(press), By.KEYPAD),
                health -> put(consumed.of(health)));
        toClose.push(driver);
        expect(consumed.of(driver.health()));
    }

    private CallerDriver openCaller(ApplianceConfig.Serial named) {
        var profile = profile(named.model(), "caller", catalog::caller);
        String path = named.twin() ? rack.caller("caller", profile) : named.port();
        Consumed consumed = new Consumed("caller", "caller", named.model(), named.twin());
        CallerDriver driver = new CallerDriver(
                profile,
                path,
                ports,
                clock,
                key -> key(key).ifPresent(ears::key),
                press -> ears.rated(level(press), By.KEYPAD),
                health -> put(consumed.of(health)));
        toClose.push(driver);
        expect(consumed.of(driver.health()));
        return driver;
    }

    private SignDriver openSign(ApplianceConfig.Serial named) {
        var profile = profile(named.model(), "sign", catalog::sign);
        String path = named.twin() ? rack.sign("sign", profile) : named.port();
        Consumed consumed = new Consumed("sign", "sign", named.model(), named.twin());
        SignDriver driver = new SignDriver(profile, path, ports, clock, health -> put(consumed.of(health)));
        toClose.push(driver);
        expect(consumed.of(driver.health()));
        return driver;
    }

    private void openButtons(ApplianceConfig.Gpio named) {
        var profile = profile(named.model(), "pad", catalog::buttons);
        Pins pins = named.twin() ? rack.pins("gpio", profile) : Pi4jPins.open(named.chip());
        ButtonDriver driver = new ButtonDriver(
                profile, pins, clock, press -> ears.rated(level(press), By.BUTTONS), ears::powerWarning);
        toClose.push(pins);
        toClose.push(driver);
        put(new Consumed("gpio", "gpio", named.model(), named.twin()).of(driver.health()));
    }

    /** What stays the same of a device while its health changes. */
    private record Consumed(String id, String kind, String model, boolean twin) {
        DeviceView of(DeviceHealth health) {
            return new DeviceView(id, kind, model, health.state().word(), health.reason(), health.since(), twin);
        }
    }

    /** What is not known yet stands on the pages as absent, but is no news: the first try to open the line is. */
    private void expect(DeviceView view) {
        views.putIfAbsent(view.id(), view);
    }

    private void put(DeviceView view) {
        DeviceView before = views.put(view.id(), view);
        boolean first = told.add(view.id());
        boolean news = first
                || before == null
                || !before.state().equals(view.state())
                || !before.reason().equals(view.reason());
        if (news) {
            LOG.log(
                    Level.INFO,
                    "event=device id=" + view.id() + " state=" + view.state() + " reason="
                            + view.reason().orElse("-"));
            ears.changed(view);
        }
    }

    private static org.paihao.core.rating.Level level(PadPress press) {
        return org.paihao.core.rating.Level.valueOf(
                press.level().word().replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static Optional<Key> key(CallerKey key) {
        return switch (key.action()) {
            case CALL -> Optional.of(Key.CALL);
            case RECALL -> Optional.of(Key.RECALL);
            case START -> Optional.of(Key.START);
            case FINISH -> Optional.of(Key.FINISH);
            case NO_SHOW -> Optional.of(Key.NO_SHOW);
            // Parking, transfer, pause and cancel come with the queue engine's own rules.
            case PARK, TRANSFER, PAUSE, CANCEL -> Optional.empty();
        };
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "event=device-close-failed", e);
            }
        }
    }
}
