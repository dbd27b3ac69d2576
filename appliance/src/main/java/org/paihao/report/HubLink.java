package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
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
 * The hub's side of the hall's link: takes facts, publishes marks, answers requests, publishes plan and boards. One
 * agent thread for facts and everything retained; requests are answered beside it, so that no backlog of facts delays a
 * touch.
 */
public final class HubLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    private static final Duration BOARD_EVERY = Duration.ofSeconds(5);
    private static final Duration TICK_EVERY = Duration.ofSeconds(1);
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration COMMAND_EXPIRY = Duration.ofSeconds(30);
    /** Facts in one transaction. */
    private static final int BATCH_MAX = 500;

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
    private final HallEars ears = new HallEars();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final Map<TerminalId, byte[]> states = new ConcurrentHashMap<>();
    private final Thread agent;
    private final Wire wire;
    private final HubVoice voice;
    private final Answers answers;
    private final String epoch;
    private volatile boolean closing;
    private volatile Status status;
    private volatile boolean settled;
    // the agent's own
    private final Reign reign;
    private final OldQueues old;
    private boolean boardDirty = true;
    private long boardAtNanos;
    private long tickAtNanos;

    public HubLink(HubParts parts, TerminalLink.Opener opener) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.old = new OldQueues(topics, hub.plan());
        this.term = parts.term();
        this.ledger = parts.ledger();
        this.clock = parts.clock();
        this.state = parts.state();
        this.taken = parts.taken();
        this.ingest = new Ingest(ledger, clock);
        this.epoch = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        this.reign = new Reign(epoch, ledger);
        this.status = new Status(true, clock.now());
        this.boardAtNanos = System.nanoTime() - BOARD_EVERY.toNanos();
        this.tickAtNanos = System.nanoTime();
        this.agent = Thread.ofPlatform().name("hub-" + self).unstarted(this::run);
        this.wire = opener.open(
                List.of(
                        new Wire.Subscription(topics.each("evt"), false),
                        new Wire.Subscription(topics.each("req"), true),
                        new Wire.Subscription(topics.each("live"), false),
                        new Wire.Subscription(topics.each("state"), false),
                        // Marks of its own from before a restart are what it must hear.
                        new Wire.Subscription(topics.each("ack"), true),
                        new Wire.Subscription(topics.hub(), true),
                        new Wire.Subscription(topics.queues(), true)),
                new Hears());
        this.voice = new HubVoice(parts, epoch, wire);
        this.answers = new Answers(parts, wire);
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
        return ears.board();
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
        return hub.deciding() ? Optional.of(hub.answer(self, request)) : Optional.empty();
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
        ears.listen(listener);
    }

    private void hear(Heard heard) {
        ears.hear(heard);
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

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event=hub-work-failed", e);
        }
    }

    private void take(List<Inbox> batch) {
        List<Ingest.Incoming> facts = new ArrayList<>();
        for (Inbox item : batch) {
            switch (item) {
                case Inbox.Fact fact -> facts.add(fact.incoming());
                case Inbox.Work work -> run(work.run());
            }
        }
        // Before it has settled a hub does not know its term, and must not put a mark under a wrong one.
        if (facts.isEmpty() || !settled || !hub.deciding()) {
            return;
        }
        Ingest.Taken result = ingest.take(facts);
        result.toMark().forEach(voice::mark);
        result.alarms().forEach(voice::alarm);
        if (!result.facts().isEmpty()) {
            boardDirty = true;
        }
        taken.accept(result);
        tell();
    }

    private void periodic() {
        long now = System.nanoTime();
        if (!settled && hub.deciding()) {
            if (reign.heardEnough(now)) {
                settle();
            } else if (reign.listening()) {
                voice.probe();
            }
        }
        if (now - tickAtNanos >= TICK_EVERY.toNanos()) {
            tickAtNanos = now;
            if (hub.deciding()) {
                hub.tick();
            }
        }
        if (!settled) {
            return;
        }
        voice.flush();
        if (boardDirty && now - boardAtNanos >= BOARD_EVERY.toNanos()) {
            boardDirty = false;
            boardAtNanos = now;
            publishBoards();
        }
    }

    /** All that was retained has been heard: now it is known under which term this hub reigns. */
    private void settle() {
        term.heard(reign.highest());
        switch (reign.atStart(term.now())) {
            case GO_ON -> begin();
            case REIGN_ANEW -> reignAnew();
            case STEP_DOWN -> stepDown(reign.highest());
        }
    }

    /** Marks are out that this ledger does not have: it was restored from an older copy. */
    private void reignAnew() {
        long next = term.reignAnew();
        voice.alarm(alarm("hub-restored", "term " + next));
        begin();
    }

    private void begin() {
        settled = true;
        voice.forget();
        voice.hub();
        voice.plan();
        Set<TerminalId> known = new LinkedHashSet<>(ledger.terminals());
        known.addAll(reign.terminals());
        known.addAll(states.keySet());
        known.forEach(voice::mark);
        old.take().forEach(voice::clear);
        boardDirty = true;
        boardAtNanos = System.nanoTime() - BOARD_EVERY.toNanos();
        publishState();
        tell();
    }

    /** Another hub reigns: this one goes silent for good, lest two decide. A person starts it again, or does not. */
    private void stepDown(long higher) {
        settled = false;
        voice.forget();
        hub.stepDown();
        status = new Status(false, clock.now());
        voice.lastAlarm(alarm("higher-term", "term " + higher + ", own " + term.now()));
        // Off the wire: under the same client id it would push the reigning hub out again and again.
        wire.close();
        tell();
    }

    private void publishBoards() {
        Board now = hub.board();
        ears.board(now);
        voice.boards(now);
        tell();
    }

    private void publishState() {
        byte[] own = state.get();
        states.put(self, own);
        voice.state(own);
    }

    private Ingest.Alarm alarm(String kind, String detail) {
        Ingest.Alarm alarm = new Ingest.Alarm(self, kind, detail);
        taken.accept(new Ingest.Taken(Set.of(), List.of(alarm), List.of()));
        return alarm;
    }

    private void answer(TerminalId from, Messages.Req req) {
        if (!settled || !hub.deciding()) {
            return;
        }
        if (req.held().filter(held -> reign.older(term.now(), from, held)).isPresent()) {
            // No answer before that is settled: it might be a label that is out already.
            inbox.add(new Inbox.Work(() -> told(from, req.held().get())));
            return;
        }
        answers.answer(from, req);
    }

    /** A terminal holds a mark that this hub can't have given in this term. */
    private void told(TerminalId from, Messages.Ack held) {
        if (settled && reign.older(term.now(), from, held)) {
            term.heard(held.term());
            reignAnew();
        }
    }

    @Override
    public void close() {
        closing = true;
        agent.interrupt();
        try {
            agent.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (settled) {
            voice.goodbye();
        }
        wire.close();
    }

    /** What the MQTT client says: facts and retained things to the agent, requests to threads of their own. */
    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {
            work(() -> {
                settled = false;
                reign.connected(System.nanoTime());
            });
        }

        @Override
        public void down() {
            work(() -> {
                settled = false;
                reign.disconnected();
                voice.forget();
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
                            from -> Messages.read(payload, Messages.Req.class).ifPresent(req -> asked(from, req)));
            topics.terminal(topic, "live")
                    .filter(from -> ears.hear(from, payload))
                    .ifPresent(from -> tell());
            topics.terminal(topic, "state")
                    .filter(from -> !from.equals(self))
                    .ifPresent(from -> work(() -> {
                        boolean fresh = states.put(from, payload) == null;
                        if (fresh && settled) {
                            voice.mark(from);
                        }
                        tell();
                    }));
            topics.terminal(topic, "ack")
                    .ifPresent(of ->
                            Messages.read(payload, Messages.Ack.class).ifPresent(ack -> work(() -> mark(of, ack))));
            if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class)
                        .filter(heard -> !reign.own(heard))
                        .ifPresent(heard -> work(() -> other(heard)));
            }
            if (topics.isQueue(topic) && retained) {
                work(() -> old.heard(topic));
            }
        }

        private void asked(TerminalId from, Messages.Req req) {
            if (!from.equals(self)) {
                answer(from, req);
            } else if (req.id().equals(epoch)) {
                work(reign::heardAll);
            }
        }

        private void mark(TerminalId of, Messages.Ack ack) {
            if (!settled) {
                reign.heard(of, ack);
            } else if (ack.term() > term.now()) {
                stepDown(ack.term());
            } else {
                told(of, ack);
            }
        }

        private void other(Messages.HubIs heard) {
            if (!settled) {
                reign.heard(heard);
                return;
            }
            switch (reign.whileReigning(term.now(), heard)) {
                case STEP_DOWN -> stepDown(heard.term());
                // What a lesser hub, or the broker in its name, has said of the hall's hub is put right.
                case GO_ON, REIGN_ANEW -> voice.hub();
            }
        }
    }
}
