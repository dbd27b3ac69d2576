package org.paihao.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.id.ServiceId;

/**
 * How many more people of a service can be served before closing (今天还能办约 n 人), beyond those who wait. A rule of
 * thumb over whole counters, not a simulation: what waits for a counter's other services is shared evenly among the
 * counters that may call it.
 */
public final class StillServed {
    private StillServed() {}

    /** An open counter, and how long it can still work for the service that is asked about. */
    public record Window(Duration remaining, List<ServiceId> services) {
        public Window {
            services = List.copyOf(services);
        }
    }

    /**
     * People who could still come, rounded down; 0 when whoever waits fills the day.
     *
     * @param open all open counters
     * @param mean how long one service takes, by service; a service nobody measured counts as {@code of}'s own
     * @param waiting people waiting, by service
     * @return empty when nobody can say: no open counter serves it, or nobody measured how long it takes
     */
    public static Optional<Integer> people(
            ServiceId of, List<Window> open, Map<ServiceId, Duration> mean, Map<ServiceId, Integer> waiting) {
        Optional<Duration> one = Optional.ofNullable(mean.get(of)).filter(Duration::isPositive);
        List<Window> serving =
                open.stream().filter(window -> window.services().contains(of)).toList();
        if (one.isEmpty() || serving.isEmpty()) {
            return Optional.empty();
        }
        double seconds = 0;
        for (Window window : serving) {
            double others = 0;
            for (ServiceId other : window.services()) {
                long sharing = open.stream()
                        .filter(counter -> counter.services().contains(other))
                        .count();
                others += other.equals(of)
                        ? 0
                        : (double) waiting.getOrDefault(other, 0)
                                * mean.getOrDefault(other, one.get()).toSeconds()
                                / sharing;
            }
            seconds += Math.max(0, window.remaining().toSeconds() - others);
        }
        long people = (long) Math.floor(seconds / one.get().toSeconds()) - waiting.getOrDefault(of, 0);
        return Optional.of((int) Math.max(0, people));
    }
}
