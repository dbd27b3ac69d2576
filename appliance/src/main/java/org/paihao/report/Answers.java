package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.HubReply;
import org.paihao.json.Json;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Term;

/** Answers terminals, beside the agent thread, so that no backlog of facts delays a touch. Safe for any thread. */
final class Answers {
    private static final Duration EXPIRY = Duration.ofSeconds(1);
    /** Requests being answered at once; what is beyond that would be answered too late anyway. */
    private static final int AT_ONCE_MAX = 128;

    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final Topics topics;
    private final Hub hub;
    private final Term term;
    private final HallClock clock;
    private final Wire wire;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    Answers(HubParts parts, Wire wire) {
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.term = parts.term();
        this.clock = parts.clock();
        this.wire = wire;
    }

    /** Answers a request on a thread of its own; a hub that has stepped down says nothing. */
    void answer(TerminalId from, Messages.Req req) {
        if (!places.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                HubReply reply = hub.answer(from, req.request());
                if (hub.deciding()) {
                    send(new Wire.Message(
                            topics.res(from),
                            Json.bytes(new Messages.Res(req.id(), term.now(), clock.now(), reply)),
                            0,
                            false,
                            Optional.of(EXPIRY)));
                }
            } catch (RuntimeException e) {
                // No answer: the terminal goes on by itself.
                LOG.log(Level.ERROR, "event=request-failed terminal=" + from, e);
            } finally {
                places.release();
            }
        });
    }

    /** An answer the client has no room for just now is offered again as long as somebody waits for it. */
    private void send(Wire.Message message) {
        long until = System.nanoTime() + HubLine.PATIENCE.toNanos();
        while (!wire.publish(message, Wire.Done.IGNORE) && wire.up() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
