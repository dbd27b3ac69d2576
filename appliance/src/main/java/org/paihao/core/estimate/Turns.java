package org.paihao.core.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Pause;
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
            CounterState counter = entry.getValue();
            List<Integer> known = turns.getOrDefault(entry.getKey(), List.of());
            if (counter.calls() != (known.size() % 2 == 1)) {
                Instant since = counter.pause().map(Pause::since).orElse(counter.since());
                int last = known.isEmpty() ? 0 : known.getLast();
                int second = Today.seconds(midnight, since.isAfter(now) ? now : since);
                // Whoever comes back from a pause has been signed in since the morning.
                turns.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(second > last ? second : Math.max(Today.seconds(midnight, now), last));
            }
        }
    }

    /** For each counter, seconds since midnight: opened, closed, opened … */
    Map<CounterId, List<Integer>> byCounter() {
        Map<CounterId, List<Integer>> copy = new HashMap<>();
        turns.forEach((counter, times) -> copy.put(counter, List.copyOf(times)));
        return copy;
    }
}
