package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.json.Json;
import org.paihao.role.HallBoards;
import org.paihao.role.HubClock;
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Books;
import org.paihao.store.Outbox;

/**
 * The link of one terminal to its hall. One agent thread owns the outbox's send window; callbacks of the MQTT client
 * only put work in its inbox.
 */
public final class TerminalLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    private static final Duration REQUEST_EXPIRY = Duration.ofSeconds(1);
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);
    /** A hub that did not answer is asked again so often whether it is there. */
    private static final Duration HELLO_EVERY = Duration.ofSeconds(1);
    /** And one that answers, for the time. */
    private static final Duration SYNC_EVERY = Duration.ofSeconds(60);
    /** A smaller change of the clock is not worth writing down. */
    private static final Duration OFFSET_NEWS = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(TerminalLink.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Outbox outbox;
    private final PlanKeeper plans;
    private final HubClock clock;
    private final Supplier<byte[]> state;
    private final LinkMemory memory;
    private final SendWindow window;
    private final FactPump pump;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Asks asks;
    private final HallEars ears = new HallEars();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Directive>> directives = new CopyOnWriteArrayList<>();
    private final Thread agent;
    private final Wire wire;
    private volatile boolean closing;
    private volatile Status status;
    private volatile boolean brokerUp;
    private volatile boolean answering;
    private volatile long term;
    /** The highest mark this box has had in the highest term: what it tells a hub that may have come back older. */
    private volatile Messages.Ack held;

    private Position heldAt = Position.BEFORE_ALL;

    private Position remembered = Position.BEFORE_ALL;
    private boolean stateOwed;
    private long helloAtNanos;

    /**
     * @param state what the retained state topic says of this box, made anew for each publication
     * @param opener opens the wire with the given subscriptions, telling the given listener
     */
    public TerminalLink(
            TerminalId self,
            Topics topics,
            Books books,
            PlanKeeper plans,
            HubClock clock,
            Supplier<byte[]> state,
            Opener opener) {
        this.self = self;
        this.topics = topics;
        this.outbox = books.outbox();
        this.plans = plans;
        this.clock = clock;
        this.state = state;
        this.status = new Status(false, clock.now());
        this.memory = new LinkMemory(books);
        this.term = memory.term();
        this.window = new SendWindow(memory.position(), term);
        this.pump = new FactPump(self, topics, outbox, window, inbox::add);
        this.held = memory.mark();
        if (!held.epoch().isEmpty()) {
            outbox.startOf(held.epoch()).ifPresent(start -> heldAt = new Position(start, held.committed()));
        }
        this.asks = new Asks(books.epoch());
        memory.plan().ifPresent(kept -> plans.offer(kept.term(), kept.plan()));
        this.agent = Thread.ofVirtual().name("link-" + self).unstarted(this::run);
        this.wire = opener.open(
                Stream.of(
                                topics.ack(self),
                                topics.res(self),
                                topics.cmd(self),
                                topics.plan(),
                                topics.hub(),
                                topics.board(),
                                topics.queues(),
                                topics.each("live"))
                        .map(filter -> new Wire.Subscription(filter, false))
                        .toList(),
                new Hears());
        books.onCommit(() -> inbox.add(() -> {}));
        agent.start();
    }

    /** Opens the wire. Tests put one without a broker in its place. */
    @FunctionalInterface
    public interface Opener {
        Wire open(List<Wire.Subscription> subscriptions, Wire.Listener listener);
    }

    /** The offset this box remembered from before its last restart. */
    public static Duration keptOffset(Books books) {
        return new LinkMemory(books).offset();
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public BoardView board() {
        return ears.board();
    }

    @Override
    public Optional<QueueBoard> queue(ServiceId service) {
        return ears.queue(service);
    }

    /** Facts the hub does not have yet. */
    public long backlog() {
        Position at = window.committed();
        return outbox.backlog(at.start(), at.seq());
    }

    /** Told after link state, board or plan changed: only mark and wake. */
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
        plans.onChange(listener);
    }

    /** Hears what the hub tells this box. Called on a link thread: hand on and return. */
    public void onDirective(Consumer<Directive> listener) {
        directives.add(listener);
    }

    /** The box's state has changed: publish it anew. */
    public void stateChanged() {
        inbox.add(this::publishState);
    }

    @Override
    public Optional<HubReply> ask(HubRequest request, Duration patience) {
        if (!status.up()) {
            return Optional.empty();
        }
        Optional<HubReply> reply = send(request, patience);
        if (reply.isEmpty()) {
            // Whoever comes next need not wait for a hub that does not answer.
            answering = false;
            inbox.add(this::judge);
        }
        return reply;
    }

    private Optional<HubReply> send(HubRequest request, Duration patience) {
        return asks.ask(
                patience,
                id -> wire.publish(
                        new Wire.Message(
                                topics.req(self),
                                Json.bytes(new Messages.Req(id, request, Optional.of(held))),
                                0,
                                false,
                                Optional.of(REQUEST_EXPIRY)),
                        Wire.Done.IGNORE));
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
        changed();
    }

    private void changed() {
        changeListeners.forEach(Runnable::run);
    }

    private void run() {
        while (!closing) {
            try {
                Runnable first = inbox.poll(waitNanos(), TimeUnit.NANOSECONDS);
                for (Runnable next = first; next != null; next = inbox.poll()) {
                    next.run();
                }
                hello();
                if (stateOwed) {
                    publishState();
                }
                pump.pump(wire);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "event=link-failed terminal=" + self, e);
            }
        }
    }

    private long waitNanos() {
        long helloIn = helloAtNanos - System.nanoTime();
        return Math.clamp(
                Math.min(pump.patienceNanos(), brokerUp ? helloIn : Long.MAX_VALUE),
                TimeUnit.MILLISECONDS.toNanos(1),
                stateOwed ? TimeUnit.MILLISECONDS.toNanos(50) : TimeUnit.SECONDS.toNanos(10));
    }

    private void hello() {
        if (!brokerUp || System.nanoTime() < helloAtNanos) {
            return;
        }
        helloAtNanos = System.nanoTime() + (answering ? SYNC_EVERY : HELLO_EVERY).toNanos();
        Thread.ofVirtual().start(() -> {
            boolean there = send(new HubRequest.Hello(), REQUEST_EXPIRY).isPresent();
            inbox.add(() -> {
                answering = there;
                if (!window.committed().equals(remembered)) {
                    remember();
                }
                helloAtNanos = System.nanoTime() + (there ? SYNC_EVERY : HELLO_EVERY).toNanos();
                judge();
            });
        });
    }

    /** Whether the hub is within reach has perhaps changed. */
    private void judge() {
        boolean up = brokerUp && answering;
        if (!answering) {
            helloAtNanos = Math.min(helloAtNanos, System.nanoTime() + HELLO_EVERY.toNanos());
        }
        if (up != status.up()) {
            status = new Status(up, clock.now());
            LOG.log(Level.INFO, "event=hub-link terminal=" + self + " up=" + up);
            changed();
            if (up) {
                pump.hubIsBack();
                if (clock.offset().minus(memory.offset()).abs().compareTo(OFFSET_NEWS) > 0) {
                    memory.keepOffset(clock.offset());
                }
            }
        }
    }

    private void publishState() {
        stateOwed = brokerUp
                && !wire.publish(
                        new Wire.Message(topics.state(self), state.get(), 0, true, Optional.empty()), Wire.Done.IGNORE);
    }

    private void ack(Messages.Ack ack) {
        FactPump.Marked marked = pump.marked(ack);
        if (marked == FactPump.Marked.IGNORED) {
            return;
        }
        reigns(ack.term());
        Position at = window.committed();
        if (ack.term() > held.term() || at.compareTo(heldAt) >= 0) {
            held = ack;
            heldAt = at;
        } else if (marked == FactPump.Marked.BACK) {
            // A hub that does not know that it came back older is told so at once, by the mark it once gave.
            helloAtNanos = System.nanoTime();
        }
    }

    /** A message of a reign: false when it is of a lower one than this box has heard of, and is to be passed over. */
    private synchronized boolean reigns(long heard) {
        if (heard > term) {
            term = heard;
            inbox.add(() -> {
                window.heard(heard);
                remember();
            });
        }
        return heard >= term;
    }

    private void hub(Messages.HubIs heard) {
        if (heard.term() > 0 && !reigns(heard.term())) {
            return;
        }
        // Term 0 is the broker's word about a hub that went; whether one is there, only an answer tells.
        if (!heard.online()) {
            answering = false;
        }
        helloAtNanos = System.nanoTime();
        judge();
    }

    private void plan(Messages.PlanIs heard, byte[] payload) {
        if (reigns(heard.term()) && plans.offer(heard.term(), heard.plan())) {
            LOG.log(
                    Level.INFO,
                    "event=plan terminal=" + self + " version=" + heard.plan().version());
            memory.keepPlan(payload);
        }
    }

    private void board(byte[] payload) {
        Messages.read(payload, Messages.BoardIs.class)
                .filter(heard -> reigns(heard.term()))
                .ifPresent(heard -> {
                    ears.board(heard.board());
                    changed();
                });
    }

    private void queue(byte[] payload) {
        Messages.read(payload, Messages.QueueIs.class)
                .filter(heard -> reigns(heard.term()))
                .ifPresent(heard -> {
                    ears.queue(heard.queue());
                    changed();
                });
    }

    /** Remembers how far the hub is, and lets go what it has had for long. Losing this only means sending again. */
    private void remember() {
        Position at = window.committed();
        memory.keep(at, held, window.highestTerm());
        remembered = at;
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
        wire.close();
        try {
            remember();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "event=position-not-kept terminal=" + self, e);
        }
    }

    /** What the MQTT client says, put in the agent's inbox; answers are handed over at once. */
    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {
            inbox.add(() -> {
                brokerUp = true;
                pump.connected(receiveMaximum);
                publishState();
                helloAtNanos = System.nanoTime();
            });
        }

        @Override
        public void down() {
            inbox.add(() -> {
                brokerUp = false;
                answering = false;
                pump.disconnected();
                judge();
            });
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            if (topic.equals(topics.res(self))) {
                Messages.read(payload, Messages.Res.class).ifPresent(this::answered);
            } else if (topics.terminal(topic, "live").isPresent()) {
                if (ears.hear(topics.terminal(topic, "live").get(), payload)) {
                    changed();
                }
            } else if (topic.equals(topics.ack(self))) {
                Messages.read(payload, Messages.Ack.class).ifPresent(ack -> inbox.add(() -> ack(ack)));
            } else if (topic.equals(topics.cmd(self))) {
                Messages.read(payload, Directive.class)
                        .ifPresent(directive -> directives.forEach(listener -> listener.accept(directive)));
            } else if (topic.equals(topics.plan())) {
                Messages.read(payload, Messages.PlanIs.class).ifPresent(heard -> inbox.add(() -> plan(heard, payload)));
            } else if (topic.equals(topics.board())) {
                inbox.add(() -> board(payload));
            } else if (topics.isQueue(topic) && payload.length == 0) {
                topics.queueOf(topic).ifPresent(ears::forget);
                changed();
            } else if (topics.isQueue(topic)) {
                // Hundreds of places in line: an answer to a request must not wait behind their reading.
                inbox.add(() -> queue(payload));
            } else if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class).ifPresent(heard -> inbox.add(() -> hub(heard)));
            }
        }

        private void answered(Messages.Res res) {
            if (reigns(res.term())) {
                asks.answered(res.id(), res.reply(), roundTrip -> clock.heard(res.now(), roundTrip));
            }
        }
    }
}
