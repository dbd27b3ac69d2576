package org.paihao.core.hall;

import static org.paihao.core.hall.HallCheck.must;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;

/**
 * Whom a counter calls, said again as docs/calling.md says it: by looking at every ticket of the hall.
 *
 * @param plan with what a supervisor has changed for the day
 */
record PlainCall(HallState state, HallPlan plan, Instant at) {

    /** Whoever is next; empty when nobody may be called. */
    Optional<TicketState> next(CounterId counter, Set<ServiceId> barred, Optional<ServiceId> only) {
        Profile profile = plan.profileOf(plan.counter(counter).orElseThrow()).without(barred);
        if (only.isPresent()) {
            return profile.services().contains(only.get()) ? first(counter, List.of(only.get())) : Optional.empty();
        }
        for (Profile.FirstRule rule : profile.rules()) {
            boolean long1 = may(counter, rule.when()).stream()
                    .anyMatch(ticket -> Duration.between(ticket.place().arrivedAt(), at)
                                    .compareTo(Duration.ofMinutes(rule.minutes()))
                            > 0);
            Optional<TicketState> found = first(counter, List.of(rule.first()));
            if (long1 && found.isPresent()) {
                return found;
            }
        }
        return switch (profile.then()) {
            case LONGEST_WAIT -> first(counter, profile.services());
            case AS_LISTED ->
                profile.services().stream()
                        .flatMap(service -> first(counter, List.of(service)).stream())
                        .findFirst();
        };
    }

    /** Nobody who is overdue is passed by somebody who came later, of whatever class. */
    void bound(Call call) {
        TicketState called = state.ticket(call.ticket().id()).orElseThrow();
        if (called.place().first()) {
            return;
        }
        Duration overdue = plan.calls().priorities().overdue();
        for (TicketState other : may(call.counter(), call.ticket().service())) {
            boolean passed = !other.place().arrivedAt().plus(overdue).isAfter(at)
                    && other.place().arrivedAt().isBefore(called.place().arrivedAt());
            must(!passed, "overdue, and passed by " + called + ": " + other);
        }
    }

    private Optional<TicketState> first(CounterId counter, List<ServiceId> services) {
        return services.stream()
                .flatMap(service -> may(counter, service).stream())
                .min(new Precedence(plan.calls().priorities(), at).tickets());
    }

    private List<TicketState> may(CounterId counter, ServiceId service) {
        return state.tickets().values().stream()
                .filter(ticket -> ticket.stage() == TicketState.Stage.WAITING)
                .filter(ticket -> ticket.ticket().service().equals(service))
                .filter(ticket -> !ticket.callableFrom().isAfter(at))
                .filter(ticket -> ticket.ticket()
                        .only()
                        .filter(only -> !only.equals(counter)
                                && state.counter(only).staff().isPresent())
                        .isEmpty())
                .filter(ticket -> !isElsewhere(ticket.ticket()))
                .toList();
    }

    /** Nobody is called to two counters. */
    private boolean isElsewhere(Ticket ticket) {
        return state.tickets().values().stream()
                .filter(other ->
                        other.stage() == TicketState.Stage.CALLED || other.stage() == TicketState.Stage.SERVING)
                .map(TicketState::ticket)
                .anyMatch(other ->
                        other.visit().equals(ticket.visit()) && !other.id().equals(ticket.id()));
    }
}
