package org.paihao.core.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/** Who waits for a service, in order (retained, at most every 5 s): what a counter goes by when the hub is silent. */
public record QueueBoard(Instant at, ServiceId service, List<Waiting> tickets) {
    public QueueBoard {
        tickets = List.copyOf(tickets);
    }

    /** The queue after one thing heard live: correct until the next board says so anew. */
    public QueueBoard with(Live live) {
        if (live.at().isBefore(at)) {
            return this;
        }
        return switch (live) {
            case Live.Taken l
            when l.service().equals(service) ->
                with(l.ticket(), Optional.of(new Waiting(l.ticket(), l.label(), l.at(), l.at())));
            case Live.Called l when l.service().equals(service) -> with(l.ticket(), Optional.empty());
            case Live.Withdrawn l when l.service().equals(service) -> with(l.ticket(), Optional.empty());
            case Live.Taken ignored -> this;
            case Live.Called ignored -> this;
            case Live.Withdrawn ignored -> this;
            case Live.Arrived ignored -> this;
            case Live.Finished ignored -> this;
            case Live.Missed ignored -> this;
            case Live.Staffed ignored -> this;
        };
    }

    private QueueBoard with(TicketId ticket, Optional<Waiting> now) {
        List<Waiting> next = new ArrayList<>(tickets);
        next.removeIf(waiting -> waiting.ticket().equals(ticket));
        now.ifPresent(next::add);
        return new QueueBoard(at, service, next);
    }

    /** One who waits. */
    public record Waiting(TicketId ticket, Label label, Instant arrivedAt, Instant callableFrom) {}
}
