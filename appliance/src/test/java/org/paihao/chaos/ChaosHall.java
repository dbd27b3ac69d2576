package org.paihao.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.paihao.app.BoxCommand;
import org.paihao.app.Mosquitto;
import org.paihao.bench.BenchHall;

/** The hall of a run: a broker and boxes, each a process, around them what can be made to fail. */
final class ChaosHall implements AutoCloseable {
    static final String BROKER = "broker";
    static final String HUB = "hub";
    /** The box on a small disk of its own. */
    static final String SMALL_DISK = "kiosk-2";
    /** The box whose clock jumps. */
    static final String BENT_CLOCK = "counter-1";

    private final Ground ground;
    private final Mosquitto broker;
    private final Map<String, ChaosBox> boxes = new LinkedHashMap<>();

    private ChaosHall(Ground ground, Mosquitto broker) {
        this.ground = ground;
        this.broker = broker;
    }

    /**
     * Writes everything and starts broker and boxes; when it returns, every page answers.
     *
     * @param clocks whether the clock of one box is to jump
     */
    static ChaosHall start(Settings settings, Ground ground, boolean clocks) {
        Map<String, String> users = new LinkedHashMap<>();
        settings.boxes().forEach(id -> users.put(id, id));
        Path brokers = settings.data().resolve(BROKER);
        Mosquitto broker = Mosquitto.prepared(settings.command().home(), brokers, users);
        ChaosHall hall = new ChaosHall(ground, broker);
        try {
            String uri = hall.brokerUri(brokers);
            for (String id : settings.boxes()) {
                hall.boxes.put(id, hall.box(settings, id, uri));
                if (clocks && id.equals(BENT_CLOCK)) {
                    hall.box(id).clock(0);
                }
            }
            broker.begin();
            hall.startBoxes();
            return hall;
        } catch (IOException e) {
            hall.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            hall.close();
            throw e;
        }
    }

    /** Starts all boxes; when it returns, every page answers. */
    void startBoxes() {
        boxes.values().forEach(ChaosBox::start);
        for (ChaosBox box : boxes.values()) {
            if (!box.awaitReady(ChaosBox.READY_PATIENCE)) {
                throw new IllegalStateException(box.id() + " does not start; its log lies beside " + box.data());
            }
        }
    }

    /** Where boxes have networks of their own the broker listens at its end of the cables as well. */
    private String brokerUri(Path folder) throws IOException {
        Optional<String> address = ground.broker();
        if (address.isEmpty()) {
            return broker.uri();
        }
        String port = broker.uri().substring(broker.uri().lastIndexOf(':') + 1);
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                "\nlistener " + port + " " + address.get() + "\n",
                StandardOpenOption.APPEND);
        return "tcp://" + address.get() + ":" + port;
    }

    private ChaosBox box(Settings settings, String id, String brokerUri) throws IOException {
        Path folder = settings.data().resolve(id);
        int number = id.equals(HUB) ? 0 : Integer.parseInt(id.substring(id.indexOf('-') + 1));
        String rest = id.equals(HUB)
                ? "roles: [hub]\nplan: hall.yaml\n"
                : id.startsWith("kiosk")
                        ? "roles: [kiosk]\nordinal: " + (number + 1) + "\n"
                        : "roles: [counter, pad]\ncounter: " + id + "\n";
        BenchHall.write(folder, settings.counters());
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("password"), id);
        int port = freePort();
        Files.writeString(
                folder.resolve("appliance.yaml"),
                "terminal: " + id + "\nname: {zh: 测试机, en: Chaos}\nhall: yunxi\nhttp: {bind: 127.0.0.1, port: "
                        + port + "}\nlink: {broker: \"" + brokerUri + "\", user: " + id
                        + ", password-file: password}\n" + rest);
        // A day here has more tickets than a hall has in a month.
        BoxCommand command = settings.command().with(heap(settings, id));
        ChaosBox box = new ChaosBox(id, port, folder, id.equals(HUB) ? command.ofHub() : command, ground);
        if (ground.cables() && id.equals(SMALL_DISK)) {
            ground.smallDisk(folder.resolve("data"), 64 + settings.facts() / 200L);
        }
        return box;
    }

    private static String heap(Settings settings, String id) {
        if (settings.facts() <= 50_000) {
            return "-Xmx192m";
        }
        return id.equals(HUB) ? "-Xmx2g" : "-Xmx768m";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Mosquitto broker() {
        return broker;
    }

    Ground ground() {
        return ground;
    }

    ChaosBox box(String id) {
        ChaosBox box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("there is no box " + id);
        }
        return box;
    }

    /** Boxes by id, the hub first. */
    Map<String, ChaosBox> boxes() {
        return boxes;
    }

    @Override
    public void close() {
        boxes.values().forEach(ChaosBox::kill);
        broker.close();
    }
}
