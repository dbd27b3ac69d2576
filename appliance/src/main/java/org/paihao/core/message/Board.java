package org.paihao.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;

/**
 * What screens show (retained, at most every 5 s).
 *
 * @param at when it was true, hall time
 * @param waiting people waiting, by service
 * @param open counters that are open
 * @param calls newest first, at most {@link #CALLS_MAX}
 * @param evacuation while the hall is being left
 */
public record Board(
        Instant at,
        Map<ServiceId, Integer> waiting,
        List<CounterId> open,
        List<BoardCall> calls,
        Optional<Evacuation> evacuation) {
    /** A screen shows the call and the last five; a few more bridge a restart. */
    public static final int CALLS_MAX = 12;

    public Board {
        waiting = Map.copyOf(waiting);
        open = List.copyOf(open);
        calls = List.copyOf(calls);
    }

    /** A board nothing has been heard for yet. */
    public static final Board NONE = new Board(Instant.EPOCH, Map.of(), List.of(), List.of(), Optional.empty());

    /** One call on the board. */
    public record BoardCall(Label label, CounterId counter, Instant at, boolean recall) {}
}
