package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.paihao.core.id.TerminalId;
import org.paihao.store.Outbox;
import org.paihao.store.StoredFact;

/** Sends the outbox as its window says. Used by the link's agent. */
final class FactPump {
    private static final int READ_ROWS = 200;
    private static final Duration TRY_AGAIN = Duration.ofMillis(5);

    private static final Logger LOG = System.getLogger(FactPump.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Outbox outbox;
    private final SendWindow window;
    private final Agent agent;
    private final Deque<StoredFact> read = new ArrayDeque<>();
    /** The client could not take a fact although there was room: it is tried again soon, for nothing may wake us. */
    private boolean refused;

    FactPump(TerminalId self, Topics topics, Outbox outbox, SendWindow window, Agent agent) {
        this.self = self;
        this.topics = topics;
        this.outbox = outbox;
        this.window = window;
        this.agent = agent;
    }

    void connected(int receiveMaximum) {
        read.clear();
        window.connected(receiveMaximum, agent.nanoTime());
    }

    void disconnected() {
        window.disconnected();
    }

    void hubIsBack() {
        read.clear();
        window.hubIsBack(agent.nanoTime());
    }

    /** How long nothing needs to be done unless something happens. */
    long patienceNanos() {
        long patience = window.patienceNanos(agent.nanoTime());
        return refused ? Math.min(patience, TRY_AGAIN.toNanos()) : patience;
    }

    /** Sends what may be sent now, and again what the hub was silent about for too long. */
    void pump(Wire wire) {
        if (window.overdue(agent.nanoTime())) {
            read.clear();
            if (window.stuck()) {
                LOG.log(Level.WARNING, "event=link-stuck terminal=" + self);
                wire.renew();
            }
        }
        refused = false;
        while (window.room() > 0) {
            if (read.isEmpty()) {
                Position at = window.cursor();
                read.addAll(outbox.after(at.start(), at.seq(), READ_ROWS));
                if (read.isEmpty()) {
                    return;
                }
            }
            StoredFact fact = read.getFirst();
            int connection = window.connection();
            boolean taken = wire.publish(
                    new Wire.Message(topics.evt(self), fact.body(), 1, false, Optional.empty()),
                    ok -> agent.execute(() -> window.settled(connection)));
            if (!taken) {
                refused = true;
                return;
            }
            read.removeFirst();
            window.sent(new Position(fact.start(), fact.seq()), agent.nanoTime());
        }
    }

    /** What a mark did. */
    enum Marked {
        /** Of a lower term, or of an epoch that is not of this box. */
        IGNORED,
        /** At least as far as the one before. */
        FORWARD,
        /** Behind the one before: the hub has come back older. */
        BACK
    }

    /** The hub's mark. */
    Marked marked(Messages.Ack ack) {
        Optional<Long> start = ack.epoch().isEmpty() ? Optional.of(0L) : outbox.startOf(ack.epoch());
        if (start.isEmpty()) {
            LOG.log(Level.WARNING, "event=foreign-mark terminal=" + self + " epoch=" + ack.epoch());
            return Marked.IGNORED;
        }
        Position before = window.committed();
        if (!window.marked(ack.term(), new Position(start.get(), ack.committed()), agent.nanoTime())) {
            return Marked.IGNORED;
        }
        Position after = window.committed();
        StoredFact next = read.peekFirst();
        boolean back = after.compareTo(before) < 0;
        if (back || (next != null && new Position(next.start(), next.seq()).compareTo(after) <= 0)) {
            read.clear();
        }
        if (back) {
            LOG.log(Level.WARNING, "event=hub-came-back-older terminal=" + self + " seq=" + after.seq());
        }
        return back ? Marked.BACK : Marked.FORWARD;
    }
}
