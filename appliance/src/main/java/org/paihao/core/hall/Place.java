package org.paihao.core.hall;

import java.time.Instant;

/**
 * A place in line: earlier arrival first, ties by the key of the fact that made it.
 *
 * @param tie {@code terminal:epoch:seq} with seq padded, empty for a place the hub itself decided
 */
public record Place(Instant arrivedAt, String tie) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byArrival = arrivedAt.compareTo(other.arrivedAt);
        return byArrival != 0 ? byArrival : tie.compareTo(other.tie);
    }
}
