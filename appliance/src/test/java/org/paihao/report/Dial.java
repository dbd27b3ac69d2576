package org.paihao.report;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.paihao.app.Mosquitto;

/** How a rig reaches its broker, and how often it has. */
final class Dial {
    private final String uri;
    private final Supplier<Backoff> pauses;
    private final AtomicInteger ups = new AtomicInteger();

    /** @param pauses between two tries */
    Dial(String uri, Supplier<Backoff> pauses) {
        this.uri = uri;
        this.pauses = pauses;
    }

    /** As a hub reaches it. */
    static Dial to(Mosquitto broker) {
        return new Dial(broker.uri(), () -> Backoff.atOnce(new Random()));
    }

    /** Connections that have stood so far, the present one included. */
    int ups() {
        return ups.get();
    }

    /** The production wire under this client id, with a user whose name is its password. */
    Wire.Opener opener(String client, String user, Wire.Message will) {
        return (subscriptions, listener) -> MqttWire.open(
                new WireSettings(
                        uri,
                        client,
                        Optional.of(new WireSettings.Credentials(user, user)),
                        Optional.empty(),
                        will,
                        subscriptions),
                new Counted(listener),
                pauses.get());
    }

    private final class Counted implements Wire.Listener {
        private final Wire.Listener listener;

        Counted(Wire.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void up(int receiveMaximum) {
            listener.up(receiveMaximum);
            ups.incrementAndGet();
        }

        @Override
        public void down() {
            listener.down();
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            listener.message(topic, payload, retained);
        }
    }
}
