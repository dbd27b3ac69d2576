package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.store.Books;

/** The link of one terminal to its hall, as the rest of its box sees it. Safe for any thread. */
public final class TerminalLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);

    private static final Logger LOG = System.getLogger(TerminalLink.class.getName());

    private final TerminalId self;
    private final Topics topics;
    private final Agent agent;
    private final Waiter waiter;
    private final TerminalLogic logic;

    /** On a thread of its own. */
    public TerminalLink(TerminalParts parts, Wire.Opener opener) {
        this(parts, opener, ThreadAgent.virtual("link-" + parts.self()), Waiter.BLOCKING);
    }

    /** @param agent where it runs; the link starts and closes it */
    public TerminalLink(TerminalParts parts, Wire.Opener opener, Agent agent, Waiter waiter) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.agent = agent;
        this.waiter = waiter;
        this.logic = new TerminalLogic(parts, agent, opener);
        // Nothing to do but to have a turn: there may be facts to send.
        parts.books().onCommit(() -> agent.execute(() -> {}));
        agent.start(logic::turn);
    }

    /** The offset this box remembered from before its last restart. */
    public static Duration keptOffset(Books books) {
        return new LinkMemory(books).offset();
    }

    @Override
    public Status status() {
        return logic.status();
    }

    @Override
    public BoardView board() {
        return logic.ears().board();
    }

    @Override
    public Optional<QueueBoard> queue(ServiceId service) {
        return logic.ears().queue(service);
    }

    /** Facts the hub does not have yet. */
    public long backlog() {
        return logic.backlog();
    }

    /** Told after link state, board or plan changed: only mark and wake. */
    public void onChange(Runnable listener) {
        logic.onChange(listener);
    }

    /** Hears what the hub tells this box. Called on a link thread: hand on and return. */
    public void onDirective(Consumer<Directive> listener) {
        logic.onDirective(listener);
    }

    /** The box's state has changed: publish it anew. */
    public void stateChanged() {
        agent.execute(logic::publishState);
    }

    @Override
    public Optional<HubReply> ask(HubRequest request, Duration patience) {
        return status().up()
                ? waiter.await(patience, answer -> logic.ask(request, patience, answer))
                : Optional.empty();
    }

    @Override
    public void say(Live live) {
        logic.ears().hear(new Heard(self, live));
        logic.changed();
        logic.wire()
                .publish(
                        new Wire.Message(topics.live(self), Json.bytes(live), 0, false, Optional.of(LIVE_EXPIRY)),
                        Wire.Done.IGNORE);
    }

    @Override
    public boolean carries() {
        return logic.brokerUp();
    }

    @Override
    public void listen(Consumer<Heard> listener) {
        logic.ears().listen(listener);
    }

    @Override
    public void close() {
        agent.close();
        logic.wire().close();
        try {
            logic.remember();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "event=position-not-kept terminal=" + self, e);
        }
    }
}
