package org.paihao.core.hall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.TicketId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The visits (来访) that are more than one ticket, so that what concerns a whole visit need not look through the day.
 * Immutable.
 *
 * @param further by visit, its tickets but the first
 * @param journeys the visits that follow a journey, of which the first ticket is known
 */
public record Visits(PMap<TicketId, PSet<TicketId>> further, PSet<TicketId> journeys) {
    static final Visits NONE = new Visits(HashTreePMap.empty(), HashTreePSet.empty());

    /** The later ticket of a visit; two of the same number can only stand after a cut, and then either will do. */
    private static final Comparator<TicketState> BY_NUMBER = Comparator.<TicketState>comparingInt(
                    ticket -> ticket.ticket().number())
            .thenComparing(ticket -> ticket.ticket().id().value());

    /** With a ticket as it is known now; facts of broken boxes may tell one id of two visits. */
    Visits with(Optional<Ticket> before, Ticket now) {
        boolean moved = before.isPresent()
                && (!before.get().turn().equals(now.turn())
                        || !before.get().leg().equals(now.leg()));
        return moved ? minus(before.get()).plus(now) : plus(now);
    }

    private Visits minus(Ticket ticket) {
        if (ticket.turn().isEmpty()) {
            return new Visits(further, journeys.minus(ticket.id()));
        }
        PSet<TicketId> fewer =
                further.getOrDefault(ticket.visit(), HashTreePSet.empty()).minus(ticket.id());
        return new Visits(
                fewer.isEmpty() ? further.minus(ticket.visit()) : further.plus(ticket.visit(), fewer), journeys);
    }

    Visits plus(Ticket ticket) {
        if (ticket.turn().isEmpty()) {
            return ticket.leg().isEmpty() ? this : new Visits(further, journeys.plus(ticket.id()));
        }
        PSet<TicketId> known = further.getOrDefault(ticket.visit(), HashTreePSet.empty());
        return new Visits(further.plus(ticket.visit(), known.plus(ticket.id())), journeys);
    }

    /** The known tickets of a visit, the first one first. */
    static List<TicketState> tickets(HallState state, TicketId visit) {
        List<TicketState> all = new ArrayList<>();
        state.ticket(visit).ifPresent(all::add);
        PSet<TicketId> further = state.visits().further().get(visit);
        if (further != null) {
            for (TicketId id : further) {
                state.ticket(id).ifPresent(all::add);
            }
            all.sort(BY_NUMBER);
        }
        return all;
    }

    /** The ticket that a visit's label and token mean: the latest that stands, or its first where none does. */
    static Optional<TicketId> meant(HallState state, TicketId visit) {
        List<TicketState> all = tickets(state, visit);
        return all.stream()
                .filter(ticket -> ticket.stage() != Stage.VOID)
                .max(BY_NUMBER)
                .or(() -> all.stream().findFirst())
                .map(ticket -> ticket.ticket().id());
    }

    /** Whether the citizen of a ticket is at a counter, or on the way to one, with another ticket of the visit. */
    static boolean isElsewhere(HallState state, Ticket ticket) {
        if (!state.visits().further().containsKey(ticket.visit())) {
            return false;
        }
        for (TicketState other : tickets(state, ticket.visit())) {
            boolean busy = other.stage() == Stage.CALLED || other.stage() == Stage.SERVING;
            if (busy && !other.ticket().id().equals(ticket.id())) {
                return true;
            }
        }
        return false;
    }

    /** Of a visit's tickets the one its citizen must know of now: where they are called to, else what they wait for. */
    public static Optional<TicketId> foremost(HallState state, TicketId visit) {
        List<TicketState> all = tickets(state, visit);
        for (Stage stage : List.of(Stage.CALLED, Stage.SERVING, Stage.WAITING, Stage.PARKED, Stage.NO_SHOW)) {
            for (TicketState ticket : all) {
                if (ticket.stage() == stage) {
                    return Optional.of(ticket.ticket().id());
                }
            }
        }
        return meant(state, visit);
    }
}
