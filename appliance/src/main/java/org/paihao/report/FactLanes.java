package org.paihao.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ingest;

/**
 * Facts that wait for the ledger, a lane for each terminal, taken one from each in turn: a box that comes back with a
 * day's facts does not keep the others waiting. Used by one thread.
 */
final class FactLanes {
    /** What a terminal sends ahead of its marks, a few times over. More is dropped, and sent again after the mark. */
    static final int LANE_MAX = 4 * SendWindow.AHEAD_MAX;

    private final Map<TerminalId, Deque<Ingest.Incoming>> lanes = new HashMap<>();
    /** The lanes with something in them, in the order of their turns. */
    private final Deque<Deque<Ingest.Incoming>> turns = new ArrayDeque<>();

    /** A fact has come. */
    void add(Ingest.Incoming incoming) {
        Deque<Ingest.Incoming> lane = lanes.computeIfAbsent(incoming.terminal(), ignored -> new ArrayDeque<>());
        if (lane.isEmpty()) {
            turns.addLast(lane);
        }
        if (lane.size() < LANE_MAX) {
            lane.addLast(incoming);
        }
    }

    /** The next ones, at most {@code max}; each terminal's in the order they came. */
    List<Ingest.Incoming> take(int max) {
        List<Ingest.Incoming> batch = new ArrayList<>();
        while (batch.size() < max && !turns.isEmpty()) {
            Deque<Ingest.Incoming> lane = turns.removeFirst();
            batch.add(lane.removeFirst());
            if (!lane.isEmpty()) {
                turns.addLast(lane);
            }
        }
        return batch;
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    void clear() {
        lanes.clear();
        turns.clear();
    }
}
