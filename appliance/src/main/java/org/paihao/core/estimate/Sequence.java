package org.paihao.core.estimate;

import org.paihao.core.hall.Place;

/**
 * One class of one service while a hall is played: those who wait now, in their order, then somebody who would come
 * this moment, then people who may come later. Whoever goes first of it is at its head.
 */
final class Sequence {
    /** Nobody will come. */
    static final long NEVER = Long.MAX_VALUE / 4;

    final int service;
    final double rate;
    /** When each came, ms from now and so below 0; the last one would come now. */
    private final long[] arrived;
    /** What the result of each is filed under; of the last one, who is not there, too. */
    private final int[] filed;
    /** How many at the head were sent here to be first. */
    private final int sentFirst;
    /** Mean ms between those who may come later; 0 when they can't pass anybody, and so don't matter. */
    private final double between;

    private int head;
    private long later;

    Sequence(int service, double rate, Place[] places, long nowMillis, int filedFrom, double between) {
        this.service = service;
        this.rate = rate;
        this.between = between;
        this.arrived = new long[places.length + 1];
        this.filed = new int[places.length + 1];
        for (int i = 0; i < places.length; i++) {
            // Whoever is there stands before whoever only asks.
            arrived[i] = Math.min(places[i].arrivedAt().toEpochMilli() - nowMillis, -1);
            filed[i] = filedFrom + i;
        }
        filed[places.length] = filedFrom + places.length;
        this.sentFirst = 0;
    }

    /** How many results it has: those who wait, and whoever would come now. */
    int results() {
        return arrived.length;
    }

    void restart(Chance chance) {
        head = 0;
        later = between == 0 ? NEVER : chance.exponential(between);
    }

    /** When the head came, or will. */
    long arrived() {
        return head < arrived.length ? arrived[head] : later;
    }

    /** Whether the head goes before all that came without a word. */
    boolean isFirst() {
        return head < sentFirst;
    }

    /** What the head's result is filed under; below 0 for people who came later. */
    int filed() {
        return head < arrived.length ? filed[head] : -1;
    }

    /** Whether the head is whoever would come now, and is not there. */
    boolean isOnlyAsking() {
        return head == arrived.length - 1;
    }

    /** Whether all whose result is asked for have been called. */
    boolean isDone() {
        return head >= arrived.length;
    }

    void call(Chance chance) {
        if (head >= arrived.length) {
            later += chance.exponential(between);
        }
        head++;
    }
}
