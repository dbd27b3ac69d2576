package org.paihao.report;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.json.Json;
import org.paihao.role.LiveBus.Heard;

/** What a box has heard of its hall: boards as published, kept up to date by what is said live. Safe for any thread. */
final class HallEars {
    private static final Logger LOG = System.getLogger(HallEars.class.getName());

    private final List<Consumer<Heard>> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<ServiceId, QueueBoard> queues = new ConcurrentHashMap<>();
    private volatile BoardView board = BoardView.NONE;

    BoardView board() {
        return board;
    }

    Optional<QueueBoard> queue(ServiceId service) {
        return Optional.ofNullable(queues.get(service));
    }

    void listen(Consumer<Heard> listener) {
        listeners.add(listener);
    }

    synchronized void board(Board heard) {
        board = board.with(heard);
    }

    synchronized void queue(QueueBoard heard) {
        queues.put(heard.service(), heard);
    }

    /** The hub has taken a queue away: the service is no longer in its plan. */
    synchronized void forget(ServiceId service) {
        queues.remove(service);
    }

    /** Something was said live: here, or by another box. */
    void hear(Heard heard) {
        synchronized (this) {
            board = board.with(heard.live());
            queues.replaceAll((service, queue) -> queue.with(heard.live()));
        }
        listeners.forEach(listener -> listener.accept(heard));
    }

    /** As {@link #hear}, from the wire. Returns false when the bytes are nothing that could be said. */
    boolean hear(TerminalId from, byte[] payload) {
        Optional<Live> live;
        try {
            live = Json.read(payload, Live.class);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "event=live-unreadable from=" + from);
            return false;
        }
        live.ifPresent(said -> hear(new Heard(from, said)));
        return live.isPresent();
    }
}
