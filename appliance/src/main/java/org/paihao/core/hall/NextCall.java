package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Profile;

/** Whom a counter calls next, by its profile and the hall's priorities. A ticket is no counter's before that moment. */
final class NextCall {
    private final HallState state;
    private final Instant now;
    private final Precedence precedence;

    NextCall(CallingPlan plan, HallState state, Instant now) {
        this.state = state;
        this.now = now;
        this.precedence = new Precedence(plan.priorities(), now);
    }

    /**
     * The next one.
     *
     * @param only the one service that is asked for; then rules and order have nothing to say
     */
    Optional<TicketState> of(Profile profile, Optional<ServiceId> only) {
        List<ServiceId> services = profile.services().stream()
                .filter(service -> only.isEmpty() || only.get().equals(service))
                .toList();
        return only.isPresent() ? greatest(services) : byRule(profile).or(() -> byOrder(profile, services));
    }

    private Optional<TicketState> byRule(Profile profile) {
        for (Profile.FirstRule rule : profile.rules()) {
            if (longestWait(rule.when()).compareTo(Duration.ofMinutes(rule.minutes())) > 0) {
                Optional<TicketState> first = first(rule.first());
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<TicketState> byOrder(Profile profile, List<ServiceId> services) {
        return switch (profile.then()) {
            case LONGEST_WAIT -> greatest(services);
            case AS_LISTED ->
                services.stream().flatMap(service -> first(service).stream()).findFirst();
        };
    }

    private Optional<TicketState> greatest(List<ServiceId> services) {
        return services.stream().flatMap(service -> first(service).stream()).min(precedence.tickets());
    }

    /** The first of a line who may be called. */
    private Optional<TicketState> first(ServiceId service) {
        return callable(service).min(precedence.tickets());
    }

    /** How long somebody who may be called has waited at most. */
    private Duration longestWait(ServiceId service) {
        return callable(service)
                .map(ticket -> Duration.between(ticket.place().arrivedAt(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Of each class the first who may be called: whose slip is still printing is passed over for a moment. */
    private Stream<TicketState> callable(ServiceId service) {
        return state.line(service).sequences().values().stream().flatMap(sequence -> {
            for (TicketId id : sequence.values()) {
                TicketState ticket = state.ticket(id).orElseThrow();
                if (!ticket.callableFrom().isAfter(now)) {
                    return Stream.of(ticket);
                }
            }
            return Stream.empty();
        });
    }
}
