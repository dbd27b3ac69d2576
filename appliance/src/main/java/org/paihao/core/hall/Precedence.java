package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.paihao.core.id.PriorityId;
import org.paihao.core.plan.Priorities;

/**
 * Who goes before whom, of those who wait at one moment: whoever was sent to be first; then whoever is overdue, by
 * arrival; then by the claim that has grown with the wait; of equal claims the earlier place.
 */
public final class Precedence {
    private final Priorities rules;
    private final Instant now;

    public Precedence(Priorities rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** Somebody's class and place. */
    public record Claim(Optional<PriorityId> priority, Place place) {
        static Claim of(TicketState ticket) {
            return new Claim(ticket.ticket().priority(), ticket.place());
        }
    }

    /** Below zero when {@code one} goes first. */
    public int compare(Claim one, Claim other) {
        if (!one.priority().equals(other.priority())) {
            int byClaim = compare(
                    rules.rate(one.priority()),
                    waitedMillis(one),
                    rules.rate(other.priority()),
                    waitedMillis(other),
                    rules.overdue().toMillis());
            if (byClaim != 0) {
                return byClaim;
            }
        }
        return one.place().compareTo(other.place());
    }

    /**
     * The same in plain numbers, for a hall that is played a hundred times over.
     *
     * @param rate how fast the one's claim grows, and {@code waited} for how many ms it has, as {@link #counted}
     * @param overdueMillis after so long only the place counts
     * @return below zero when the one goes first, 0 when their places decide
     */
    public static int compare(double rate, long waited, double otherRate, long otherWaited, long overdueMillis) {
        boolean overdue = waited >= overdueMillis;
        if (overdue != (otherWaited >= overdueMillis)) {
            return overdue ? -1 : 1;
        }
        return overdue ? 0 : Double.compare(otherRate * otherWaited, rate * waited);
    }

    /** How much of a wait, ms, makes a claim: none of one that lies ahead, and no more than until one is overdue. */
    public static long counted(long waitedMillis, long overdueMillis) {
        return Math.clamp(waitedMillis, 0, overdueMillis);
    }

    /** Tickets, first to be called first. */
    public Comparator<TicketState> tickets() {
        return (one, other) -> compare(Claim.of(one), Claim.of(other));
    }

    private boolean isOverdue(Claim claim) {
        return waitedMillis(claim) >= rules.overdue().toMillis();
    }

    private double points(Claim claim) {
        return rules.rate(claim.priority()) * waitedMillis(claim);
    }

    private long waitedMillis(Claim claim) {
        if (claim.place().first()) {
            return rules.overdue().toMillis();
        }
        Duration waited = Duration.between(claim.place().arrivedAt(), now);
        // A box whose clock is wrong by ages must not stop the calls of all: whoever is overdue goes by arrival.
        return waited.compareTo(rules.overdue()) >= 0
                ? rules.overdue().toMillis()
                : waited.isNegative() ? 0 : waited.toMillis();
    }

    /** How many of a line stand before somebody who waits in it, or would. O(log n) for each class. */
    public int ahead(Line line, Claim mine) {
        int ahead = 0;
        for (var sequence : line.sequences().entrySet()) {
            ahead += sequence.getValue().headMap(limit(sequence.getKey(), mine)).size();
        }
        return ahead;
    }

    /** The place before which somebody of a class goes first. */
    private Place limit(Optional<PriorityId> theirs, Claim mine) {
        double rate = rules.rate(theirs);
        double own = rules.rate(mine.priority());
        // Claims that grow alike stand as their places do, also those of two classes.
        if (theirs.equals(mine.priority()) || Double.compare(rate, own) == 0) {
            return mine.place();
        }
        // Among those who are overdue, and among those who come this moment, the earlier place goes first.
        if (isOverdue(mine) || waitedMillis(mine) == 0) {
            return mine.place();
        }
        double equal = points(mine) / rate;
        // Of equal claims the earlier place goes first, which is that of the class whose claims grow slower.
        double first = rate < own ? Math.ceil(equal) : Math.floor(equal) + 1;
        long waited = Math.min((long) first, rules.overdue().toMillis());
        return new Place(now.minusMillis(waited).plusNanos(1), "");
    }
}
