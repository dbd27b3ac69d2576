package org.paihao.core.estimate;

import java.util.List;
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

    private final long lastArrival;

    private int head;
    private long later;

    /** The number of the desk all of it waits for; below 0 for any desk of the service. */
    private final int onlyDesk;

    /** A line as it stands, and somebody who would join it now. */
    static Sequence open(
            int service,
            double rate,
            List<Place> places,
            long nowMillis,
            int filedFrom,
            double between,
            long lastArrival) {
        return new Sequence(service, rate, places, nowMillis, filedFrom, between, lastArrival, -1);
    }

    /** Those of a line who wait for one desk. */
    static Sequence bound(int service, double rate, List<Place> places, long nowMillis, int filedFrom, int desk) {
        return new Sequence(service, rate, places, nowMillis, filedFrom, 0, 0, desk);
    }

    private Sequence(
            int service,
            double rate,
            List<Place> places,
            long nowMillis,
            int filedFrom,
            double between,
            long lastArrival,
            int onlyDesk) {
        this.service = service;
        this.rate = rate;
        this.between = between;
        this.lastArrival = lastArrival;
        this.onlyDesk = onlyDesk;
        int results = places.size() + (onlyDesk < 0 ? 1 : 0);
        this.arrived = new long[results];
        this.filed = new int[results];
        int first = 0;
        for (int i = 0; i < places.size(); i++) {
            // Whoever is there stands before whoever only asks.
            arrived[i] = Math.min(places.get(i).arrivedAt().toEpochMilli() - nowMillis, -1);
            first += places.get(i).first() ? 1 : 0;
        }
        for (int i = 0; i < results; i++) {
            filed[i] = filedFrom + i;
        }
        this.sentFirst = first;
    }

    /** Whether a desk may call from it. */
    boolean isFor(int desk) {
        return onlyDesk < 0 || onlyDesk == desk;
    }

    /** How many results it has: those who wait, and whoever would come now. */
    int results() {
        return arrived.length;
    }

    void restart(Chance chance) {
        head = 0;
        later = 0;
        nextLater(chance);
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
        return onlyDesk < 0 && head == arrived.length - 1;
    }

    void call(Chance chance) {
        if (head >= arrived.length) {
            nextLater(chance);
        }
        head++;
    }

    private void nextLater(Chance chance) {
        later = between == 0 ? NEVER : later + chance.exponential(between);
        later = later > lastArrival ? NEVER : later;
    }
}
