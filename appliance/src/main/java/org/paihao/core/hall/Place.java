package org.paihao.core.hall;

import java.time.Instant;

/**
 * A place in line: whoever was sent here to be first, then earlier arrival, ties by the key of the fact that made it.
 *
 * @param first whether it goes before all that came without such a word
 * @param tie {@code terminal:epoch:seq} with seq padded, empty for a place the hub itself decided
 */
public record Place(boolean first, Instant arrivedAt, String tie) implements Comparable<Place> {
    /** A place as everybody has it. */
    public Place(Instant arrivedAt, String tie) {
        this(false, arrivedAt, tie);
    }

    @Override
    public int compareTo(Place other) {
        if (first != other.first) {
            return first ? -1 : 1;
        }
        int byArrival = arrivedAt.compareTo(other.arrivedAt);
        return byArrival != 0 ? byArrival : tie.compareTo(other.tie);
    }
}
