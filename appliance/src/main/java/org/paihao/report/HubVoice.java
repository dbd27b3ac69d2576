package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Board;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.Service;
import org.paihao.json.Json;
import org.paihao.role.HallClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;

/** What a hub publishes: each message under its term. Used by the link's agent. */
final class HubVoice {
    static final Duration LAST_WORD = Duration.ofMillis(300);

    private static final Logger LOG = System.getLogger(HubVoice.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Hub hub;
    private final Term term;
    private final Ledger ledger;
    private final HallClock clock;
    private final String epoch;
    private final Agent agent;
    private final Wire wire;
    private final OwedMessages owed;
    private final Map<ServiceId, byte[]> queuesSaid = new HashMap<>();

    HubVoice(HubParts parts, Agent agent, Wire wire) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.term = parts.term();
        this.ledger = parts.ledger();
        this.clock = parts.clock();
        this.epoch = parts.epoch();
        this.agent = agent;
        this.wire = wire;
        this.owed = new OwedMessages(wire);
    }

    /** The connection is gone: everything will be said anew. */
    void forget() {
        owed.clear();
        queuesSaid.clear();
    }

    /** What could not be said before is tried again. Returns whether all is said. */
    boolean flush() {
        return owed.flush();
    }

    void hub() {
        owed.publish(topics.hub(), hubIs(true));
    }

    /** A word a hub that reigns answers by its own; not retained, and of a term nobody goes by. */
    void askWhoReigns() {
        wire.publish(new Wire.Message(topics.hub(), hubIs(false), 0, false, Optional.empty()), Wire.Done.IGNORE);
    }

    private byte[] hubIs(boolean online) {
        return Json.bytes(new Messages.HubIs(term.now(), online, clock.now(), Optional.of(epoch)));
    }

    void plan() {
        owed.publish(topics.plan(), Json.bytes(new Messages.PlanIs(term.now(), hub.plan())));
    }

    /** How far a terminal's facts are in the ledger. */
    void mark(TerminalId terminal) {
        if (terminal.equals(self)) {
            return;
        }
        Messages.Ack ack = ledger.latest(terminal)
                .map(mark -> new Messages.Ack(term.now(), mark.epoch(), mark.committed()))
                .orElseGet(() -> new Messages.Ack(term.now(), "", 0));
        owed.publish(topics.ack(terminal), Json.bytes(ack));
    }

    /** How far one epoch is, to a box that goes on with it although it is not the latest. Not retained. */
    void mark(TerminalId terminal, String ofEpoch) {
        ledger.mark(terminal, ofEpoch)
                .map(mark -> new Messages.Ack(term.now(), mark.epoch(), mark.committed()))
                .ifPresent(ack -> wire.publish(
                        new Wire.Message(topics.ack(terminal), Json.bytes(ack), 0, false, Optional.empty()),
                        Wire.Done.IGNORE));
    }

    /** The board, and each queue that is not as it was said last. */
    void boards(Board board) {
        owed.publish(topics.board(), Json.bytes(new Messages.BoardIs(term.now(), board)));
        for (Service service : hub.plan().lines()) {
            QueueBoard queue = hub.queue(service.id());
            byte[] waiting = Json.bytes(queue.tickets());
            if (!Arrays.equals(waiting, queuesSaid.put(service.id(), waiting))) {
                owed.publish(topics.queue(service.id()), Json.bytes(new Messages.QueueIs(term.now(), queue)));
            }
        }
    }

    void state(byte[] own) {
        owed.publish(topics.state(self), own);
    }

    /** Takes a retained message away. */
    void clear(String topic) {
        owed.publish(topic, new byte[0]);
    }

    /** A word to itself: it comes back after all that was retained when the connection was made. */
    void probe() {
        Messages.Req word = new Messages.Req(epoch, new HubRequest.Hello(), Optional.empty());
        wire.publish(
                new Wire.Message(topics.req(self), Json.bytes(word), 0, false, Optional.of(Duration.ofSeconds(1))),
                Wire.Done.IGNORE);
    }

    void alarm(Ingest.Alarm alarm) {
        log(alarm);
        wire.publish(alarmed(alarm), Wire.Done.IGNORE);
    }

    /** As {@link #alarm}; {@code then} follows when it is out, or has had its moment. */
    void lastAlarm(Ingest.Alarm alarm, Runnable then) {
        log(alarm);
        finish(alarmed(alarm), then);
    }

    private Wire.Message alarmed(Ingest.Alarm alarm) {
        return new Wire.Message(topics.alarm(), Json.bytes(alarm), 1, false, Optional.empty());
    }

    private static void log(Ingest.Alarm alarm) {
        LOG.log(
                Level.WARNING,
                "event=alarm kind=" + alarm.kind() + " terminal=" + alarm.terminal() + " detail=" + alarm.detail());
    }

    /** Says that the hub goes: boxes need not find out by themselves. {@code then} as in {@link #lastAlarm}. */
    void goodbye(Runnable then) {
        finish(new Wire.Message(topics.hub(), hubIs(false), 1, true, Optional.empty()), then);
    }

    private void finish(Wire.Message last, Runnable then) {
        AtomicBoolean over = new AtomicBoolean();
        Runnable once = () -> {
            if (!over.getAndSet(true)) {
                agent.execute(then);
            }
        };
        if (wire.publish(last, taken -> once.run())) {
            agent.after(LAST_WORD, once);
        } else {
            once.run();
        }
    }
}
