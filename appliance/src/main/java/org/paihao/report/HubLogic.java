package org.paihao.report;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Board;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;

/**
 * What the hub does on the hall's link: takes facts, gives marks, publishes plan and boards, and finds out whether it
 * reigns. It waits for nothing but its ledger. Facts and everything retained are its agent's; requests are answered
 * beside it, so that no backlog of facts delays a touch.
 */
final class HubLogic {
    private static final Duration BOARD_EVERY = Duration.ofSeconds(5);
    private static final Duration TICK_EVERY = Duration.ofSeconds(1);
    /** While it listens for what is retained, or the client had no room for something. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** Answers and misfits stay as long at the hub as committed facts do at a terminal. */
    private static final Duration KEEP = LinkMemory.KEEP_COMMITTED;

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    /** Facts in one transaction. */
    private static final int BATCH_MAX = 500;

    private final TerminalId self;
    private final Topics topics;
    private final String epoch;
    private final Hub hub;
    private final Term term;
    private final Ingest ingest;
    private final Ledger ledger;
    private final HallClock clock;
    private final Supplier<byte[]> state;
    private final Consumer<Ingest.Taken> taken;
    private final Agent agent;
    private final HallEars ears = new HallEars();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final Map<TerminalId, byte[]> states = new ConcurrentHashMap<>();
    private final Wire wire;
    private final HubVoice voice;
    private final Answers answers;
    private volatile HubLine.Status status;
    private volatile boolean settled;
    // the agent's own
    private final FactLanes lanes = new FactLanes();
    private final Reign reign;
    private final OldQueues old;
    private boolean boardDirty = true;
    private long boardAtNanos;
    private long tickAtNanos;
    private long tidyAtNanos;
    private long askAtNanos;

    /** Opens its wire; goes on when the agent is started with {@link #turn}. */
    HubLogic(HubParts parts, Agent agent, Wire.Opener opener) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.epoch = parts.epoch();
        this.hub = parts.hub();
        this.old = new OldQueues(topics, hub.plan());
        this.term = parts.term();
        this.ledger = parts.ledger();
        this.clock = parts.clock();
        this.state = parts.state();
        this.taken = parts.taken();
        this.agent = agent;
        this.ingest = new Ingest(ledger, clock);
        this.reign = new Reign(epoch, ledger);
        this.status = new HubLine.Status(true, clock.now());
        this.tickAtNanos = agent.nanoTime();
        this.tidyAtNanos = tickAtNanos;
        this.askAtNanos = tickAtNanos;
        this.boardAtNanos = tickAtNanos - BOARD_EVERY.toNanos();
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
        this.voice = new HubVoice(parts, agent, wire);
        this.answers = new Answers(parts, agent, wire);
    }

    // ---- for any thread ----

    Wire wire() {
        return wire;
    }

    HallEars ears() {
        return ears;
    }

    HubLine.Status status() {
        return status;
    }

    Map<TerminalId, byte[]> states() {
        return Map.copyOf(states);
    }

    void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    void tell() {
        changeListeners.forEach(Runnable::run);
    }

    // ---- the agent's ----

    /** The books have changed: boards are to be published anew. */
    void changed() {
        boardDirty = true;
    }

    void publishState() {
        byte[] own = state.get();
        states.put(self, own);
        voice.state(own);
    }

    /** Says that the hub goes, if it reigned, and nothing after that; then {@code then}. */
    void goodbye(Runnable then) {
        if (!settled) {
            then.run();
            return;
        }
        settled = false;
        reign.disconnected();
        voice.goodbye(then);
    }

    /** What waits is taken, what is due is done. Returns after how many nanoseconds something will be due. */
    long turn() {
        take();
        long now = agent.nanoTime();
        if (!hub.deciding()) {
            return Long.MAX_VALUE;
        }
        long next = TICK_EVERY.toNanos() - (now - tickAtNanos);
        if (next <= 0) {
            tickAtNanos = now;
            hub.tick();
            tidy(now);
            next = TICK_EVERY.toNanos();
        }
        return Math.min(next, settled ? publish(now) : listen(now));
    }

    private void tidy(long now) {
        if (now - tidyAtNanos >= 0) {
            tidyAtNanos = now + TIDY_EVERY.toNanos();
            ledger.tidy(clock.now().minus(KEEP));
        }
    }

    private void take() {
        // Before it has settled a hub does not know its term, and must not put a mark under a wrong one.
        if (lanes.isEmpty() || !settled || !hub.deciding()) {
            lanes.clear();
            return;
        }
        // Where it fails nothing of the batch was stored, and the terminals send it again.
        Ingest.Taken result = ingest.take(lanes.take(BATCH_MAX));
        for (TerminalId terminal : result.toMark()) {
            ingest.twins(terminal).forEach(twin -> voice.mark(terminal, twin));
            voice.mark(terminal);
        }
        result.alarms().forEach(voice::alarm);
        if (!result.facts().isEmpty()) {
            boardDirty = true;
        }
        taken.accept(result);
        tell();
    }

    private long publish(long now) {
        if (!lanes.isEmpty()) {
            voice.flush();
            return 0;
        }
        long boardIn = BOARD_EVERY.toNanos() - (now - boardAtNanos);
        if (boardDirty && boardIn <= 0) {
            boardDirty = false;
            boardAtNanos = now;
            publishBoards();
        }
        long next = boardDirty ? boardIn : Long.MAX_VALUE;
        return voice.flush() ? next : Math.min(next, LOOK_AGAIN.toNanos());
    }

    private long listen(long now) {
        if (reign.heardEnough(now)) {
            settle();
            return settled || !hub.deciding() ? 0 : LOOK_AGAIN.toNanos();
        }
        if (reign.listening()) {
            voice.probe();
        }
        return reign.connected() ? LOOK_AGAIN.toNanos() : Long.MAX_VALUE;
    }

    /** All that was retained has been heard: now it is known under which term this hub reigns. */
    private void settle() {
        term.heard(reign.highest());
        long now = agent.nanoTime();
        switch (reign.atStart(term.now(), now)) {
            case GO_ON -> begin();
            case REIGN_ANEW -> reignAnew();
            case STEP_DOWN -> stepDown(reign.highest());
            case ASK -> {
                if (now - askAtNanos >= 0) {
                    askAtNanos = now + ASK_EVERY.toNanos();
                    voice.askWhoReigns();
                }
            }
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
        reign.begins();
        voice.forget();
        voice.hub();
        voice.plan();
        Set<TerminalId> known = new LinkedHashSet<>(ledger.terminals());
        known.addAll(reign.terminals());
        known.addAll(states.keySet());
        known.forEach(voice::mark);
        old.take().forEach(voice::clear);
        boardDirty = true;
        boardAtNanos = agent.nanoTime() - BOARD_EVERY.toNanos();
        publishState();
        tell();
    }

    /** Another hub reigns: this one goes silent for good, lest two decide. A person starts it again, or does not. */
    private void stepDown(long higher) {
        settled = false;
        voice.forget();
        hub.stepDown();
        status = new HubLine.Status(false, clock.now());
        // Off the wire: under the same client id it would push the reigning hub out again and again.
        voice.lastAlarm(alarm("higher-term", "term " + higher + ", own " + term.now()), wire::close);
        tell();
    }

    private void publishBoards() {
        Board now = hub.board();
        ears.board(now);
        voice.boards(now);
        tell();
    }

    /** Another part of the hub has found something a person must look at. */
    void alarmed(String kind, String detail) {
        voice.alarm(new Ingest.Alarm(self, kind, detail));
    }

    private Ingest.Alarm alarm(String kind, String detail) {
        Ingest.Alarm alarm = new Ingest.Alarm(self, kind, detail);
        taken.accept(new Ingest.Taken(Set.of(), List.of(alarm), List.of()));
        return alarm;
    }

    /** A terminal holds a mark that this hub can't have given in this term. */
    private void told(TerminalId from, Messages.Ack held) {
        if (settled && reign.older(term.now(), from, held)) {
            term.heard(held.term());
            reignAnew();
        }
    }

    private void heardMark(TerminalId of, Messages.Ack ack) {
        if (!settled) {
            reign.heard(of, ack);
        } else if (ack.term() > term.now()) {
            stepDown(ack.term());
        } else {
            told(of, ack);
        }
    }

    private void heardHub(Messages.HubIs heard) {
        if (!settled) {
            reign.heard(heard);
            return;
        }
        switch (reign.whileReigning(term.now(), heard)) {
            case STEP_DOWN -> stepDown(heard.term());
            // What a lesser hub, or the broker in its name, has said of the hall's hub is put right.
            case GO_ON, REIGN_ANEW, ASK -> voice.hub();
        }
    }

    private void heardState(TerminalId from, byte[] payload) {
        boolean fresh = states.put(from, payload) == null;
        if (fresh && settled) {
            voice.mark(from);
        }
        tell();
    }

    /** What the MQTT client says: facts and retained things to the agent, requests beside it. */
    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {
            agent.execute(() -> {
                settled = false;
                reign.connected(agent.nanoTime());
            });
        }

        @Override
        public void down() {
            agent.execute(() -> {
                settled = false;
                reign.disconnected();
                voice.forget();
            });
        }

        @Override
        public void pushedOff() {
            agent.execute(reign::pushedOff);
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            Optional<TerminalId> evt = topics.terminal(topic, "evt");
            if (evt.isPresent()) {
                Ingest.Incoming fact = new Ingest.Incoming(evt.get(), FactCodec.decode(evt.get(), payload), payload);
                agent.execute(() -> lanes.add(fact));
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
                    .ifPresent(from -> agent.execute(() -> heardState(from, payload)));
            topics.terminal(topic, "ack")
                    .ifPresent(of -> Messages.read(payload, Messages.Ack.class)
                            .ifPresent(ack -> agent.execute(() -> heardMark(of, ack))));
            if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class)
                        .filter(heard -> !reign.own(heard))
                        .ifPresent(heard -> agent.execute(() -> heardHub(heard)));
            }
            if (topics.isQueue(topic) && retained) {
                agent.execute(() -> old.heard(topic));
            }
        }

        private void asked(TerminalId from, Messages.Req req) {
            if (from.equals(self)) {
                if (req.id().equals(epoch)) {
                    agent.execute(reign::heardAll);
                }
            } else if (settled && hub.deciding()) {
                if (req.held()
                        .filter(held -> reign.older(term.now(), from, held))
                        .isPresent()) {
                    // No answer before that is settled: it might be a label that is out already.
                    agent.execute(() -> told(from, req.held().get()));
                } else {
                    answers.answer(from, req);
                    if (req.held().filter(held -> held.term() < term.now()).isPresent()) {
                        // This reign's mark has not reached it: until it does, what this hub lacks is not sent again.
                        agent.execute(() -> voice.mark(from));
                    }
                }
            }
        }
    }
}
