package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.paihao.config.ApplianceFile;

/**
 * A whole hall in one process: a broker of its own, and eight appliances with twins for devices, each with its own data
 * folder, port and MQTT connection. The demo and the tests run the same one.
 */
public final class DemoHall implements AutoCloseable {
    /** Eight pages, and two listeners for phones, the last of them this far from the first. */
    private static final int PORTS = 18;

    private final Mosquitto broker;
    private final Map<String, Appliance> boxes = new LinkedHashMap<>();

    private DemoHall(Mosquitto broker) {
        this.broker = broker;
    }

    /**
     * What the hall is made of.
     *
     * @param home the installation
     * @param data where all boxes keep their data
     * @param firstPort port of the hub's page; the others follow. 0 takes free ports
     */
    public record Setup(Path home, Path data, int firstPort) {}

    /** One box of the hall. */
    private record Box(String id, int offset, String yaml) {}

    /** Starts all boxes, hub first; when it returns, every page answers. */
    public static DemoHall start(Setup setup) {
        List<Box> plan = boxes(setup.firstPort() == 0 ? freeBlock() : setup.firstPort());
        Map<String, String> passwords = new LinkedHashMap<>();
        SecureRandom random = new SecureRandom();
        plan.forEach(box -> passwords.put(box.id(), HexFormat.of().toHexDigits(random.nextLong())));
        DemoHall hall = new DemoHall(Mosquitto.start(setup.home(), setup.data().resolve("broker"), passwords));
        try {
            for (Box box : plan) {
                Path folder = setup.data().resolve(box.id());
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("password"), passwords.get(box.id()));
                Files.copy(
                        setup.home().resolve("firmware-config/halls/yunxi/hall.yaml"),
                        folder.resolve("hall.yaml"),
                        StandardCopyOption.REPLACE_EXISTING);
                Path file = folder.resolve("appliance.yaml");
                Files.writeString(file, box.yaml().replace("BROKER", hall.broker.uri()));
                Appliance appliance = Appliance.start(
                        new Appliance.Start(ApplianceFile.read(file), folder, folder.resolve("data"), setup.home()));
                hall.boxes.put(box.id(), appliance);
            }
            return hall;
        } catch (IOException e) {
            hall.close();
            throw new UncheckedIOException("the demo's folder can't be used: " + setup.data(), e);
        } catch (RuntimeException e) {
            hall.close();
            throw e;
        }
    }

    /** The first of so many free ports in a row as the hall needs. */
    private static int freeBlock() {
        Random random = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = 20_000 + random.nextInt(20_000);
            if (IntStream.range(first, first + PORTS).allMatch(DemoHall::free)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + PORTS + " free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** A running box by its terminal id. */
    public Appliance box(String id) {
        Appliance box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("there is no box '" + id + "' in this hall");
        }
        return box;
    }

    /** The boxes in the order they were started. */
    public List<Appliance> all() {
        return new ArrayList<>(boxes.values());
    }

    /** The hall's broker. */
    public Mosquitto broker() {
        return broker;
    }

    private static List<Box> boxes(int first) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(box("hub", "大厅主机", "Hub", "[hub]", first, 0, "plan: hall.yaml\n" + phone(first, 10)));
        for (int i = 1; i <= 2; i++) {
            boxes.add(box(
                    "kiosk-" + i,
                    i + " 号取号机",
                    "Kiosk " + i,
                    "[kiosk]",
                    first,
                    i,
                    "ordinal: " + (i + 1) + "\ndevices:\n  printer: {model: epson-tm-t88vi, port: twin}\n"
                            + "  scanner: {model: generic-cdc-scanner, port: twin}\n"));
        }
        for (int i = 1; i <= 3; i++) {
            // A counter at the general windows, one where companies start, and the one that knows everything.
            int counter = List.of(1, 8, 14).get(i - 1);
            String pad = i == 1
                    ? "  pad: {model: five-key-serial, port: twin}\n"
                    : "  gpio: {model: gpio-five-button, chip: twin}\n";
            boxes.add(box(
                    "counter-" + counter,
                    counter + " 号窗口",
                    "Counter " + counter,
                    "[counter, pad]",
                    first,
                    2 + i,
                    "counter: counter-" + counter + "\ndevices:\n  caller: {model: ff68-caller, port: twin}\n"
                            + "  sign: {model: strip-a0-90, port: twin}\n" + pad));
        }
        boxes.add(box("display-1", "1 楼大屏", "Screen floor 1", "[display]", first, 6, ""));
        boxes.add(box(
                "print-1",
                "文印站",
                "Print station",
                "[print-station]",
                first,
                7,
                phone(first, 17) + "devices:\n  ipp-printer: {uri: twin}\n"));
        return boxes;
    }

    private static String phone(int first, int offset) {
        int port = first + offset;
        return "phone: {bind: 127.0.0.1, port: " + port + ", address: \"http://127.0.0.1:" + port + "\"}\n";
    }

    private static Box box(String id, String zh, String en, String roles, int first, int offset, String rest) {
        int port = first + offset;
        String yaml = "terminal: " + id + "\n"
                + "name: {zh: " + zh + ", en: " + en + "}\n"
                + "hall: yunxi\n"
                + "roles: " + roles + "\n"
                + "http: {bind: 127.0.0.1, port: " + port + "}\n"
                + "link: {broker: \"BROKER\", user: " + id + ", password-file: password}\n"
                + rest;
        return new Box(id, offset, yaml);
    }

    @Override
    public void close() {
        // Boxes first and together, each may wait for a device; the broker last, so that they can say goodbye.
        List<Thread> closing = boxes.values().stream()
                .map(box -> Thread.ofVirtual().start(box::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join(Duration.ofSeconds(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        broker.close();
    }
}
