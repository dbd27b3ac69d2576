package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.Service;
import org.paihao.core.time.BusinessDay;

/** Whether the hours and the day's cap let somebody without an appointment take a ticket (docs/opening.md). */
final class Admission {
    private Admission() {}

    /** Why not now; empty when a ticket may be given. An appointment has a time of its own. */
    static Optional<Refusal> refusal(
            HallPlan plan, HallState state, Command.Request request, Instant at, BusinessDay day) {
        if (request.booking().isPresent()) {
            return Optional.empty();
        }
        Optional<Refusal> chosen = refusal(plan, state, request.service(), at, day);
        ServiceId line = plan.service(request.service()).map(Service::line).orElse(request.service());
        return chosen.isPresent() || line.equals(request.service()) ? chosen : refusal(plan, state, line, at, day);
    }

    private static Optional<Refusal> refusal(
            HallPlan plan, HallState state, ServiceId service, Instant at, BusinessDay day) {
        Opening opening = Opening.of(plan, service);
        Opening.Phase phase = opening.phase(at);
        if (phase == Opening.Phase.LATE) {
            return Optional.of(new Refusal.TooLateToday(service));
        }
        if (phase != Opening.Phase.OPEN) {
            return Optional.of(new Refusal.ServiceClosed(service));
        }
        return opening.dayCap()
                .filter(cap -> taken(state, service, day) >= cap)
                .map(cap -> new Refusal.NumbersUsedUp(service));
    }

    /** What counts towards a cap: visits without an appointment, once each; a label alone is no ticket yet. */
    static boolean counts(Ticket ticket) {
        return ticket.booking().isEmpty() && ticket.turn().isEmpty() && !ticket.byLabelOnly();
    }

    private static long taken(HallState state, ServiceId service, BusinessDay day) {
        if (state.day().equals(day)) {
            return state.numbering().taken(service.value());
        }
        // The first moments of a day: somebody else's ticket of it may have been heard of before it began here.
        return state.tickets().values().stream()
                .map(TicketState::ticket)
                .filter(ticket -> ticket.day().equals(day) && ticket.chosen().equals(service) && counts(ticket))
                .count();
    }
}
