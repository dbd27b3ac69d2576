package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The eight boxes of the demo's hall and their files, whether they live in one process or in eight.
 *
 * @param boxes the hub first
 * @param passwords each box's at the broker, by its id, and that of the account that only reads; new ones each time
 */
record DemoPlan(DemoHall.Setup setup, List<Box> boxes, Map<String, String> passwords) {
    /** The account at the broker that may only read: docs/other-systems.md. */
    static final String DASHBOARD = "dashboard";

    /** Eight pages, and two listeners for phones, the last of them this far from the first. */
    private static final int PORTS = 18;

    DemoPlan {
        boxes = List.copyOf(boxes);
        passwords = Map.copyOf(passwords);
    }

    /** One box of the hall. {@code yaml} has {@code BROKER} where the broker's address goes. */
    record Box(String id, int port, String yaml) {}

    static DemoPlan of(DemoHall.Setup setup) {
        List<Box> boxes = boxes(setup.firstPort() == 0 ? freeBlock() : setup.firstPort());
        Map<String, String> passwords = new LinkedHashMap<>();
        SecureRandom random = new SecureRandom();
        boxes.forEach(box -> passwords.put(box.id(), HexFormat.of().toHexDigits(random.nextLong())));
        passwords.put(DASHBOARD, HexFormat.of().toHexDigits(random.nextLong()));
        return new DemoPlan(setup, boxes, passwords);
    }

    /** A box's own folder: its files, and {@code data} in it. */
    Path folder(Box box) {
        return setup.data().resolve(box.id());
    }

    /** Writes a box's files. Returns its {@code appliance.yaml}. */
    Path write(Box box, String broker) {
        try {
            Path folder = folder(box);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("password"), passwords.getOrDefault(box.id(), ""));
            Files.writeString(folder.resolve("hall.yaml"), setup.plan().apply(hallThatNeverCloses(setup.home())));
            return Files.writeString(
                    folder.resolve("appliance.yaml"), box.yaml().replace("BROKER", broker));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder can't be used: " + setup.data(), e);
        }
    }

    /** The example hall, open at any hour: whoever tries the demo at night finds windows to go to. */
    private static String hallThatNeverCloses(Path home) throws IOException {
        String plan = Files.readString(home.resolve("firmware-config/halls/yunxi/hall.yaml"));
        // No hours at all: open at any hour, and none of the holidays and caps that come with them.
        String open = plan.replaceFirst("(?m)^hours:\n(?:  .*\n)+", "hours: {}\n")
                .replaceFirst("(?m)^opening:\n(?:  .*\n)+", "");
        if (open.equals(plan)) {
            throw new IllegalStateException("the example hall's hours are not where they were");
        }
        return open;
    }

    /** The first of so many free ports in a row as the hall needs. */
    private static int freeBlock() {
        Random random = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = 20_000 + random.nextInt(20_000);
            if (IntStream.range(first, first + PORTS).allMatch(DemoPlan::free)) {
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
        return new Box(id, port, yaml);
    }
}
