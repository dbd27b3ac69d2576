package org.paihao.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

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

    /**
     * Facts beyond the mark: a hub that falls behind is not flooded. Measured with twenty boxes of 20,000 facts each on
     * two cores: 64 and 256 drain equally fast, but a touch at another box is answered after 80 ms (p99 245 ms) with 64
     * and 340 ms (p99 975 ms) with 256, for requests stand behind facts in the broker's line to the hub.
     */
    static final int AHEAD_MAX = 64;

    /** And as many of them after a silence: twice the places, so that the broker's word alone lets go on. */
    static final int AHEAD_FIRST = 2 * WINDOW_MAX;

    /** So long with all places taken and no word from the broker, and the connection is thought dead. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(6);

    private final RoundTrip roundTrip = new RoundTrip();
    /** What was sent since, and is not marked, oldest first. */
    private final Deque<Position> unmarked = new ArrayDeque<>();
    /** How many those may be now: few after a silence, twice as many after each mark, as TCP begins. */
    private int ahead = AHEAD_FIRST;

    private int window;
    private int inFlight;
    private int connection;
    private boolean silent;
    private long silentSinceNanos;
    private boolean stuck;
    private Position committed;
    private Position sent;
    private long highestTerm;
    private long progressAtNanos;
    private long resendAfterNanos;
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
        this.resendAfterNanos = roundTrip.pauseNanos();
    }

    /** The link is up: everything after the mark is sent again, for what was in flight may be lost. */
    public void connected(int receiveMaximum, long nowNanos) {
        // Four places stay free for states and marks, which share the broker's window.
        window = Math.clamp(receiveMaximum - 4, 1, WINDOW_MAX);
        again(nowNanos);
        inFlight = 0;
        connection++;
        silent = false;
        stuck = false;
        resendAfterNanos = roundTrip.pauseNanos();
    }

    /** The link is down: nothing may be sent. */
    public void disconnected() {
        window = 0;
        inFlight = 0;
        connection++;
        sent = committed;
        unmarked.clear();
    }

    /** The hub is there again after it was not: nobody has to wait for the end of a long pause. */
    public void hubIsBack(long nowNanos) {
        if (window > 0) {
            again(nowNanos);
            resendAfterNanos = roundTrip.pauseNanos();
        }
    }

    private void again(long nowNanos) {
        sent = committed;
        unmarked.clear();
        ahead = AHEAD_FIRST;
        timed = Position.BEFORE_ALL;
        progressAtNanos = nowNanos;
    }

    /** Number of the present connection, to be given back to {@link #settled}. */
    public int connection() {
        return connection;
    }

    /** Whether the broker has been silent for so long that only a new connection helps. */
    public boolean stuck() {
        return stuck;
    }

    /** How many facts may be sent now. */
    public int room() {
        return Math.max(0, Math.min(window - inFlight, ahead - unmarked.size()));
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
        unmarked.addLast(position);
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
            silent = false;
            stuck = false;
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
                roundTrip.measured(nowNanos - sentAtNanos);
                resendAfterNanos = roundTrip.pauseNanos();
            }
            committed = mark;
            progressAtNanos = nowNanos;
            ahead = Math.min(2 * ahead, AHEAD_MAX);
            while (!unmarked.isEmpty() && unmarked.getFirst().compareTo(mark) <= 0) {
                unmarked.removeFirst();
            }
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
        if (inFlight < window) {
            silent = false;
        } else if (!silent) {
            silent = true;
            silentSinceNanos = progressAtNanos;
        }
        stuck = silent && nowNanos - silentSinceNanos >= STUCK_AFTER.toNanos();
        again(nowNanos);
        resendAfterNanos = Math.min(2 * resendAfterNanos, RoundTrip.PAUSE_MAX.toNanos());
        return true;
    }

    /** Nanoseconds until {@link #overdue} could next be true; {@link Long#MAX_VALUE} while nothing is outstanding. */
    public long patienceNanos(long nowNanos) {
        return window == 0 || sent.equals(committed)
                ? Long.MAX_VALUE
                : Math.max(0, progressAtNanos + resendAfterNanos - nowNanos);
    }
}
