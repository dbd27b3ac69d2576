package org.paihao.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One MQTT 5 connection that is kept up. Publishing never blocks; what can't be sent now is dropped and said so. */
public interface Wire extends AutoCloseable {

    /**
     * A message to send.
     *
     * @param qos 0 or 1
     * @param expiry after which the broker may drop it; empty for never
     */
    record Message(String topic, byte[] payload, int qos, boolean retain, Optional<Duration> expiry) {}

    /**
     * Hands a message to the broker; {@code done} hears whether it took it. Returns false when it can't be sent now.
     */
    boolean publish(Message message, Done done);

    /**
     * What to hear.
     *
     * @param filter of topics; all with QoS 1
     * @param own whether this client's own messages come back
     */
    record Subscription(String filter, boolean own) {}

    /** Whether the connection stands. */
    boolean up();

    /** The connection looks up but does not move: breaks it, and a new one is made. */
    void renew();

    /** Ends the connection for good. The Will is sent by the broker, as for a box that died. */
    @Override
    void close();

    /** Opens a wire; it tells the listener nothing before it has returned. */
    @FunctionalInterface
    interface Opener {
        Wire open(List<Subscription> subscriptions, Listener listener);
    }

    /** Told once for each message that was accepted by {@link #publish}. On a link thread: only note it. */
    @FunctionalInterface
    interface Done {
        Done IGNORE = taken -> {};

        void settled(boolean taken);
    }

    /** Hears what comes. Called on the client's threads: only enqueue, never publish or wait in here. */
    interface Listener {
        /** Connected and subscribed. */
        void up(int receiveMaximum);

        void down();

        /** Another has connected under this client id: told before {@link #down}. */
        default void pushedOff() {}

        void message(String topic, byte[] payload, boolean retained);
    }
}
