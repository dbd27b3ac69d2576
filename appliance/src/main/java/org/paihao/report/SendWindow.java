package org.paihao.report;

import java.time.Duration;

/**
 * Decides what of the outbox is sent when: go-back-N from the hub's mark. Pure but for its own fields: time comes in as
 * nanoseconds, nothing goes out. Used by one thread.
 *
 * <p>Broker acknowledgements only make room in the window; only the hub's mark says that a fact is safe (measured:
 * deleting on PUBACK loses rows whenever a broker is killed).
 */
public final class SendWindow {
    /** More in flight gains nothing on a hall's network, and Mosquitto allows 20 by default. */
    static final int WINDOW_MAX = 16;

    static final Duration RESEND_MIN = Duration.ofMillis(200);
    static final Duration RESEND_MAX = Duration.ofSeconds(30);
    /** A mark may take so many times the measured round trip before we think the facts lost. */
    private static final int RESEND_FACTOR = 4;

    private int window;
    private int inFlight;
    private Position committed;
    private Position sent;
    private long highestTerm;
    private long progressAtNanos;
    private long resendAfterNanos = RESEND_MIN.toNanos();
    private long sentAtNanos;
    private Position timed = Position.BEFORE_ALL;

    /** Starts from what the box knew the hub to have, and the highest term it had heard of. */
    public SendWindow(Position committed, long highestTerm) {
        this.committed = committed;
        this.sent = committed;
        this.highestTerm = highestTerm;
    }

    /** The link is up: everything after the mark is sent again, for what was in flight may be lost. */
    public void connected(int receiveMaximum, long nowNanos) {
        // Four places stay free for states and marks, which share the broker's window.
        window = Math.clamp(receiveMaximum - 4, 1, WINDOW_MAX);
        inFlight = 0;
        sent = committed;
        progressAtNanos = nowNanos;
        resendAfterNanos = RESEND_MIN.toNanos();
    }

    /** The link is down: nothing may be sent. */
    public void disconnected() {
        window = 0;
        inFlight = 0;
        sent = committed;
    }

    /** How many facts may be sent now. */
    public int room() {
        return Math.max(0, window - inFlight);
    }

    /** The position after which to go on reading the outbox. */
    public Position cursor() {
        return sent;
    }

    /** The last fact the hub has said is safe. */
    public Position committed() {
        return committed;
    }

    /** The highest term heard of. */
    public long highestTerm() {
        return highestTerm;
    }

    /** A fact was handed to the broker. */
    public void sent(Position position, long nowNanos) {
        if (sent.equals(committed)) {
            progressAtNanos = nowNanos;
        }
        if (timed.compareTo(committed) <= 0) {
            timed = position;
            sentAtNanos = nowNanos;
        }
        sent = position;
        inFlight++;
    }

    /** The broker has taken one, or refused it: there is room again. */
    public void settled() {
        inFlight = Math.max(0, inFlight - 1);
    }

    /**
     * The hub's mark, already translated to a position of this outbox.
     *
     * @return false when it is of a lower term than one heard before, and was ignored
     */
    public boolean marked(long term, Position mark, long nowNanos) {
        if (term < highestTerm) {
            return false;
        }
        highestTerm = term;
        if (mark.compareTo(committed) > 0) {
            if (timed.compareTo(committed) > 0 && timed.compareTo(mark) <= 0) {
                long roundTrip = nowNanos - sentAtNanos;
                resendAfterNanos = Math.clamp(RESEND_FACTOR * roundTrip, RESEND_MIN.toNanos(), RESEND_MAX.toNanos());
            }
            committed = mark;
            progressAtNanos = nowNanos;
            if (sent.compareTo(committed) < 0) {
                sent = committed;
            }
        } else if (mark.compareTo(committed) < 0) {
            // A hub that came back older: what it has lost is sent again from there.
            committed = mark;
            sent = mark;
            timed = Position.BEFORE_ALL;
            progressAtNanos = nowNanos;
        }
        return true;
    }

    /**
     * Time has passed.
     *
     * @return true when no mark came for too long and everything after it is to be sent again
     */
    public boolean overdue(long nowNanos) {
        if (window == 0 || sent.equals(committed) || nowNanos - progressAtNanos < resendAfterNanos) {
            return false;
        }
        sent = committed;
        timed = Position.BEFORE_ALL;
        inFlight = 0;
        progressAtNanos = nowNanos;
        resendAfterNanos = Math.min(2 * resendAfterNanos, RESEND_MAX.toNanos());
        return true;
    }

    /** Nanoseconds until {@link #overdue} could next be true; {@link Long#MAX_VALUE} while nothing is outstanding. */
    public long patienceNanos(long nowNanos) {
        return window == 0 || sent.equals(committed)
                ? Long.MAX_VALUE
                : Math.max(0, progressAtNanos + resendAfterNanos - nowNanos);
    }
}
