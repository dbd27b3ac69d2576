package org.paihao.report;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.Service;
import org.paihao.json.Json;
import org.paihao.role.HallBoards;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;

/**
 * The hub's side of the hall's link: takes facts, publishes marks, answers requests, publishes plan and boards. One agent
 * thread for facts and everything retained; requests are answered beside it, so that no backlog of facts delays a touch.
 */
public final class HubLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    /** After connecting, the hub first hears what is retained: another term, marks it does not remember giving. */
    private static final Duration LISTEN_FIRST = Duration.ofMillis(300);

    private static final Duration BOARD_EVERY = Duration.ofSeconds(5);
    private static final Duration TICK_EVERY = Duration.ofSeconds(1);
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration COMMAND_EXPIRY = Duration.ofSeconds(30);
    private static final Duration ANSWER_EXPIRY = Duration.ofSeconds(1);
    /** Facts in one transaction. */
    private static final int BATCH_MAX = 500;
    /** Requests being answered at once; what is beyond that would be answered too late anyway. */
    private static final int REQUESTS_MAX = 128;

    private static final Logger LOG = System.getLogger(HubLink.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Hub hub;
    private final Term term;
    private final Ingest ingest;
    private final Ledger ledger;
    private final HallClock clock;
    private final Supplier<byte[]> state;
    private final Consumer<Ingest.Taken> taken;
    private final LinkedBlockingQueue<Inbox> inbox = new LinkedBlockingQueue<>();
    private final Semaphore requests = new Semaphore(REQUESTS_MAX);
    private final List<Consumer<Heard>> liveListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final Map<TerminalId, byte[]> states = new ConcurrentHashMap<>();
    private final Thread agent;
    private final Wire wire;
    private volatile boolean closing;
    private volatile Status status;
    private volatile BoardView board = BoardView.NONE;
    // the agent's own
    private volatile boolean settled;
    private long settleAtNanos;
    private boolean connected;
    private final Map<TerminalId, Messages.Ack> retainedMarks = new HashMap<>();
    private final Set<String> foreignTopics = new LinkedHashSet<>();
    private boolean boardDirty = true;
    private long boardAtNanos;
    private long tickAtNanos;
    private final Map<ServiceId, byte[]> queuesSaid = new HashMap<>();

    private sealed interface Inbox {
        record Fact(Ingest.Incoming incoming) implements Inbox {}

        record Work(Runnable run) implements Inbox {}
    }

    /** What the hub's link needs of its box. {@code state}: the box's own retained state; {@code taken} hears of new facts. */
    public record Parts(
            TerminalId self,
            Topics topics,
            Hub hub,
            Term term,
            Ledger ledger,
            HallClock clock,
            Supplier<byte[]> state,
            Consumer<Ingest.Taken> taken) {}

    public HubLink(Parts parts, TerminalLink.Opener opener) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.term = parts.term();
        this.ledger = parts.ledger();
        this.clock = parts.clock();
        this.state = parts.state();
        this.taken = parts.taken();
        this.ingest = new Ingest(ledger, clock);
        this.status = new Status(true, clock.now());
        this.boardAtNanos = System.nanoTime() - BOARD_EVERY.toNanos();
        this.tickAtNanos = System.nanoTime();
        this.agent = Thread.ofPlatform().name("hub-" + self).unstarted(this::run);
        this.wire = opener.open(
                List.of(
                        topics.each("evt"),
                        topics.each("req"),
                        topics.each("live"),
                        topics.each("state"),
                        topics.each("ack"),
                        topics.hub(),
                        topics.queues()),
                new Hears());
        agent.start();
    }

    /** The state each terminal says of itself, as last heard: JSON. */
    public Map<TerminalId, byte[]> states() {
        return Map.copyOf(states);
    }

    /** The books have changed: boards are to be published anew. Cheap. */
    public void changed() {
        inbox.add(new Inbox.Work(() -> boardDirty = true));
    }

    /** Told when boards, terminals or marks changed: only mark and wake. */
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    /** The hub's own box has changed: publish its state anew. */
    public void stateChanged() {
        inbox.add(new Inbox.Work(this::publishState));
    }

    @Override
    public BoardView board() {
        return board;
    }

    @Override
    public Optional<QueueBoard> queue(ServiceId service) {
        return Optional.of(hub.queue(service));
    }

    /** Tells a terminal something, if it is there to hear it. */
    public void command(TerminalId terminal, Directive directive) {
        wire.publish(
                new Wire.Message(topics.cmd(terminal), Json.bytes(directive), 0, false, Optional.of(COMMAND_EXPIRY)),
                Wire.Done.IGNORE);
    }

    @Override
    public Optional<HubReply> ask(HubRequest request, Duration patience) {
        return Optional.of(hub.answer(self, request));
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void say(Live live) {
        hear(new Heard(self, live));
        wire.publish(
                new Wire.Message(topics.live(self), Json.bytes(live), 0, false, Optional.of(LIVE_EXPIRY)),
                Wire.Done.IGNORE);
    }

    @Override
    public void listen(Consumer<Heard> listener) {
        liveListeners.add(listener);
    }

    private void hear(Heard heard) {
        synchronized (liveListeners) {
            board = board.with(heard.live());
        }
        liveListeners.forEach(listener -> listener.accept(heard));
        tell();
    }

    private void tell() {
        changeListeners.forEach(Runnable::run);
    }

    private void run() {
        List<Inbox> batch = new ArrayList<>();
        while (!closing) {
            try {
                Inbox first = inbox.poll(100, TimeUnit.MILLISECONDS);
                batch.clear();
                if (first != null) {
                    batch.add(first);
                    inbox.drainTo(batch, BATCH_MAX - 1);
                }
                take(batch);
                periodic();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Nothing of the batch was stored: the terminals send it again.
                LOG.log(Level.ERROR, "event=hub-batch-failed", e);
            }
        }
    }

    private void take(List<Inbox> batch) {
        List<Ingest.Incoming> facts = new ArrayList<>();
        for (Inbox item : batch) {
            switch (item) {
                case Inbox.Fact fact -> facts.add(fact.incoming());
                case Inbox.Work work -> work.run().run();
            }
        }
        // Before it has settled a hub does not know its term, and must not put a mark under a wrong one.
        if (facts.isEmpty() || !settled || !hub.deciding()) {
            return;
        }
        Ingest.Taken result = ingest.take(facts);
        result.toMark().forEach(this::publishMark);
        result.alarms().forEach(this::alarm);
        if (!result.facts().isEmpty()) {
            boardDirty = true;
        }
        taken.accept(result);
        tell();
    }

    private void periodic() {
        long now = System.nanoTime();
        if (connected && !settled && now >= settleAtNanos) {
            settle();
        }
        if (now - tickAtNanos >= TICK_EVERY.toNanos()) {
            tickAtNanos = now;
            if (hub.deciding()) {
                hub.tick();
            }
        }
        if (settled && boardDirty && now - boardAtNanos >= BOARD_EVERY.toNanos()) {
            boardDirty = false;
            boardAtNanos = now;
            publishBoards();
        }
    }

    /** All that was retained has been heard: now it is known under which term this hub reigns. */
    private void settle() {
        for (Messages.Ack ack : retainedMarks.values()) {
            term.heard(ack.term());
        }
        boolean older = retainedMarks.entrySet().stream()
                .anyMatch(entry -> entry.getValue().term() >= term.now()
                        && !entry.getValue().epoch().isEmpty()
                        && ledger.mark(entry.getKey(), entry.getValue().epoch())
                                        .map(Ledger.Mark::committed)
                                        .orElse(0L)
                                < entry.getValue().committed());
        if (older) {
            // The broker remembers marks this ledger does not have: it was restored from an older copy.
            long next = term.reignAnew();
            LOG.log(Level.WARNING, "event=hub-came-back-older term=" + next);
            alarm(new Ingest.Alarm(self, "hub-restored", "term " + next));
        }
        settled = true;
        publishHub(true);
        publish(topics.plan(), Json.bytes(new Messages.PlanIs(term.now(), hub.plan())), true);
        Set<TerminalId> known = new LinkedHashSet<>(ledger.terminals());
        known.addAll(retainedMarks.keySet());
        known.addAll(states.keySet());
        known.forEach(this::publishMark);
        for (String topic : foreignTopics) {
            publish(topic, new byte[0], true);
        }
        queuesSaid.clear();
        boardDirty = true;
        boardAtNanos = System.nanoTime() - BOARD_EVERY.toNanos();
        publishState();
        tell();
    }

    private void publishHub(boolean online) {
        publish(topics.hub(), Json.bytes(new Messages.HubIs(term.now(), online, clock.now())), true);
    }

    private void publishMark(TerminalId terminal) {
        if (terminal.equals(self)) {
            return;
        }
        Messages.Ack ack = ledger.latest(terminal)
                .map(mark -> new Messages.Ack(term.now(), mark.epoch(), mark.committed()))
                .orElseGet(() -> new Messages.Ack(term.now(), "", 0));
        publish(topics.ack(terminal), Json.bytes(ack), true);
    }

    private void publishBoards() {
        var now = hub.board();
        synchronized (liveListeners) {
            board = board.with(now);
        }
        publish(topics.board(), Json.bytes(new Messages.BoardIs(term.now(), now)), true);
        for (Service service : hub.plan().services()) {
            var queue = hub.queue(service.id());
            byte[] waiting = Json.bytes(queue.tickets());
            if (!java.util.Arrays.equals(waiting, queuesSaid.put(service.id(), waiting))) {
                publish(topics.queue(service.id()), Json.bytes(new Messages.QueueIs(term.now(), queue)), true);
            }
        }
        tell();
    }

    private void publishState() {
        byte[] own = state.get();
        states.put(self, own);
        publish(topics.state(self), own, true);
    }

    private void alarm(Ingest.Alarm alarm) {
        LOG.log(
                Level.WARNING,
                "event=alarm kind=" + alarm.kind() + " terminal=" + alarm.terminal() + " detail=" + alarm.detail());
        publish(topics.alarm(), Json.bytes(alarm), false);
    }

    private void publish(String topic, byte[] payload, boolean retain) {
        wire.publish(new Wire.Message(topic, payload, 0, retain, Optional.empty()), Wire.Done.IGNORE);
    }

    private void answer(TerminalId from, Messages.Req req) {
        if (!settled || !requests.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                HubReply reply = hub.answer(from, req.request());
                Instant now = clock.now();
                wire.publish(
                        new Wire.Message(
                                topics.res(from),
                                Json.bytes(new Messages.Res(req.id(), term.now(), now, reply)),
                                0,
                                false,
                                Optional.of(ANSWER_EXPIRY)),
                        Wire.Done.IGNORE);
            } catch (RuntimeException e) {
                // No answer: the terminal goes on by itself.
                LOG.log(Level.ERROR, "event=request-failed terminal=" + from, e);
            } finally {
                requests.release();
            }
        });
    }

    @Override
    public void close() {
        if (settled) {
            publishHub(false);
        }
        closing = true;
        agent.interrupt();
        try {
            agent.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wire.close();
    }

    /** What the MQTT client says: facts and retained things to the agent, requests to threads of their own. */
    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {
            work(() -> {
                connected = true;
                settled = false;
                settleAtNanos = System.nanoTime() + LISTEN_FIRST.toNanos();
            });
        }

        @Override
        public void down() {
            work(() -> {
                connected = false;
                settled = false;
            });
        }

        private void work(Runnable run) {
            inbox.add(new Inbox.Work(run));
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            Optional<TerminalId> evt = topics.terminal(topic, "evt");
            if (evt.isPresent()) {
                inbox.add(
                        new Inbox.Fact(new Ingest.Incoming(evt.get(), FactCodec.decode(evt.get(), payload), payload)));
                return;
            }
            topics.terminal(topic, "req")
                    .ifPresent(
                            from -> Messages.read(payload, Messages.Req.class).ifPresent(req -> answer(from, req)));
            topics.terminal(topic, "live").ifPresent(from -> live(from, payload));
            topics.terminal(topic, "state")
                    .filter(from -> !from.equals(self))
                    .ifPresent(from -> work(() -> {
                        boolean fresh = states.put(from, payload) == null;
                        if (fresh && settled) {
                            publishMark(from);
                        }
                        tell();
                    }));
            topics.terminal(topic, "ack")
                    .ifPresent(of -> Messages.read(payload, Messages.Ack.class)
                            .ifPresent(ack -> work(() -> retainedMarks.put(of, ack))));
            if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class).ifPresent(heard -> work(() -> other(heard)));
            }
            if (topics.isQueue(topic) && retained) {
                foreign(topic);
            }
        }

        private void foreign(String topic) {
            boolean ours = hub.plan().services().stream()
                    .anyMatch(service -> topics.queue(service.id()).equals(topic));
            if (!ours) {
                work(() -> foreignTopics.add(topic));
            }
        }

        private void other(Messages.HubIs heard) {
            if (settled && heard.term() > term.now()) {
                LOG.log(Level.ERROR, "event=higher-term heard=" + heard.term() + " own=" + term.now());
                hub.stepDown();
                status = new Status(false, clock.now());
                alarm(new Ingest.Alarm(self, "higher-term", Long.toString(heard.term())));
                tell();
            } else {
                term.heard(heard.term());
            }
        }

        private void live(TerminalId from, byte[] payload) {
            try {
                hear(new Heard(from, Json.LENIENT.readValue(payload, Live.class)));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "event=live-unreadable from=" + from);
            }
        }
    }
}
