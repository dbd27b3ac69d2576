package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Mosquitto;
import org.paihao.device.Await;

/**
 * A hub and nineteen kiosks in one process lose their broker fifty times, by connections that are cut or by another
 * client under their id, while facts are made: a thousand reconnects. From the hundredth to the thousandth there is no
 * thread and no descriptor more, and not a quarter of a megabyte of live heap: 300 bytes a reconnect would be found.
 *
 * <p>Fifty times twenty and not a thousand times one, for Paho 1.2.5 takes 300 ms to connect: it starts three threads,
 * and looks after 100 ms whether each has begun.
 */
class ThousandReconnectsTest {
    private static final int KIOSKS = 19;
    private static final int BOXES = 1 + KIOSKS;
    private static final int WARM = 100;
    private static final int ALL = 1_000;
    private static final int KICK_EVERY = 5;
    /** Of each kiosk around each cut. */
    private static final int FACTS = 4;

    @Test
    void aThousandReconnectsLeaveNothingBehindAndLoseNothing(@TempDir Path folder) throws Exception {
        Random random = new Random(Long.getLong("paihao.seed", 1));
        try (Mosquitto broker = broker(folder);
                Relay relay = Relay.to(broker.uri());
                Hall hall = new Hall(folder, relay)) {
            int round = 0;
            while (hall.reconnects() < WARM) {
                hall.lose(++round, random, broker, relay);
            }
            Footprint before = hall.quiet();
            while (hall.reconnects() < ALL) {
                hall.lose(++round, random, broker, relay);
            }
            Footprint after = hall.quiet();

            assertThat(after.grownSince(before)).isEmpty();
            for (TerminalRig kiosk : hall.kiosks) {
                assertThat(kiosk.outbox()).hasSize(1 + FACTS * round);
            }
            assertThat(hall.hub.alarms).isEmpty();
        }
    }

    @Test
    void aClientThatIsNotClosedAndAListenerThatIsKeptAreFound(@TempDir Path folder) throws Exception {
        try (Mosquitto broker = broker(folder);
                Relay relay = Relay.to(broker.uri());
                Hall hall = new Hall(folder, relay)) {
            Footprint before = hall.quiet();
            List<Runnable> listeners = new ArrayList<>();
            for (int round = WARM; round < ALL; round++) {
                byte[] payload = new byte[320];
                listeners.add(() -> payload[0]++);
            }
            assertThat(Footprint.now().grownSince(before).orElse(""))
                    .as("%d kept listeners", listeners.size())
                    .contains("live bytes");
            listeners.clear();

            List<MqttAsyncClient> clients = new ArrayList<>();
            for (int round = WARM; round < ALL; round++) {
                clients.add(new MqttAsyncClient(broker.uri(), "kiosk-1", new MemoryPersistence()));
            }
            assertThat(Footprint.now().grownSince(before).orElse(""))
                    .as("%d kept clients", clients.size())
                    .contains("live bytes");
            close(clients);

            try (Socket left = reach(broker)) {
                Thread waiting = Thread.ofVirtual().name("waiting").start(() -> read(left));
                assertThat(Footprint.now().grownSince(before).orElse(""))
                        .contains("thread waiting +1", "descriptor socket:[#] +");
                left.shutdownInput();
                waiting.join();
            }
            assertThat(Footprint.now().grownSince(before)).isEmpty();
        }
    }

    private static void read(Socket socket) {
        try {
            socket.getInputStream().read();
        } catch (IOException e) {
            return;
        }
    }

    private static void close(List<MqttAsyncClient> clients) throws MqttException {
        for (MqttAsyncClient client : clients) {
            client.close(true);
        }
        clients.clear();
    }

    private static Socket reach(Mosquitto broker) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(broker.uri()).getPort());
    }

    private static Mosquitto broker(Path folder) {
        Map<String, String> users = new HashMap<>(Map.of("hub", "hub"));
        for (int i = 1; i <= KIOSKS; i++) {
            users.put("kiosk-" + i, "kiosk-" + i);
        }
        return Mosquitto.start(Plans.HOME, folder.resolve("broker"), users);
    }

    /** A hub and kiosks that reach their broker through the relay. */
    private static final class Hall implements AutoCloseable {
        private final List<Dial> dials = new ArrayList<>();
        private final HubRig hub;
        private final List<TerminalRig> kiosks = new ArrayList<>();

        Hall(Path folder, Relay relay) {
            hub = new HubRig(
                    folder.resolve("hub.db"), dial(relay), "hub", Plans.yunxi().plan());
            for (int i = 1; i <= KIOSKS; i++) {
                kiosks.add(new TerminalRig(folder, "kiosk-" + i, 1 + i, dial(relay)));
            }
            Await.until("all are up", () -> dials.stream().allMatch(dial -> dial.ups() > 0));
        }

        /** Jitter that says 0 each time: the shortest pauses a box can draw. */
        private Dial dial(Relay relay) {
            Dial dial = new Dial(relay.uri(), () -> Backoff.atOnce(() -> 0));
            dials.add(dial);
            return dial;
        }

        int reconnects() {
            return dials.stream().mapToInt(dial -> dial.ups() - 1).sum();
        }

        /** All lose their connection, and all have another. */
        void lose(int round, Random random, Mosquitto broker, Relay relay) throws IOException {
            make(FACTS / 2);
            List<Integer> before = dials.stream().map(Dial::ups).toList();
            if (round % KICK_EVERY == 0) {
                takeOver(broker, "hub");
                for (TerminalRig kiosk : kiosks) {
                    takeOver(broker, kiosk.id.value());
                }
            } else {
                relay.cut(random.nextBoolean());
            }
            make(FACTS - FACTS / 2);
            for (int i = 0; i < BOXES; i++) {
                Dial dial = dials.get(i);
                int ups = before.get(i);
                Await.until("round " + round + ": box " + i + " is up again", () -> dial.ups() > ups);
            }
        }

        private void make(int count) {
            for (int i = 0; i < count; i++) {
                kiosks.forEach(TerminalRig::help);
            }
        }

        /** When everything has been said, and nothing is under way. */
        Footprint quiet() {
            for (TerminalRig kiosk : kiosks) {
                Await.until(
                        kiosk.id + " reaches the hub", () -> kiosk.link.status().up());
                hub.awaitWhole(kiosk);
                Await.until(kiosk.id + " knows", () -> kiosk.link.backlog() == 0);
            }
            return Footprint.now();
        }

        @Override
        public void close() {
            kiosks.forEach(TerminalRig::close);
            hub.close();
        }
    }

    /** Connects as somebody else under this id (MQTT 5, 3.1), is let in, and goes. */
    private static void takeOver(Mosquitto broker, String id) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.writeByte(5);
        out.writeByte(0xC2); // user name, password, clean start
        out.writeShort(10);
        out.writeByte(0); // no properties
        out.writeUTF(id);
        out.writeUTF(id);
        out.writeUTF(id);
        try (Socket socket = reach(broker)) {
            socket.getOutputStream().write(0x10);
            socket.getOutputStream().write(body.size());
            body.writeTo(socket.getOutputStream());
            assertThat(socket.getInputStream().read()).as("CONNACK").isEqualTo(0x20);
        }
    }
}
