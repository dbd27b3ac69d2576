package org.paihao.report;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
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
import org.paihao.json.Json;
import org.paihao.role.HallBoards;
import org.paihao.role.HubClock;
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Books;
import org.paihao.store.Outbox;
import org.paihao.store.StoredFact;

/**
 * The link of one terminal to its hall. One agent thread owns the outbox's send window; callbacks of the MQTT client only
 * put work in its inbox.
 */
public final class TerminalLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    private static final Duration REQUEST_EXPIRY = Duration.ofSeconds(1);
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);
    /** A hub that did not answer is asked again so often whether it is there. */
    private static final Duration HELLO_EVERY = Duration.ofSeconds(1);
    /** And one that answers, for the time. */
    private static final Duration SYNC_EVERY = Duration.ofSeconds(60);
    /** Committed facts stay so long: a hub restored from an older backup asks for them again. */
    private static final Duration KEEP_COMMITTED = Duration.ofDays(7);

    private static final int READ_ROWS = 200;
    private static final String KEPT_POSITION = "committed";
    private static final String KEPT_TERM = "term";
    private static final String KEPT_PLAN = "plan";
    private static final String KEPT_OFFSET = "clock-offset-ms";

    private static final Logger LOG = System.getLogger(TerminalLink.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Books books;
    private final Outbox outbox;
    private final PlanKeeper plans;
    private final HubClock clock;
    private final Supplier<byte[]> state;
    private final SendWindow window;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicLong requestNumber = new AtomicLong();
    private final List<Consumer<Heard>> liveListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Directive>> directives = new CopyOnWriteArrayList<>();
    private final Thread agent;
    private final Deque<StoredFact> read = new ArrayDeque<>();
    private final Wire wire;
    private volatile boolean closing;
    private volatile Status status;
    private volatile boolean brokerUp;
    private volatile boolean hubOnline;
    private volatile boolean answering;
    private volatile BoardView board = BoardView.NONE;
    private final ConcurrentMap<ServiceId, QueueBoard> queues = new ConcurrentHashMap<>();
    private volatile long term;
    private Position remembered = Position.BEFORE_ALL;
    private long helloAtNanos;

    private record Asked(long sentNanos, CompletableFuture<HubReply> reply) {}

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
        this.books = books;
        this.outbox = books.outbox();
        this.plans = plans;
        this.clock = clock;
        this.state = state;
        this.status = new Status(false, clock.now());
        this.term = keptTerm();
        this.window = new SendWindow(keptPosition(), term);
        books.kept(KEPT_PLAN)
                .flatMap(text -> Messages.read(text.getBytes(StandardCharsets.UTF_8), Messages.PlanIs.class))
                .ifPresent(kept -> plans.offer(kept.term(), kept.plan()));
        this.agent = Thread.ofVirtual().name("link-" + self).unstarted(this::run);
        this.wire = opener.open(
                List.of(
                        topics.ack(self),
                        topics.res(self),
                        topics.cmd(self),
                        topics.plan(),
                        topics.hub(),
                        topics.board(),
                        topics.queues(),
                        topics.each("live")),
                new Hears());
        books.onCommit(() -> inbox.add(() -> {}));
        agent.start();
    }

    /** Opens the wire. Tests put one without a broker in its place. */
    @FunctionalInterface
    public interface Opener {
        Wire open(List<String> subscriptions, Wire.Listener listener);
    }

    /** The offset this box remembered from before its last restart. */
    public static Duration keptOffset(Books books) {
        return books.kept(KEPT_OFFSET)
                .map(Long::parseLong)
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public BoardView board() {
        return board;
    }

    @Override
    public Optional<QueueBoard> queue(ServiceId service) {
        return Optional.ofNullable(queues.get(service));
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
        String id = Long.toString(requestNumber.incrementAndGet());
        Asked waiting = new Asked(System.nanoTime(), new CompletableFuture<>());
        asked.put(id, waiting);
        try {
            boolean taken = wire.publish(
                    new Wire.Message(
                            topics.req(self),
                            Json.bytes(new Messages.Req(id, request)),
                            0,
                            false,
                            Optional.of(REQUEST_EXPIRY)),
                    Wire.Done.IGNORE);
            return taken
                    ? Optional.of(waiting.reply().get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            asked.remove(id);
        }
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
            queues.replaceAll((service, queue) -> queue.with(heard.live()));
        }
        liveListeners.forEach(listener -> listener.accept(heard));
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
                if (window.overdue(System.nanoTime())) {
                    read.clear();
                }
                pump();
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
                Math.min(window.patienceNanos(System.nanoTime()), brokerUp ? helloIn : Long.MAX_VALUE),
                TimeUnit.MILLISECONDS.toNanos(1),
                TimeUnit.SECONDS.toNanos(10));
    }

    private void pump() {
        while (window.room() > 0) {
            if (read.isEmpty()) {
                Position at = window.cursor();
                read.addAll(outbox.after(at.start(), at.seq(), READ_ROWS));
                if (read.isEmpty()) {
                    return;
                }
            }
            StoredFact fact = read.peekFirst();
            boolean taken = wire.publish(
                    new Wire.Message(topics.evt(self), fact.body(), 1, false, Optional.empty()),
                    ok -> inbox.add(window::settled));
            if (!taken) {
                return;
            }
            read.removeFirst();
            window.sent(new Position(fact.start(), fact.seq()), System.nanoTime());
        }
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
        boolean up = brokerUp && hubOnline && answering;
        if (!answering) {
            helloAtNanos = Math.min(helloAtNanos, System.nanoTime() + HELLO_EVERY.toNanos());
        }
        if (up != status.up()) {
            status = new Status(up, clock.now());
            LOG.log(Level.INFO, "event=hub-link terminal=" + self + " up=" + up);
            changed();
            if (up) {
                long offsetMs = clock.offset().toMillis();
                if (Math.abs(offsetMs - keptOffset(books).toMillis()) > 1_000) {
                    books.commit(entry -> {
                        entry.keep(KEPT_OFFSET, Long.toString(offsetMs));
                        return Boolean.TRUE;
                    });
                }
            }
        }
    }

    private void publishState() {
        wire.publish(new Wire.Message(topics.state(self), state.get(), 0, true, Optional.empty()), Wire.Done.IGNORE);
    }

    private void ack(Messages.Ack ack) {
        Optional<Long> start = ack.epoch().isEmpty() ? Optional.of(0L) : outbox.startOf(ack.epoch());
        if (start.isEmpty()) {
            LOG.log(Level.WARNING, "event=foreign-mark terminal=" + self + " epoch=" + ack.epoch());
            return;
        }
        Position before = window.committed();
        if (!window.marked(ack.term(), new Position(start.get(), ack.committed()), System.nanoTime())) {
            return;
        }
        if (window.highestTerm() > term) {
            term = window.highestTerm();
            remember();
        }
        Position after = window.committed();
        if (after.compareTo(before) < 0) {
            LOG.log(Level.WARNING, "event=hub-came-back-older terminal=" + self + " seq=" + after.seq());
            read.clear();
        } else if (!read.isEmpty()) {
            StoredFact next = read.peekFirst();
            if (new Position(next.start(), next.seq()).compareTo(after) <= 0) {
                read.clear();
            }
        }
    }

    private void plan(Messages.PlanIs heard, byte[] payload) {
        if (plans.offer(heard.term(), heard.plan())) {
            LOG.log(
                    Level.INFO,
                    "event=plan terminal=" + self + " version=" + heard.plan().version());
            String text = new String(payload, StandardCharsets.UTF_8);
            books.commit(entry -> {
                entry.keep(KEPT_PLAN, text);
                return Boolean.TRUE;
            });
        }
    }

    private void board(byte[] payload) {
        Messages.read(payload, Messages.BoardIs.class).ifPresent(heard -> {
            synchronized (liveListeners) {
                board = board.with(heard.board());
            }
            changed();
        });
    }

    private void queue(byte[] payload) {
        Messages.read(payload, Messages.QueueIs.class).ifPresent(heard -> {
            synchronized (liveListeners) {
                queues.put(heard.queue().service(), heard.queue());
            }
            changed();
        });
    }

    private Position keptPosition() {
        return books.kept(KEPT_POSITION)
                .map(text -> text.split(":"))
                .map(parts -> new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .orElse(Position.BEFORE_ALL);
    }

    private long keptTerm() {
        return books.kept(KEPT_TERM).map(Long::parseLong).orElse(0L);
    }

    /** Remembers how far the hub is, and lets go what it has had for long. Losing this only means sending again. */
    private void remember() {
        Position at = window.committed();
        books.commit(entry -> {
            entry.keep(KEPT_POSITION, at.start() + ":" + at.seq());
            entry.keep(KEPT_TERM, Long.toString(window.highestTerm()));
            return Boolean.TRUE;
        });
        remembered = at;
        outbox.prune(at.start(), at.seq(), Instant.now().minus(KEEP_COMMITTED).toEpochMilli());
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
                read.clear();
                window.connected(receiveMaximum, System.nanoTime());
                publishState();
                helloAtNanos = System.nanoTime();
            });
        }

        @Override
        public void down() {
            inbox.add(() -> {
                brokerUp = false;
                hubOnline = false;
                answering = false;
                window.disconnected();
                judge();
            });
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            if (topic.equals(topics.res(self))) {
                Messages.read(payload, Messages.Res.class).ifPresent(this::answered);
            } else if (topics.terminal(topic, "live").isPresent()) {
                live(topics.terminal(topic, "live").get(), payload);
            } else if (topic.equals(topics.ack(self))) {
                Messages.read(payload, Messages.Ack.class).ifPresent(ack -> inbox.add(() -> ack(ack)));
            } else if (topic.equals(topics.cmd(self))) {
                Messages.read(payload, Directive.class)
                        .ifPresent(directive -> directives.forEach(listener -> listener.accept(directive)));
            } else if (topic.equals(topics.plan())) {
                Messages.read(payload, Messages.PlanIs.class).ifPresent(heard -> inbox.add(() -> plan(heard, payload)));
            } else if (topic.equals(topics.board())) {
                inbox.add(() -> board(payload));
            } else if (topics.isQueue(topic)) {
                // Hundreds of places in line: an answer to a request must not wait behind their reading.
                inbox.add(() -> queue(payload));
            } else if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class)
                        .ifPresent(heard -> inbox.add(() -> {
                            hubOnline = heard.online();
                            helloAtNanos = System.nanoTime();
                            judge();
                        }));
            }
        }

        private void answered(Messages.Res res) {
            Asked waiting = asked.get(res.id());
            if (waiting != null && res.term() >= term) {
                clock.heard(res.now(), Duration.ofNanos(System.nanoTime() - waiting.sentNanos()));
                waiting.reply().complete(res.reply());
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
