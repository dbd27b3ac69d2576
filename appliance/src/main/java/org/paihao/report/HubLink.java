package org.paihao.report;

import java.time.Duration;
import java.util.Map;
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
import org.paihao.role.hub.Hub;

/** The hub's side of the hall's link, as the rest of its box sees it. Safe for any thread. */
public final class HubLink implements HubLine, LiveBus, HallBoards, AutoCloseable {
    private static final Duration LIVE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration COMMAND_EXPIRY = Duration.ofSeconds(30);

    private final TerminalId self;
    private final Topics topics;
    private final Hub hub;
    private final Agent agent;
    private final Waiter waiter;
    private final HubLogic logic;

    /** On a thread of its own. */
    public HubLink(HubParts parts, Wire.Opener opener) {
        this(parts, opener, ThreadAgent.platform("hub-" + parts.self()), Waiter.BLOCKING);
    }

    /** @param agent where it runs; the link starts and closes it */
    public HubLink(HubParts parts, Wire.Opener opener, Agent agent, Waiter waiter) {
        this.self = parts.self();
        this.topics = parts.topics();
        this.hub = parts.hub();
        this.agent = agent;
        this.waiter = waiter;
        this.logic = new HubLogic(parts, agent, opener);
        agent.start(logic::turn);
    }

    /** The state each terminal says of itself, as last heard: JSON. */
    public Map<TerminalId, byte[]> states() {
        return logic.states();
    }

    /** The books have changed: boards are to be published anew. Cheap. */
    public void changed() {
        agent.execute(logic::changed);
    }

    /** Says to whoever listens on the alarm topic that a person must look at something. Cheap. */
    public void alarm(String kind, String detail) {
        agent.execute(() -> logic.alarmed(kind, detail));
    }

    /** Told when boards, terminals or marks changed: only mark and wake. */
    public void onChange(Runnable listener) {
        logic.onChange(listener);
    }

    /** The hub's own box has changed: publish its state anew. */
    public void stateChanged() {
        agent.execute(logic::publishState);
    }

    @Override
    public BoardView board() {
        return logic.ears().board();
    }

    @Override
    public Optional<QueueBoard> queue(ServiceId service) {
        return Optional.of(hub.queue(service));
    }

    /** Tells a terminal something, if it is there to hear it. */
    public void command(TerminalId terminal, Directive directive) {
        publish(topics.cmd(terminal), Json.bytes(directive), COMMAND_EXPIRY);
    }

    private void publish(String topic, byte[] payload, Duration expiry) {
        logic.wire().publish(new Wire.Message(topic, payload, 0, false, Optional.of(expiry)), Wire.Done.IGNORE);
    }

    @Override
    public Optional<HubReply> ask(HubRequest request, Duration patience) {
        return hub.deciding() ? Optional.of(hub.answer(self, request)) : Optional.empty();
    }

    @Override
    public Status status() {
        return logic.status();
    }

    @Override
    public void say(Live live) {
        logic.ears().hear(new Heard(self, live));
        logic.tell();
        publish(topics.live(self), Json.bytes(live), LIVE_EXPIRY);
    }

    @Override
    public boolean carries() {
        return status().up();
    }

    @Override
    public void listen(Consumer<Heard> listener) {
        logic.ears().listen(listener);
    }

    @Override
    public void close() {
        waiter.await(
                HubVoice.LAST_WORD, said -> agent.execute(() -> logic.goodbye(() -> said.accept(Optional.empty()))));
        agent.close();
        logic.wire().close();
    }
}
