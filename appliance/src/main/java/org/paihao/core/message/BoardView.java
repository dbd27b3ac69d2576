package org.paihao.core.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;

/**
 * The last board and what has been heard live since. Immutable. Counts may be off by a lost message until the next
 * board, never for longer.
 *
 * @param heardAt when anything was heard last; {@link Instant#EPOCH} when nothing ever
 */
public record BoardView(Board board, Instant heardAt) {
    /** Before anything was heard. */
    public static final BoardView NONE = new BoardView(Board.NONE, Instant.EPOCH);

    /** A newer board replaces all. An older one (a hub's retained leftover) changes nothing. */
    public BoardView with(Board newer) {
        return newer.at().isBefore(board.at()) ? this : new BoardView(newer, later(newer.at()));
    }

    /** One thing heard live. */
    public BoardView with(Live live) {
        if (live.at().isBefore(board.at())) {
            return this;
        }
        Board next = switch (live) {
            case Live.Taken l -> counting(l.service(), 1);
            case Live.Called l -> calling(l);
            case Live.Withdrawn l -> l.call().isPresent() ? board : counting(l.service(), -1);
            case Live.Staffed l -> staffed(l);
            case Live.Arrived ignored -> board;
            case Live.Finished ignored -> board;
            case Live.Missed ignored -> board;
            case Live.Ended ignored -> board;
            case Live.Undone l ->
                l.waits().map(who -> counting(who.service(), 1)).orElse(board);
            case Live.Claimed ignored -> board;
            case Live.Evacuated l -> evacuated(l);
        };
        return new BoardView(next, later(live.at()));
    }

    private Instant later(Instant at) {
        return at.isAfter(heardAt) ? at : heardAt;
    }

    private Board counting(ServiceId service, int by) {
        Map<ServiceId, Integer> waiting = new HashMap<>(board.waiting());
        waiting.merge(service, Math.max(by, 0), (a, b) -> Math.max(0, a + by));
        return board.waiting(waiting);
    }

    private Board calling(Live.Called called) {
        List<Board.BoardCall> calls = new ArrayList<>();
        calls.add(new Board.BoardCall(called.label(), called.counter(), called.at(), called.recalls() > 0));
        for (Board.BoardCall call : board.calls()) {
            if (!call.label().equals(called.label()) && calls.size() < Board.CALLS_MAX) {
                calls.add(call);
            }
        }
        Map<ServiceId, Integer> waiting = called.recalls() > 0
                ? board.waiting()
                : counting(called.service(), -1).waiting();
        return board.waiting(waiting).calls(calls);
    }

    private Board evacuated(Live.Evacuated heard) {
        Optional<Evacuation> now = heard.text().map(text -> new Evacuation(heard.at(), text));
        return board.evacuation(now);
    }

    private Board staffed(Live.Staffed staffed) {
        Set<CounterId> open = new LinkedHashSet<>(board.open());
        if (staffed.open()) {
            open.add(staffed.counter());
        } else {
            open.remove(staffed.counter());
        }
        return board.open(List.copyOf(open));
    }
}
