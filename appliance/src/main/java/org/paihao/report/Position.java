package org.paihao.report;

/** A place in an outbox: facts are sent in the order of process starts, then of seq. */
public record Position(long start, long seq) implements Comparable<Position> {
    /** Before every fact. */
    public static final Position BEFORE_ALL = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(seq, other.seq);
    }
}
