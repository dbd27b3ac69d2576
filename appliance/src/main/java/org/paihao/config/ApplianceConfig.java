package org.paihao.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.access.HookEvent;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.Id;
import org.paihao.core.id.TerminalId;

/**
 * {@code appliance.yaml}: what one box is.
 *
 * @param terminal required: its id, the CN of its certificate
 * @param name required: what people call it, {@code 2 号机}
 * @param hall required: id of the hall, as in the plan
 * @param roles required: at least one
 * @param ordinal required for kiosks: 2–79, never used by another box of the hall, not even after this one is gone
 * @param counter required for counters and pads: the counter of the plan it serves
 * @param http required: the box's own pages and API; {@code bind} is 127.0.0.1 unless staff use it from elsewhere
 * @param phone optional: a listener of its own that serves phones and nothing else
 * @param link required: the hall's broker
 * @param mm optional: CSS px of one millimetre of glass, as measured
 * @param plan required for the hub: path of {@code hall.yaml}, relative to this file
 * @param webhooks optional, for the hub: who is told what happens in the hall
 * @param apiTokens optional: path of the file of other systems' tokens, relative to this file; see {@code appliance
 *     token}
 * @param backups optional: where copies of the books go by themselves; for the hub on another disk than its own
 * @param spool optional: folder for documents of citizens, on tmpfs; default inside the data folder
 */
public record ApplianceConfig(
        TerminalId terminal,
        Text name,
        String hall,
        List<Role> roles,
        Optional<Integer> ordinal,
        Optional<CounterId> counter,
        Listener http,
        Optional<Phone> phone,
        Link link,
        Optional<Double> mm,
        Optional<Path> plan,
        Optional<Path> spool,
        Optional<Backups> backups,
        Optional<Devices> devices,
        Optional<List<Webhook>> webhooks,
        Optional<Path> apiTokens) {

    /** What stands here. */
    public enum Role {
        KIOSK,
        COUNTER,
        PAD,
        DISPLAY,
        PRINT_STATION,
        HUB
    }

    /** An address to listen on; port 0 takes a free one. */
    public record Listener(String bind, int port) {}

    /** The phone listener, and its address as phones reach it: {@code http://10.0.0.5:8090}. */
    public record Phone(String bind, int port, String address) {}

    /**
     * The broker.
     *
     * @param broker {@code tcp://host:port} or {@code ssl://host:port}
     * @param passwordFile path of a file with the password, relative to this file
     * @param tls PEM files, relative to this file
     */
    public record Link(String broker, Optional<String> user, Optional<Path> passwordFile, Optional<Tls> tls) {}

    /**
     * Copies of the books.
     *
     * @param folder where they go, relative to this file; on another disk
     * @param certificate whom they are sealed to, PEM; see {@code appliance backup-keys}
     * @param everyMinutes 10 unless told
     * @param keep how many of them stay, 144 unless told: a day
     */
    public record Backups(Path folder, Path certificate, Optional<Integer> everyMinutes, Optional<Integer> keep) {
        public static final int EVERY_MINUTES = 10;
        public static final int KEEP = 144;
    }

    /**
     * Another system that is told.
     *
     * @param id short and lasting: how far it has been told is kept under it
     * @param url where events are posted, {@code http} or {@code https}
     * @param secretFile path of a file with the secret its signatures are made with, relative to this file
     */
    public record Webhook(String id, String url, List<HookEvent> events, Path secretFile) {
        public Webhook {
            Id.slug(id, "webhook");
            events = List.copyOf(events);
        }
    }

    /** Certificates: the hall's authority, this box's certificate and key (PKCS #8). */
    public record Tls(Path ca, Path certificate, Path key) {}

    /** What hangs on the box. */
    public record Devices(
            Optional<Serial> printer,
            Optional<Serial> scanner,
            Optional<Serial> pad,
            Optional<Serial> caller,
            Optional<Serial> sign,
            Optional<Gpio> gpio,
            Optional<IppPrinter> ippPrinter) {
        /** A box with nothing on it. */
        public static final Devices NONE = new Devices(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A device on a serial line.
     *
     * @param model id of a profile in {@code firmware-config/devices}
     * @param port {@code /dev/serial/by-id/…}, or {@code twin} for a virtual device of the same bytes
     */
    public record Serial(String model, String port) {
        /** Whether a virtual device stands in. */
        public boolean twin() {
            return port.equals("twin");
        }
    }

    /**
     * GPIO buttons and lamps.
     *
     * @param model id of a profile in {@code firmware-config/devices}
     * @param chip {@code auto} for the board's own pins, or {@code twin}
     */
    public record Gpio(String model, String chip) {
        /** Whether virtual pins stand in. */
        public boolean twin() {
            return chip.equals("twin");
        }
    }

    /** The free-print station's printer: its IPP address, or {@code twin}. */
    public record IppPrinter(String uri) {
        /** Whether a virtual printer stands in. */
        public boolean twin() {
            return uri.equals("twin");
        }
    }

    /** Whether the box holds a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Its devices, none where the file names none. */
    public Devices hardware() {
        return devices.orElse(Devices.NONE);
    }
}
