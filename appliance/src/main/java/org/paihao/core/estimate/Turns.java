package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.id.CounterId;

/**
 * When each counter opened and closed today. The hall's state knows only how it is now, so whoever estimates looks at
 * each state it sees. One thread.
 */
final class Turns {
    private final Map<CounterId, List<Integer>> turns = new HashMap<>();
    private Instant midnight = Instant.EPOCH;

    /** Takes in how the counters are now. */
    void look(HallState state, Instant today, Instant now) {
        if (!today.equals(midnight)) {
            turns.clear();
            midnight = today;
        }
        for (var entry : state.counters().entrySet()) {
            boolean open = calls(entry.getValue());
            List<Integer> known = turns.getOrDefault(entry.getKey(), List.of());
            if (open != (known.size() % 2 == 1)) {
                Instant since = entry.getValue().since();
                int second = Today.seconds(midnight, since.isAfter(now) ? now : since);
                int last = known.isEmpty() ? 0 : known.getLast();
                turns.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).add(Math.max(second, last));
            }
        }
    }

    /** Whether somebody is there to call. */
    static boolean calls(CounterState counter) {
        return counter.staff().isPresent();
    }

    /** For each counter, seconds since midnight: opened, closed, opened … */
    Map<CounterId, List<Integer>> byCounter() {
        Map<CounterId, List<Integer>> copy = new HashMap<>();
        turns.forEach((counter, times) -> copy.put(counter, List.copyOf(times)));
        return copy;
    }
}
