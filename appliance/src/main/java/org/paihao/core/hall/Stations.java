package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;

/** Who is where: nobody can be at two counters, though two counters in a cut may have believed them. */
public final class Stations {
    private Stations() {}

    /**
     * A counter whose staff have opened another one since.
     *
     * @param since when it was opened: whoever opened it anew afterwards is not meant
     */
    public record Left(CounterId counter, Instant since) {}

    /** The open counters that their staff have left for another one, opened later. */
    public static List<Left> left(HallState state) {
        List<Left> left = new ArrayList<>();
        state.counters()
                .forEach((counter, now) -> now.staff()
                        .filter(staff -> state.counters().entrySet().stream()
                                .anyMatch(other -> !other.getKey().equals(counter)
                                        && other.getValue().staff().equals(Optional.of(staff))
                                        && isLater(other.getKey(), other.getValue(), counter, now)))
                        .ifPresent(staff -> left.add(new Left(counter, now.since()))));
        return left;
    }

    /** Of two that were opened in the same instant the one with the lower id is left. */
    private static boolean isLater(CounterId one, CounterState its, CounterId other, CounterState others) {
        int byTime = its.since().compareTo(others.since());
        return byTime > 0 || (byTime == 0 && one.value().compareTo(other.value()) > 0);
    }

    /** Another counter that is open under somebody's name; the one that was opened last. */
    public static Optional<CounterId> elsewhere(HallState state, StaffId staff, CounterId here) {
        return state.counters().entrySet().stream()
                .filter(counter -> !counter.getKey().equals(here))
                .filter(counter -> counter.getValue().staff().equals(Optional.of(staff)))
                .max((one, other) -> isLater(one.getKey(), one.getValue(), other.getKey(), other.getValue()) ? 1 : -1)
                .map(java.util.Map.Entry::getKey);
    }
}
