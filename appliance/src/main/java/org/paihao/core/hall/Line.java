package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.TicketId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * Who waits for one service. Within a class of citizens whoever came first goes first, so a line is one sequence for
 * each class, and whoever goes first of all is the first of one of them. Immutable.
 *
 * @param sequences by class, none of them empty; without a class: the walk-ins
 */
public record Line(PMap<Optional<PriorityId>, TreePMap<Place, TicketId>> sequences) {
    /** Nobody waits. */
    public static final Line EMPTY = new Line(HashTreePMap.empty());

    /** How many wait. */
    public int size() {
        int size = 0;
        for (TreePMap<Place, TicketId> sequence : sequences.values()) {
            size += sequence.size();
        }
        return size;
    }

    /** Whether a ticket stands at its place. */
    public boolean has(TicketState ticket) {
        return ticket.ticket().id().equals(sequence(ticket).get(ticket.place()));
    }

    /** Whether somebody whose place was decided by the hub waits since exactly then. */
    boolean taken(Instant at) {
        Place place = new Place(at, "");
        return sequences.values().stream().anyMatch(sequence -> sequence.containsKey(place));
    }

    Line plus(TicketState ticket) {
        TreePMap<Place, TicketId> longer =
                sequence(ticket).plus(ticket.place(), ticket.ticket().id());
        return new Line(sequences.plus(ticket.ticket().priority(), longer));
    }

    Line minus(TicketState ticket) {
        TreePMap<Place, TicketId> shorter = sequence(ticket).minus(ticket.place());
        Optional<PriorityId> priority = ticket.ticket().priority();
        return new Line(shorter.isEmpty() ? sequences.minus(priority) : sequences.plus(priority, shorter));
    }

    private TreePMap<Place, TicketId> sequence(TicketState ticket) {
        TreePMap<Place, TicketId> sequence = sequences.get(ticket.ticket().priority());
        return sequence == null ? TreePMap.empty() : sequence;
    }

    /** The place of the {@code n}th of a class, counted from 1, or of its last; empty when none of it waits. */
    Optional<Place> place(Optional<PriorityId> priority, int n) {
        TreePMap<Place, TicketId> sequence = sequences.get(priority);
        return sequence == null
                ? Optional.empty()
                : sequence.keySet().stream().limit(n).reduce((one, other) -> other);
    }

    /** Everybody, in no order. */
    public Stream<TicketId> everybody() {
        return sequences.values().stream().map(TreePMap::values).flatMap(Collection::stream);
    }

    /** The place of whoever has waited longest; empty when nobody waits. */
    public Optional<Place> longest() {
        Optional<Place> longest = Optional.empty();
        for (TreePMap<Place, TicketId> sequence : sequences.values()) {
            Place first = sequence.firstKey();
            if (longest.isEmpty() || first.compareTo(longest.get()) < 0) {
                longest = Optional.of(first);
            }
        }
        return longest;
    }

    /** The first {@code limit} of each class. */
    List<TicketId> firstOfEach(int limit) {
        List<TicketId> first = new ArrayList<>();
        sequences
                .values()
                .forEach(sequence -> sequence.values().stream().limit(limit).forEach(first::add));
        return first;
    }
}
