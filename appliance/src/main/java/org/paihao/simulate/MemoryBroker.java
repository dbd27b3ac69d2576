package org.paihao.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.paihao.report.Backoff;
import org.paihao.report.Wire;

/**
 * A broker in virtual time, with what makes brokers hard: a place for each message, retained ones, Wills, cuts, and on
 * demand loss, doubles and delays that reorder. Stricter than a real one: a message too many is refused.
 */
public final class MemoryBroker {
    private static final int RECEIVE_MAXIMUM = 20;
    private static final Duration WILL_DELAY = Duration.ofSeconds(5);
    private static final Duration HOP = Duration.ofMillis(1);

    private final VirtualTime time;
    private final Random random;
    private final Map<String, byte[]> retained = new LinkedHashMap<>();
    private final List<Client> clients = new ArrayList<>();
    /** Who hears a topic: filters are long to compare. */
    private final Map<String, List<Ear>> ears = new HashMap<>();

    private final Set<String> away = new HashSet<>();
    private boolean running = true;
    /** Probability that a message is lost on a hop, and that it is doubled. */
    private double faults;
    /** The most a hop takes longer than it should. */
    private Duration delayMax = Duration.ZERO;

    private Duration hop = HOP;

    private long carried;

    /** @param random decides what happens to a message, and when a box tries to connect */
    public MemoryBroker(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** From now on a message on a hop is lost or doubled with this probability, and late by up to {@code delay}. */
    public void faulty(double probability, Duration delay) {
        faults = probability;
        delayMax = delay;
    }

    /** Every hop takes so long. */
    public void slow(Duration eachHop) {
        hop = eachHop;
    }

    /** No message is lost, doubled or late any more. */
    public void healthy() {
        faulty(0, Duration.ZERO);
        hop = HOP;
    }

    /** Facts that were handed to a hub. */
    public long facts() {
        return carried;
    }

    /** Dies: every connection breaks, everything retained is forgotten. */
    public void kill() {
        retained.clear();
        stop();
    }

    /** Dies: every connection breaks; what was retained is on its disk. */
    public void stop() {
        running = false;
        List.copyOf(clients).forEach(Client::cut);
    }

    /** Is there again. */
    public void begin() {
        running = true;
    }

    /** One box can't reach it, or can again. */
    public void away(String box, boolean is) {
        if (is) {
            away.add(box);
            cut(box);
        } else {
            away.remove(box);
        }
    }

    /** Breaks one box's connection; it comes back by itself. */
    public void cut(String box) {
        List.copyOf(clients).stream().filter(each -> each.box.equals(box)).forEach(Client::cut);
    }

    /** A box is gone without a word: its connections break, and nothing of them reaches it any more. */
    public void gone(String box) {
        List.copyOf(clients).stream().filter(each -> each.box.equals(box)).forEach(Client::gone);
    }

    /** What is retained on a topic. */
    public Optional<byte[]> retained(String topic) {
        return Optional.ofNullable(retained.get(topic));
    }

    /** How a box connects that goes by its own name. */
    public Wire.Opener client(String id, Wire.Message will) {
        return client(id, id, will);
    }

    /** How a box connects: of two boxes under one client id the one that connects last stays. */
    public Wire.Opener client(String id, String box, Wire.Message will) {
        return (subscriptions, listener) -> {
            Client client = new Client(id, box, will, subscriptions, listener);
            clients.add(client);
            ears.clear();
            time.after(client.backoff.first(), client::connect);
            return client;
        };
    }

    private void hop(boolean mayFail, Runnable run) {
        if (mayFail && random.nextDouble() < faults) {
            return;
        }
        int times = mayFail && random.nextDouble() < faults ? 2 : 1;
        for (int i = 0; i < times; i++) {
            time.after(hop.plusNanos((long) (random.nextDouble() * delayMax.toNanos())), run);
        }
    }

    private void route(Optional<Client> from, Wire.Message message) {
        if (!running) {
            return;
        }
        if (message.retain() && message.payload().length == 0) {
            retained.remove(message.topic());
        } else if (message.retain()) {
            retained.put(message.topic(), message.payload());
        }
        // A plan is not lost on a connection that stands; facts, marks and answers are put to the test.
        boolean mayFail = !message.retain() || message.topic().endsWith("/ack");
        for (Ear ear : ears.computeIfAbsent(message.topic(), this::ears)) {
            Client to = ear.client();
            if (to.up && (ear.own() || from.isEmpty() || !to.equals(from.get()))) {
                to.deliver(mayFail, message.topic(), message.payload(), false);
            }
        }
    }

    private List<Ear> ears(String topic) {
        return clients.stream().flatMap(client -> client.ear(topic).stream()).toList();
    }

    /** A client that hears a topic from others, and perhaps from itself. */
    private record Ear(Client client, boolean own) {}

    /** What was subscribed to, by levels; {@code +} is any level. */
    private record Filter(String[] wanted, boolean own) {
        boolean matches(String[] parts) {
            boolean same = wanted.length == parts.length;
            for (int i = 0; same && i < wanted.length; i++) {
                same = wanted[i].equals("+") || wanted[i].equals(parts[i]);
            }
            return same;
        }
    }

    /** One box's connection, kept up as the real one is. */
    private final class Client implements Wire {
        private final String id;
        private final String box;
        private final Message will;
        private final List<Filter> filters;
        private final Map<String, Optional<Ear>> known = new HashMap<>();
        private final Listener listener;
        private final Backoff backoff;
        private int connection;
        private int inFlight;
        private boolean up;
        private boolean closed;
        private long upAtNanos;

        Client(String id, String box, Message will, List<Subscription> subscriptions, Listener listener) {
            this.id = id;
            this.box = box;
            this.will = will;
            this.filters = subscriptions.stream()
                    .map(each -> new Filter(each.filter().split("/"), each.own()))
                    .toList();
            this.listener = listener;
            this.backoff = Backoff.spread(random);
        }

        private void connect() {
            if (closed) {
                return;
            }
            if (!running || away.contains(box)) {
                time.after(backoff.next(Duration.ZERO), this::connect);
                return;
            }
            List.copyOf(clients).stream().filter(this::isOther).forEach(Client::takenOver);
            connection++;
            inFlight = 0;
            up = true;
            upAtNanos = time.nanoTime();
            listener.up(RECEIVE_MAXIMUM);
            retained.forEach((topic, payload) -> {
                if (ear(topic).isPresent()) {
                    deliver(false, topic, payload, true);
                }
            });
        }

        void cut() {
            if (up) {
                listener.down();
                broken();
            }
        }

        private boolean isOther(Client other) {
            return other.id.equals(id) && !other.equals(this);
        }

        /**
         * Another has connected under this id: DISCONNECT 0x8E, and the Will at once, for with its session expiry of 0
         * the session ends here (MQTT 5, 3.1.2.5 and 3.1.4).
         */
        void takenOver() {
            if (up) {
                listener.pushedOff();
                listener.down();
                broken();
                connection++;
                route(Optional.empty(), will);
            }
        }

        void gone() {
            closed = true;
            if (up) {
                broken();
            }
            clients.remove(this);
            ears.clear();
        }

        private void broken() {
            up = false;
            connection++;
            int gone = connection;
            time.after(WILL_DELAY, () -> {
                if (gone == connection) {
                    route(Optional.empty(), will);
                }
            });
            if (!closed) {
                time.after(backoff.next(Duration.ofNanos(time.nanoTime() - upAtNanos)), this::connect);
            }
        }

        Optional<Ear> ear(String topic) {
            return known.computeIfAbsent(topic, this::found);
        }

        private Optional<Ear> found(String topic) {
            String[] parts = topic.split("/");
            List<Filter> hearing =
                    filters.stream().filter(each -> each.matches(parts)).toList();
            return hearing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Ear(this, hearing.stream().anyMatch(Filter::own)));
        }

        void deliver(boolean mayFail, String topic, byte[] payload, boolean retain) {
            int of = connection;
            hop(mayFail, () -> {
                if (of == connection && up) {
                    carried += topic.endsWith("/evt") ? 1 : 0;
                    listener.message(topic, payload, retain);
                }
            });
        }

        @Override
        public boolean publish(Message message, Done done) {
            if (!up || (message.qos() == 1 && inFlight >= RECEIVE_MAXIMUM)) {
                return false;
            }
            int of = connection;
            inFlight += message.qos();
            hop(message.topic().endsWith("/evt") || message.topic().endsWith("/req"), () -> {
                if (of == connection) {
                    route(Optional.of(this), message);
                }
            });
            // A real connection acknowledges everything or breaks.
            hop(false, () -> {
                if (of == connection) {
                    inFlight -= message.qos();
                }
                done.settled(of == connection);
            });
            return true;
        }

        @Override
        public boolean up() {
            return up;
        }

        @Override
        public void renew() {
            cut();
        }

        @Override
        public void close() {
            closed = true;
            cut();
            clients.remove(this);
            ears.clear();
        }
    }
}
