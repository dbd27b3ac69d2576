package org.paihao.role.hub;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Journeys;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Progress;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.JourneyNow;
import org.paihao.core.message.Wait;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;

/**
 * What the hub says of a ticket: its place, its counter, its wait, and how far its visit has come.
 *
 * @param now who goes before whom at this moment
 * @param waits the hall's estimates; empty while nobody can say
 */
record Whereabouts(HallPlan plan, HallState state, Precedence now, Optional<Waits> waits) {

    /** A ticket; empty when nobody knows it. */
    Optional<HubReply.TicketIs> of(TicketId id) {
        return state.ticket(id).map(ticket -> {
            Optional<Integer> ahead = ahead(id);
            Optional<Instant> booked = ticket.ticket()
                    .booking()
                    .flatMap(code -> Optional.ofNullable(state.bookings().get(code)))
                    .map(known -> known.booking().from());
            return new HubReply.TicketIs(
                    ticket.ticket(),
                    ticket.stage(),
                    ahead,
                    ticket.aheadAtIssue(),
                    counter(ticket),
                    ticket.confirmed(),
                    booked,
                    wait(ticket, ahead),
                    Journeys.progress(plan, state, ticket.ticket()).map(this::journey));
        });
    }

    private Optional<Integer> ahead(TicketId id) {
        return state.ahead(id, now).stream().boxed().findFirst();
    }

    private Optional<String> counter(TicketState ticket) {
        return ticket.call()
                .flatMap(state::call)
                .flatMap(call -> plan.counter(call.call().counter()))
                .map(Counter::number);
    }

    private Optional<Wait> wait(TicketState ticket, Optional<Integer> ahead) {
        return waits.flatMap(known -> known.tell(ticket, ahead));
    }

    private JourneyNow journey(Progress progress) {
        return new JourneyNow(
                progress.journey(),
                progress.steps().stream()
                        .map(step -> new JourneyNow.Step(
                                step.either(),
                                step.parts().stream().map(this::part).toList()))
                        .toList());
    }

    private JourneyNow.Part part(Progress.PartNow part) {
        Optional<TicketState> ticket = part.ticket().flatMap(state::ticket);
        Optional<Integer> ahead = part.ticket().flatMap(this::ahead);
        return new JourneyNow.Part(
                part.service(),
                part.state(),
                ahead,
                ticket.flatMap(this::counter),
                ticket.flatMap(known -> wait(known, ahead)));
    }
}
