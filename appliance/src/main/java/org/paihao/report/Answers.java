package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.HubReply;
import org.paihao.json.Json;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Term;

/** Answers terminals, beside the agent's work, so that no backlog of facts delays a touch. Safe for any thread. */
final class Answers {
    private static final Duration EXPIRY = Duration.ofSeconds(1);
    /** Requests being answered at once; what is beyond that would be answered too late anyway. */
    private static final int AT_ONCE_MAX = 128;

    private static final Duration TRY_AGAIN = Duration.ofMillis(1);

    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final Topics topics;
    private final Hub hub;
    private final Term term;
    private final HallClock clock;
    private final Agent agent;
    private final Wire wire;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    Answers(HubParts parts, Agent agent, Wire wire) {
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.term = parts.term();
        this.clock = parts.clock();
        this.agent = agent;
        this.wire = wire;
    }

    /** Answers a request beside the agent's work; a hub that has stepped down says nothing. */
    void answer(TerminalId from, Messages.Req req) {
        if (!places.tryAcquire()) {
            return;
        }
        agent.after(Duration.ZERO, () -> {
            try {
                HubReply reply = hub.answer(from, req.request());
                if (hub.deciding()) {
                    Wire.Message answer = new Wire.Message(
                            topics.res(from),
                            Json.bytes(new Messages.Res(req.id(), term.now(), clock.now(), reply)),
                            0,
                            false,
                            Optional.of(EXPIRY));
                    send(answer, agent.nanoTime() + HubLine.PATIENCE.toNanos());
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
    private void send(Wire.Message answer, long untilNanos) {
        if (!wire.publish(answer, Wire.Done.IGNORE) && wire.up() && agent.nanoTime() - untilNanos < 0) {
            agent.after(TRY_AGAIN, () -> send(answer, untilNanos));
        }
    }
}
