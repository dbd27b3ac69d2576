package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.hall.TicketState.Leaving;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TicketId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was heard of tickets and calls before they were known themselves: each terminal's facts come in their order, but
 * nobody says which terminal's come first after a cut.
 *
 * @param leavings tickets given up at another box than the one that made them
 * @param backs tickets that came back before it was heard that they had been set aside, and when
 * @param ratings whether a rating was received for a service event
 */
public record Early(PMap<TicketId, Leaving> leavings, PMap<TicketId, Instant> backs, PMap<CallId, Boolean> ratings) {
    static final Early NOTHING = new Early(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    Optional<Leaving> leaving(TicketId ticket) {
        return Optional.ofNullable(leavings.get(ticket));
    }

    /** Whether a rating was received; empty when nothing was heard of one. */
    Optional<Boolean> rating(CallId call) {
        return Optional.ofNullable(ratings.get(call));
    }

    Early left(TicketId ticket, Leaving leaving) {
        return new Early(leavings.plus(ticket, leaving), backs, ratings);
    }

    Early back(TicketId ticket, Instant at) {
        return new Early(leavings, backs.plus(ticket, at), ratings);
    }

    Early rated(CallId call, boolean received) {
        return new Early(leavings, backs, ratings.plus(call, received));
    }

    Early without(TicketId ticket) {
        return leavings.containsKey(ticket) ? new Early(leavings.minus(ticket), backs, ratings) : this;
    }

    Early without(CallId call) {
        return ratings.containsKey(call) ? new Early(leavings, backs, ratings.minus(call)) : this;
    }
}
