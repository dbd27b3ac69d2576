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

    /** So many times in a row without a word from the broker, and the connection is thought dead: after some 6 s. */
    private static final int STUCK_AFTER = 5;

    private int window;
    private int inFlight;
    private int connection;
    private int silences;
    private Position committed;
    private Position sent;
    private long highestTerm;
    private long progressAtNanos;
    private long resendAfterNanos = RESEND_MIN.toNanos();
    private long sentAtNanos;
    private Position timed = Position.BEFORE_ALL;
    /** The last fact ever sent: only one beyond it is timed, for a mark does not say which sending it answers. */
    private Position newest;

    /** Starts from what the box knew the hub to have, and the highest term it had heard of. */
    public SendWindow(Position committed, long highestTerm) {
        this.committed = committed;
        this.sent = committed;
        this.newest = committed;
        this.highestTerm = highestTerm;
    }

    /** The link is up: everything after the mark is sent again, for what was in flight may be lost. */
    public void connected(int receiveMaximum, long nowNanos) {
        // Four places stay free for states and marks, which share the broker's window.
        window = Math.clamp(receiveMaximum - 4, 1, WINDOW_MAX);
        again(nowNanos);
        inFlight = 0;
        connection++;
        silences = 0;
        resendAfterNanos = RESEND_MIN.toNanos();
    }

    /** The link is down: nothing may be sent. */
    public void disconnected() {
        window = 0;
        inFlight = 0;
        connection++;
        sent = committed;
    }

    /** The hub is there again after it was not: nobody has to wait for the end of a long pause. */
    public void hubIsBack(long nowNanos) {
        if (window > 0) {
            again(nowNanos);
            resendAfterNanos = RESEND_MIN.toNanos();
        }
    }

    private void again(long nowNanos) {
        sent = committed;
        timed = Position.BEFORE_ALL;
        progressAtNanos = nowNanos;
    }

    /** Number of the present connection, to be given back to {@link #settled}. */
    public int connection() {
        return connection;
    }

    /** Whether the broker has been silent for so long that only a new connection helps. */
    public boolean stuck() {
        return silences >= STUCK_AFTER;
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
        if (position.compareTo(newest) > 0) {
            if (timed.compareTo(committed) <= 0) {
                timed = position;
                sentAtNanos = nowNanos;
            }
            newest = position;
        }
        sent = position;
        inFlight++;
    }

    /**
     * The broker has taken one, or refused it: there is room again.
     *
     * @param ofConnection the connection it was sent on; what is told of an earlier one makes no room in this one
     */
    public void settled(int ofConnection) {
        if (ofConnection == connection) {
            inFlight--;
            silences = 0;
        }
    }

    /** A term was heard in another message than a mark. */
    public void heard(long term) {
        highestTerm = Math.max(highestTerm, term);
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
            again(nowNanos);
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
        // What was sent is still on its way to the broker and keeps its place in the window.
        silences = room() == 0 ? silences + 1 : 0;
        again(nowNanos);
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
