package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.plan.DayChanges;
import org.paihao.json.Json;
import org.paihao.role.HubClock;
import org.paihao.role.HubLine;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Outbox;

/**
 * What a terminal does on the hall's link: sends its facts, asks the hub, hears marks, plan and boards. It waits for
 * nothing but its books. The agent owns the send window; what the MQTT client says is put in its inbox, but for answers
 * and live words, which are handed over at once.
 */
final class TerminalLogic {
    private static final Duration REQUEST_EXPIRY = Duration.ofSeconds(1);
    /** A hub that did not answer is asked again so often whether it is there. */
    private static final Duration HELLO_EVERY = Duration.ofSeconds(1);
    /** And one that answers, for the time. */
    private static final Duration SYNC_EVERY = Duration.ofSeconds(60);
    /** A smaller change of the clock is not worth writing down. */
    private static final Duration OFFSET_NEWS = Duration.ofSeconds(1);

    private static final Duration STATE_AGAIN = Duration.ofMillis(50);
    /** Whatever is due: no busy loop. */
    private static final Duration TURN_MIN = Duration.ofMillis(1);

    private static final Logger LOG = System.getLogger(TerminalLogic.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Outbox outbox;
    private final PlanKeeper plans;
    private final HubClock clock;
    private final Supplier<byte[]> state;
    private final LinkMemory memory;
    private final SendWindow window;
    private final FactPump pump;
    private final Asks asks;
    private final Agent agent;
    private final HallEars ears = new HallEars();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Directive>> directives = new CopyOnWriteArrayList<>();
    private final Wire wire;
    private volatile HubLine.Status status;
    private volatile long term;
    /** The highest mark this box has had in the highest term: what it tells a hub that may have come back older. */
    private volatile Messages.Ack held;

    // the agent's own, but that anybody may look at the first
    private volatile boolean brokerUp;
    private boolean answering;
    private Position heldAt = Position.BEFORE_ALL;
    private Position remembered = Position.BEFORE_ALL;
    private boolean stateOwed;
    private boolean saidTrusted;
    private long helloAtNanos;
    private long hellos;

    /** Opens its wire; goes on when the agent is started with {@link #turn}. */
    TerminalLogic(TerminalParts parts, Agent agent, Wire.Opener opener) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.outbox = parts.books().outbox();
        this.plans = parts.plans();
        this.clock = parts.clock();
        this.state = parts.state();
        this.agent = agent;
        this.status = new HubLine.Status(false, clock.now());
        this.memory = new LinkMemory(parts.books());
        this.term = memory.term();
        this.window = new SendWindow(memory.position(), term);
        this.pump = new FactPump(self, topics, outbox, window, agent);
        this.held = memory.mark();
        if (!held.epoch().isEmpty()) {
            outbox.startOf(held.epoch()).ifPresent(start -> heldAt = new Position(start, held.committed()));
        }
        this.asks = new Asks(parts.books().epoch(), agent);
        memory.plan().ifPresent(kept -> plans.offer(kept.term(), kept.plan()));
        memory.changes().ifPresent(plans::change);
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

    /** Whether there is a broker: words reach other boxes even while no hub answers. */
    boolean brokerUp() {
        return brokerUp;
    }

    long backlog() {
        Position at = window.committed();
        return outbox.backlog(at.start(), at.seq());
    }

    void onChange(Runnable listener) {
        changeListeners.add(listener);
        plans.onChange(listener);
    }

    void onDirective(Consumer<Directive> listener) {
        directives.add(listener);
    }

    void changed() {
        changeListeners.forEach(Runnable::run);
    }

    /** Asks the hub. {@code then} hears the answer once, or after {@code patience} that there was none. */
    void ask(HubRequest request, Duration patience, Consumer<Optional<HubReply>> then) {
        send(request, patience, reply -> {
            if (reply.isEmpty()) {
                // Whoever comes next need not wait for a hub that does not answer.
                agent.execute(() -> {
                    answering = false;
                    judge();
                });
            }
            then.accept(reply);
        });
    }

    private void send(HubRequest request, Duration patience, Consumer<Optional<HubReply>> then) {
        asks.ask(
                patience,
                id -> wire.publish(
                        new Wire.Message(
                                topics.req(self),
                                Json.bytes(new Messages.Req(id, request, Optional.of(held))),
                                0,
                                false,
                                Optional.of(REQUEST_EXPIRY)),
                        Wire.Done.IGNORE),
                then);
    }

    // ---- the agent's ----

    /** What is due is done, and what may be sent is sent. Returns after how many nanoseconds something will be due. */
    long turn() {
        long now = agent.nanoTime();
        long next = asks.overdue(now);
        hello(now);
        if (stateOwed) {
            publishState();
        }
        pump.pump(wire);
        next = Math.min(next, pump.patienceNanos());
        if (brokerUp) {
            next = Math.min(next, helloAtNanos - now);
        }
        if (stateOwed) {
            next = Math.min(next, STATE_AGAIN.toNanos());
        }
        return Math.max(next, TURN_MIN.toNanos());
    }

    private void hello(long now) {
        if (!brokerUp || now - helloAtNanos < 0) {
            return;
        }
        helloAtNanos = now + (answering ? SYNC_EVERY : HELLO_EVERY).toNanos();
        long number = ++hellos;
        send(new HubRequest.Hello(), REQUEST_EXPIRY, reply -> agent.execute(() -> greeted(number, reply.isPresent())));
    }

    private void greeted(long number, boolean there) {
        if (!there && number < hellos) {
            // Asked before the hub was there, perhaps: the later one will tell.
            return;
        }
        answering = there;
        if (!window.committed().equals(remembered)) {
            remember();
        }
        helloAtNanos = agent.nanoTime() + (there ? SYNC_EVERY : HELLO_EVERY).toNanos();
        judge();
        if (clock.trusted() != saidTrusted) {
            // What was said at the connection was said before anybody had told the time.
            publishState();
        }
    }

    /** Whether the hub is within reach has perhaps changed. */
    private void judge() {
        boolean up = brokerUp && answering;
        if (!answering) {
            helloBy(agent.nanoTime() + HELLO_EVERY.toNanos());
        }
        if (up != status.up()) {
            status = new HubLine.Status(up, clock.now());
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

    private void helloBy(long nanos) {
        if (nanos - helloAtNanos < 0) {
            helloAtNanos = nanos;
        }
    }

    void publishState() {
        saidTrusted = clock.trusted();
        stateOwed = brokerUp
                && !wire.publish(
                        new Wire.Message(topics.state(self), state.get(), 0, true, Optional.empty()), Wire.Done.IGNORE);
    }

    /** Remembers how far the hub is, and lets go what it has had for long. Losing this only means sending again. */
    void remember() {
        Position at = window.committed();
        memory.keep(at, held, window.highestTerm(), clock.now());
        remembered = at;
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
            helloAtNanos = agent.nanoTime();
        }
    }

    /** A message of a reign: false when it is of a lower one than this box has heard of, and is to be passed over. */
    private synchronized boolean reigns(long heard) {
        if (heard > term) {
            term = heard;
            agent.execute(() -> {
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
        helloAtNanos = agent.nanoTime();
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
                    if (plans.change(heard.board().changes().orElse(DayChanges.NONE))) {
                        memory.keepChanges(heard.board().changes().orElse(DayChanges.NONE));
                    }
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

    /** What the MQTT client says. */
    private final class Hears implements Wire.Listener {
        @Override
        public void up(int receiveMaximum) {
            agent.execute(() -> {
                brokerUp = true;
                pump.connected(receiveMaximum);
                publishState();
                helloAtNanos = agent.nanoTime();
            });
        }

        @Override
        public void down() {
            agent.execute(() -> {
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
                Messages.read(payload, Messages.Ack.class).ifPresent(ack -> agent.execute(() -> ack(ack)));
            } else if (topic.equals(topics.cmd(self))) {
                Messages.read(payload, Directive.class)
                        .ifPresent(directive -> directives.forEach(listener -> listener.accept(directive)));
            } else if (topic.equals(topics.plan())) {
                Messages.read(payload, Messages.PlanIs.class)
                        .ifPresent(heard -> agent.execute(() -> plan(heard, payload)));
            } else if (topic.equals(topics.board())) {
                agent.execute(() -> board(payload));
            } else if (topics.isQueue(topic) && payload.length == 0) {
                topics.queueOf(topic).ifPresent(ears::forget);
                changed();
            } else if (topics.isQueue(topic)) {
                // Hundreds of places in line: an answer to a request must not wait behind their reading.
                agent.execute(() -> queue(payload));
            } else if (topic.equals(topics.hub())) {
                Messages.read(payload, Messages.HubIs.class).ifPresent(heard -> agent.execute(() -> hub(heard)));
            }
        }

        private void answered(Messages.Res res) {
            if (reigns(res.term())) {
                asks.answered(res.id(), res.reply(), roundTrip -> clock.heard(res.now(), roundTrip));
            }
        }
    }
}
