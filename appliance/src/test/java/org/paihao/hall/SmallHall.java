package org.paihao.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paihao.app.Appliance;
import org.paihao.app.DiskUse;
import org.paihao.app.Mosquitto;
import org.paihao.config.ApplianceFile;

/** A hall made of just the boxes a test needs, each an appliance of its own, around a broker of its own. */
public final class SmallHall implements AutoCloseable {
    public static final Path HOME =
            Path.of(System.getProperty("paihao.home", "..")).toAbsolutePath().normalize();

    private final Path folder;
    private final Mosquitto broker;
    private final Map<String, Appliance> boxes = new LinkedHashMap<>();

    /** @param terminals ids of all boxes that may ever connect */
    public SmallHall(Path folder, List<String> terminals) {
        this.folder = folder;
        Map<String, String> users = new LinkedHashMap<>();
        terminals.forEach(id -> users.put(id, id));
        this.broker = Mosquitto.start(HOME, folder.resolve("broker"), users);
    }

    public Mosquitto broker() {
        return broker;
    }

    /** Starts a box in a folder named after it. {@code rest}: further lines of its {@code appliance.yaml}. */
    public Appliance start(String id, String roles, String rest) {
        return start(id, id, roles, rest);
    }

    /** As {@link #start(String, String, String)}, in another folder: a second box under the same id. */
    public Appliance start(String id, String place, String roles, String rest) {
        return start(id, place, roles, rest, DiskUse.REAL);
    }

    /** As {@link #start(String, String, String, String)}, on a disk that is as full as the test says. */
    public Appliance start(String id, String place, String roles, String rest, DiskUse disk) {
        Path file = write(id, place, roles, 0, rest);
        Appliance box = Appliance.start(new Appliance.Start(
                ApplianceFile.read(file),
                folder.resolve(place),
                folder.resolve(place).resolve("data"),
                HOME,
                disk));
        boxes.put(place, box);
        return box;
    }

    /** The hub of the hall, with a listener for phones. */
    public Appliance hub() {
        int phone = freePort();
        return start(
                "hub",
                "[hub]",
                "plan: hall.yaml\nphone: {bind: 127.0.0.1, port: " + phone + ", address: \"http://127.0.0.1:" + phone
                        + "\"}\n");
    }

    /** Writes a box's files. */
    public Path write(String id, String place, String roles, int port, String rest) {
        Path at = folder.resolve(place);
        try {
            Files.createDirectories(at);
            Files.writeString(at.resolve("password"), id);
            OpenHall.write(HOME, at.resolve("hall.yaml"));
            return Files.writeString(
                    at.resolve("appliance.yaml"),
                    "terminal: " + id + "\nname: {zh: " + id + ", en: " + id + "}\nhall: yunxi\nroles: " + roles
                            + "\nhttp: {bind: 127.0.0.1, port: " + port + "}\nlink: {broker: \"" + broker.uri()
                            + "\", user: " + id + ", password-file: password}\n" + rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Appliance box(String place) {
        Appliance box = boxes.get(place);
        if (box == null) {
            throw new IllegalArgumentException("no box in " + place);
        }
        return box;
    }

    public void stop(String place) {
        box(place).close();
        boxes.remove(place);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        boxes.values().forEach(Appliance::close);
        broker.close();
    }
}
