package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.paihao.app.Mosquitto;
import org.paihao.core.access.ApiToken;

/** A broker and the boxes of a bench's hall, each a process. */
final class Hall implements AutoCloseable {
    private static final String TOKEN = "bench-token";
    private static final String KIOSK = "kiosk-1";
    private static final Duration LINK_PATIENCE = Duration.ofSeconds(30);

    private final Box.Kit kit;
    private final Path folder;
    private final Mosquitto broker;
    private final Box hub;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    Hall(Box.Kit kit, Path folder) {
        this(kit, folder, Set.of());
    }

    /** @param more boxes that may connect, each with its id as its password */
    Hall(Box.Kit kit, Path folder, Set<String> more) {
        this.kit = kit;
        this.folder = folder;
        Map<String, String> users = new HashMap<>(Map.of("hub", "hub", KIOSK, KIOSK, BenchHall.COUNTER, "counter"));
        more.forEach(id -> users.put(id, id));
        this.broker = Mosquitto.start(kit.home(), folder.resolve("broker"), users);
        toClose.push(broker);
        BenchHall.write(folder.resolve("hub"));
        writeToken();
        Box.Kit hubKit = kit.with("@" + kit.home().resolve("firmware-config/os/hub.jvm"));
        this.hub = box(hubKit, "hub", "hub", "[hub]", "plan: hall.yaml\napi-tokens: ../tokens.yaml\n");
    }

    /** The address of its broker. */
    String broker() {
        return broker.uri();
    }

    /** The hub's box. */
    Box hub() {
        return hub;
    }

    /** Starts a kiosk; {@code devices} is the YAML of what hangs on it, or nothing. */
    Box kiosk(String devices) {
        return kiosk(kit, devices);
    }

    Box kiosk(Box.Kit other, String devices) {
        Box kiosk = box(other, devices);
        awaitTicket(kiosk);
        return kiosk;
    }

    /** A kiosk as soon as its page answers. */
    Box box(Box.Kit other, String devices) {
        return box(other, KIOSK, KIOSK, "[kiosk]", "ordinal: 2\n" + devices);
    }

    /** Starts the hall's one counter. */
    Box counter() {
        return box(BenchHall.COUNTER, "counter", "[counter]", "counter: " + BenchHall.COUNTER + "\n");
    }

    /** A connection to the hub for another system. */
    Http hubClient() {
        return new Http(hub.port(), "Authorization: Bearer " + TOKEN + "\r\n");
    }

    private Box box(String id, String password, String roles, String rest) {
        return box(kit, id, password, roles, rest);
    }

    private Box box(Box.Kit other, String id, String password, String roles, String rest) {
        Path home = folder.resolve(id);
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("password"), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Box box = Box.start(
                other,
                home,
                "terminal: " + id + "\nname: {zh: 测试机, en: Bench}\nhall: yunxi\nroles: " + roles
                        + "\nhttp: {bind: 127.0.0.1, port: PORT}\nlink: {broker: \"" + broker.uri() + "\", user: " + id
                        + ", password-file: password}\n" + rest);
        toClose.push(box);
        return box;
    }

    /** Takes tickets until the kiosk gets its label from the hub: then plan and link are there. */
    private static void awaitTicket(Box kiosk) {
        Random random = new Random();
        long until = System.nanoTime() + LINK_PATIENCE.toNanos();
        try (Http http = new Http(kiosk.port(), "")) {
            while (System.nanoTime() < until) {
                Http.Answer answer = take(http, random);
                if (answer.status() == 201 && answer.body().matches("(?s).*\"label\":\"[A-Z][01]?[0-9]{3}\".*")) {
                    return;
                }
                Box.pause(Duration.ofMillis(50));
            }
        }
        throw new IllegalStateException("the kiosk does not reach the hub");
    }

    /** One touch, as the page sends it. */
    static Http.Answer take(Http http, Random random) {
        return http.post(
                "/api/v1/tickets",
                Keys.next(random),
                "{\"service\":\"" + BenchHall.service(random.nextInt(BenchHall.SERVICES))
                        + "\",\"channel\":\"kiosk\"}");
    }

    private void writeToken() {
        try {
            Files.writeString(
                    folder.resolve("tokens.yaml"),
                    "tokens:\n  - {id: bench, name: bench, hash: " + ApiToken.hashOf(TOKEN)
                            + ", scopes: [tickets-issue, reports-read]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
