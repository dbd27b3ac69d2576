package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.CallId;

/**
 * A ticket and where it stands.
 *
 * @param confirmed whether its terminal's fact is known; until then it is an offer
 * @param callableFrom from then on a counter may call it
 * @param call the call it is at, while {@code stage} is called or serving
 * @param made all calls of it that counters made; more than one after a cut
 * @param left that its citizen gave it up, or its day ended
 * @param hold that it is set aside; it stands in no line then
 * @param aheadAtIssue how many stood before it when it was offered; empty when nobody knew
 */
public record TicketState(
        Ticket ticket,
        Place place,
        Stage stage,
        boolean confirmed,
        Paper paper,
        Instant callableFrom,
        Optional<CallId> call,
        List<CallId> made,
        Optional<Leaving> left,
        Optional<Hold> hold,
        Optional<Integer> aheadAtIssue) {

    public TicketState {
        made = List.copyOf(made);
    }

    /** The end of a ticket that no counter is the cause of: withdrawn, or closed with its day. */
    public record Leaving(Outcome outcome, Instant at) {}

    /** Where a ticket can stand. */
    public enum Stage {
        WAITING,
        /** Set aside (挂起): in no line until it is back. */
        PARKED,
        CALLED,
        SERVING,
        SERVED,
        NO_SHOW,
        WITHDRAWN,
        CLOSED,
        /** Its citizen waits on as a further ticket of the visit. */
        PASSED_ON,
        /** The call it came of was undone, or does not stand: there is no such ticket. */
        VOID;

        /** Whether nothing more can happen to it today. */
        public boolean ended() {
            return switch (this) {
                case WAITING, PARKED, CALLED, SERVING -> false;
                case SERVED, NO_SHOW, WITHDRAWN, CLOSED, PASSED_ON, VOID -> true;
            };
        }
    }

    /**
     * Since when its citizen has waited this time: a further ticket from its own turn's begin, or from when it was no
     * longer set aside.
     */
    public Instant waitsSince() {
        return ticket.turn()
                .map(Turn::since)
                .map(begun -> callableFrom.isAfter(begun) ? callableFrom : begun)
                .orElse(place.arrivedAt());
    }

    TicketState with(Ticket other) {
        return new TicketState(
                other, place, stage, confirmed, paper, callableFrom, call, made, left, hold, aheadAtIssue);
    }

    /** Whether this one, which is the same ticket, stands where another does. */
    boolean standsAs(TicketState other) {
        return stage == other.stage && call.equals(other.call);
    }

    TicketState at(Stage other, Optional<CallId> by) {
        return new TicketState(
                ticket, place, other, confirmed, paper, callableFrom, by, made, left, hold, aheadAtIssue);
    }

    TicketState paper(Paper other, Instant from) {
        return new TicketState(ticket, place, stage, confirmed, other, from, call, made, left, hold, aheadAtIssue);
    }

    TicketState calledBy(CallId by) {
        if (made.contains(by)) {
            return this;
        }
        List<CallId> more = new ArrayList<>(made);
        more.add(by);
        return new TicketState(
                ticket, place, stage, confirmed, paper, callableFrom, call, more, left, hold, aheadAtIssue);
    }

    TicketState leaving(Leaving how) {
        return new TicketState(
                ticket, place, stage, confirmed, paper, callableFrom, call, made, Optional.of(how), hold, aheadAtIssue);
    }

    /** Without a call that was undone. */
    TicketState notCalledBy(CallId by) {
        List<CallId> fewer = new ArrayList<>(made);
        fewer.remove(by);
        return new TicketState(
                ticket, place, stage, confirmed, paper, callableFrom, call, fewer, left, hold, aheadAtIssue);
    }

    TicketState held(Optional<Hold> other, Instant from) {
        return new TicketState(ticket, place, stage, confirmed, paper, from, call, made, left, other, aheadAtIssue);
    }

    /** Whether its citizen asked for somebody's help with the slip, and may still wait for it. */
    public boolean asksForHelp() {
        return !stage.ended() && paper.choice().equals(Optional.of(Paper.Choice.HELP));
    }
}
