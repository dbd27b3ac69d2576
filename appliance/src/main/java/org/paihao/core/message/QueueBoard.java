package org.paihao.core.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Leg;
import org.paihao.core.hall.PaperRules;
import org.paihao.core.hall.Place;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;

/** Who waits for a service, in order (retained, at most every 5 s): what a counter goes by when the hub is silent. */
public record QueueBoard(Instant at, ServiceId service, List<Waiting> tickets) {
    /** About 250 bytes a ticket: 50 kB a message at most. Who stands beyond is heard of live, or a little later. */
    public static final int TICKETS_MAX = 200;

    public QueueBoard {
        tickets = List.copyOf(tickets);
    }

    /** The queue after one thing heard live: correct until the next board says so anew. */
    public QueueBoard with(Live live) {
        if (live.at().isBefore(at)) {
            return this;
        }
        return switch (live) {
            case Live.Taken l when l.service().equals(service) -> with(l.ticket(), Optional.of(Waiting.of(l)));
            case Live.Called l when l.service().equals(service) -> with(l.ticket(), Optional.empty());
            case Live.Withdrawn l when l.service().equals(service) -> with(l.ticket(), Optional.empty());
            case Live.Taken ignored -> this;
            case Live.Called ignored -> this;
            case Live.Withdrawn ignored -> this;
            case Live.Arrived ignored -> this;
            case Live.Finished ignored -> this;
            case Live.Missed ignored -> this;
            case Live.Ended ignored -> this;
            case Live.Undone l
            when l.waits().filter(who -> who.service().equals(service)).isPresent() ->
                with(l.waits().get().ticket(), l.waits().map(Waiting::of));
            case Live.Undone ignored -> this;
            case Live.Claimed ignored -> this;
            case Live.Evacuated ignored -> this;
            case Live.Staffed ignored -> this;
        };
    }

    private QueueBoard with(TicketId ticket, Optional<Waiting> now) {
        List<Waiting> next = new ArrayList<>(tickets);
        next.removeIf(waiting -> waiting.ticket().equals(ticket));
        now.ifPresent(next::add);
        return new QueueBoard(at, service, next);
    }

    /**
     * One who waits, with all that a counter needs to call the ticket itself. Neither the QR's token nor an appointment
     * code: a call does not need them.
     *
     * @param callableFrom from then on a counter may call it
     * @param uncertain that its issuer had no trusted clock
     */
    public record Waiting(
            TicketId ticket,
            Label label,
            Instant arrivedAt,
            Instant callableFrom,
            BusinessDay day,
            boolean uncertain,
            Channel channel,
            TerminalId issuer,
            Optional<PriorityId> priority,
            Optional<Turn> turn,
            Optional<Leg> leg) {

        /** A ticket of the hub's books, in the place it has. */
        public static Waiting of(Ticket ticket, Instant arrivedAt, Instant callableFrom) {
            return new Waiting(
                    ticket.id(),
                    ticket.label(),
                    arrivedAt,
                    callableFrom,
                    ticket.day(),
                    ticket.arrivedUncertain(),
                    ticket.channel(),
                    ticket.issuer(),
                    ticket.priority(),
                    ticket.turn(),
                    ticket.leg());
        }

        /** A ticket its box spoke of: nobody says live how the slip fares, so it has the longest time one may take. */
        public static Waiting of(Live.Taken live) {
            boolean paperless = live.channel() == Channel.DESK
                    || live.channel() == Channel.PHONE
                    || live.turn().isPresent();
            Instant callable = paperless ? live.at() : live.at().plusSeconds(PaperRules.CALLABLE_SECONDS);
            return new Waiting(
                    live.ticket(),
                    live.label(),
                    live.arrivedAt(),
                    callable,
                    live.day(),
                    live.uncertain(),
                    live.channel(),
                    live.issuer(),
                    live.priority(),
                    live.turn(),
                    live.leg());
        }

        /** Class and place, as far as a counter knows them. */
        public Precedence.Claim claim() {
            return new Precedence.Claim(
                    priority, new Place(turn.filter(Turn::first).isPresent(), arrivedAt, ticket.value()));
        }

        /** Whether a counter may call it: whoever waits for one counter is anybody's again when that one closes. */
        public boolean isFor(CounterId counter, Set<CounterId> open) {
            return turn.flatMap(Turn::only)
                    .filter(only -> !only.equals(counter) && open.contains(only))
                    .isEmpty();
        }

        /** The ticket as a counter can tell it. */
        public Ticket asTicket(ServiceId service) {
            return new Ticket(
                    ticket,
                    label,
                    service,
                    day,
                    arrivedAt,
                    uncertain,
                    channel,
                    issuer,
                    Optional.empty(),
                    Optional.empty(),
                    priority,
                    turn,
                    leg);
        }
    }
}
