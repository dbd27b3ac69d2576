package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.time.BusinessDay;
import org.paihao.simulate.Soundness;

/**
 * What must always hold, looked at from outside: plain walks over all tickets and calls, never the indexes the rules
 * use themselves. Each check throws with what it saw.
 */
final class HallCheck {
    private final Map<String, TicketId> labelsOnPaper = new HashMap<>();
    private final Map<TicketId, Ticket> promised = new HashMap<>();
    private BusinessDay latest = BusinessDay.FIRST;

    /** A terminal has promised a ticket. */
    void promised(Ticket ticket) {
        TicketId before = labelsOnPaper.put(ticket.day() + " " + ticket.label(), ticket.id());
        must(before == null || before.equals(ticket.id()), "label twice: " + ticket.label());
        Ticket other = promised.put(ticket.id(), ticket);
        must(other == null || other.equals(ticket), "one touch, two tickets: " + other + " and " + ticket);
    }

    Collection<Ticket> promises() {
        return promised.values();
    }

    /** A promise that the hub has heard of is in its books until its day is over. */
    void kept(HallState hub, Ticket heard) {
        if (heard.day().equals(hub.day())) {
            TicketState known = hub.ticket(heard.id()).orElseThrow(() -> new AssertionError("lost: " + heard));
            must(known.confirmed(), "heard, yet not confirmed: " + heard);
            must(known.ticket().label().equals(heard.label()), "on paper " + heard.label() + ", in the books " + known);
        }
    }

    /** An older copy has been put in place: its day is where days go on from. */
    void restored(HallState state) {
        latest = state.day();
    }

    /** The state in itself. */
    void sound(HallState state) {
        must(state.day().compareTo(latest) >= 0, "the day went back to " + state.day());
        latest = state.day();
        Soundness.check(state);
        Visits plain = Visits.NONE;
        for (TicketState ticket : state.tickets().values()) {
            plain = plain.plus(ticket.ticket());
        }
        must(plain.equals(state.visits()), "visits " + state.visits() + " instead of " + plain);
    }

    /** Nobody of the same service with an earlier place could have been called instead. */
    static void fair(HallState before, Call call, Instant at) {
        Precedence precedence = new Precedence(TestPlan.plan().calls().priorities(), at);
        Soundness.fair(before, call, precedence, at);
    }

    /** When the hub says that nobody waits, nobody callable does. */
    static void nobody(HallState before, List<ServiceId> services, CounterId counter, Instant at) {
        for (TicketState ticket : before.tickets().values()) {
            must(
                    !(callable(ticket, at)
                            && isFor(before, ticket, counter)
                            && !Soundness.isAtACounter(before, ticket.ticket())
                            && services.contains(ticket.ticket().service())),
                    "said to be nobody: " + ticket);
        }
    }

    private static boolean isFor(HallState state, TicketState ticket, CounterId counter) {
        Optional<CounterId> only = ticket.ticket().turn().flatMap(Turn::only);
        return only.isEmpty()
                || only.get().equals(counter)
                || state.counter(only.get()).staff().isEmpty();
    }

    private static boolean callable(TicketState ticket, Instant at) {
        return ticket.stage() == TicketState.Stage.WAITING
                && !ticket.callableFrom().isAfter(at);
    }

    /** Callable at the latest 15 s after the touch, an offer without its fact after 10 s. */
    static void callableSoon(HallState state, Instant receivedAt) {
        for (TicketState ticket : state.tickets().values()) {
            // A further turn, and an appointment whose place is its booked time, go by other times than the touch.
            if (ticket.ticket().turn().isPresent() || ticket.ticket().booking().isPresent()) {
                continue;
            }
            Instant touch = ticket.place().arrivedAt();
            must(!touch.isAfter(receivedAt), "a place in the future: " + ticket);
            int seconds = ticket.confirmed() ? 15 : 10;
            must(!ticket.callableFrom().isAfter(touch.plusSeconds(seconds)), "callable too late: " + ticket);
        }
    }

    /** Playing the events again gives the same state, and so does starting from what the last day carried over. */
    static void replays(List<HallEvent> events, HallState state) {
        HallState again = HallState.empty();
        List<HallEvent> sinceDay = new ArrayList<>();
        Map<CallId, Boolean> ratings = new HashMap<>();
        for (HallEvent event : events) {
            BusinessDay before = again.day();
            again = Evolve.evolve(again, event);
            if (again.day().compareTo(before) > 0) {
                sinceDay.clear();
                sinceDay.addAll(Carry.events(again));
                HallState carried = HallState.empty();
                for (HallEvent carry : sinceDay) {
                    carried = Evolve.evolve(carried, carry);
                }
                must(carried.equals(again), "carried over " + carried + "\n  instead of " + again);
            } else {
                sinceDay.add(event);
            }
            if (event instanceof HallEvent.RatingKnown rating) {
                // Two pads may speak of one event: that none was given, and then that one was (docs/merge.md).
                Boolean received = ratings.put(rating.call(), rating.received());
                must(received == null || (!received && rating.received()), "rated twice: " + rating.call());
            }
        }
        must(again.equals(state), "played again: " + again + "\n  instead of " + state);
        HallState fromDayStart = HallState.empty();
        for (HallEvent event : sinceDay) {
            fromDayStart = Evolve.evolve(fromDayStart, event);
        }
        must(fromDayStart.equals(state), "played from the day's start: " + fromDayStart + "\n  instead of " + state);
    }

    static void must(boolean holds, String seen) {
        if (!holds) {
            throw new AssertionError(seen);
        }
    }
}
