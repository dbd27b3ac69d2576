package org.paihao.core.hall;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.paihao.core.hall.EndlessDay.Served;

/**
 * The same hall in twenty lines without any of our rules: whenever a counter is free, everybody who is there is looked
 * at, and whoever's claim is greatest is called.
 */
final class PlainHall {
    private PlainHall() {}

    /**
     * How long each of them waits, in microseconds.
     *
     * @param people in the order they came
     * @param rate how much faster claims of the high class grow
     */
    static List<Long> waits(List<Served> people, int counters, double rate) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int i = 0; i < counters; i++) {
            free.add(0L);
        }
        Long[] waits = new Long[people.size()];
        SortedSet<Integer> here = new TreeSet<>();
        int next = 0;
        for (int served = 0; served < people.size(); served++) {
            long moment = free.remove();
            if (here.isEmpty() && people.get(next).arrivedMicros() > moment) {
                moment = people.get(next).arrivedMicros();
            }
            while (next < people.size() && people.get(next).arrivedMicros() <= moment) {
                here.add(next++);
            }
            long now = moment;
            Integer first = here.stream()
                    .min(Comparator.<Integer>comparingDouble(i -> -claim(people.get(i), now, rate))
                            .thenComparing(i -> i))
                    .orElseThrow();
            here.remove(first);
            waits[first] = now - people.get(first).arrivedMicros();
            free.add(now + people.get(first).serviceMicros());
        }
        return List.of(waits);
    }

    /** The rules know milliseconds. */
    private static double claim(Served who, long now, double rate) {
        long millis = (now - who.arrivedMicros()) / 1_000;
        return (who.high() ? rate : 1) * millis;
    }
}
