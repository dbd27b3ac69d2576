package org.paihao.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paihao.report.MqttWire;
import org.paihao.report.Wire;
import org.paihao.report.WireSettings;

/** Hears all that is said in a hall, with the hub's rights, and can say anything. */
final class Tap implements AutoCloseable {
    private static final String ROOT = "paihao/v1/";

    private final String hall;
    private final Map<String, List<byte[]>> heard = new ConcurrentHashMap<>();
    private final Wire wire;

    Tap(String hall, String broker, Path passwordFile) throws IOException {
        this.hall = hall;
        this.wire = MqttWire.open(
                new WireSettings(
                        broker,
                        "tap",
                        Optional.of(new WireSettings.Credentials(
                                "hub", Files.readString(passwordFile).strip())),
                        Optional.empty(),
                        new Wire.Message("tap/gone", new byte[0], 0, false, Optional.empty()),
                        List.of(new Wire.Subscription(ROOT + "#", false))),
                new Hears());
    }

    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {}

        @Override
        public void down() {}

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            heard.computeIfAbsent(topic.substring(ROOT.length()), ignored -> new CopyOnWriteArrayList<>())
                    .add(payload);
        }
    }

    boolean up() {
        return wire.up();
    }

    /** Everything heard so far, by topic below the hall's root. */
    Map<String, List<byte[]>> heard() {
        Map<String, List<byte[]>> all = new java.util.TreeMap<>();
        heard.forEach((topic, messages) -> all.put(topic.substring(hall.length() + 1), List.copyOf(messages)));
        return all;
    }

    void say(String topic, byte[] payload) {
        wire.publish(
                new Wire.Message(ROOT + hall + "/" + topic, payload, 1, false, Optional.of(Duration.ofSeconds(5))),
                Wire.Done.IGNORE);
    }

    @Override
    public void close() {
        wire.close();
    }
}
