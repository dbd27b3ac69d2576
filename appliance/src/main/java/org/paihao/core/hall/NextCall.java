package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Profile;

/**
 * Whom a counter calls next, by its profile and the hall's priorities. A ticket is no counter's before that moment.
 *
 * @param <T> somebody who waits, as the caller knows them
 */
public final class NextCall<T> {
    private final Instant now;
    private final Function<ServiceId, Stream<T>> callable;
    private final Function<T, Precedence.Claim> claim;
    private final Comparator<T> first;

    /**
     * @param callable who may be called now for a service: at least the first of each class, in no order
     * @param claim somebody's class and place
     */
    public NextCall(
            CallingPlan plan,
            Instant now,
            Function<ServiceId, Stream<T>> callable,
            Function<T, Precedence.Claim> claim) {
        Precedence precedence = new Precedence(plan.priorities(), now);
        this.now = now;
        this.callable = callable;
        this.claim = claim;
        this.first = (one, other) -> precedence.compare(claim.apply(one), claim.apply(other));
    }

    /** Among those who wait by the hall's own books. */
    static NextCall<TicketState> in(HallState state, CallingPlan plan, Instant now) {
        return new NextCall<>(plan, now, service -> callable(state, service, now), Precedence.Claim::of);
    }

    /** Of each class the first who may be called: whose slip is still printing is passed over for a moment. */
    private static Stream<TicketState> callable(HallState state, ServiceId service, Instant now) {
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

    /**
     * The next one.
     *
     * @param only the one service that is asked for; then rules and order have nothing to say
     */
    public Optional<T> by(Profile profile, Optional<ServiceId> only) {
        if (only.isPresent()) {
            return profile.services().contains(only.get()) ? first(only.get()) : Optional.empty();
        }
        return byRule(profile).or(() -> byOrder(profile));
    }

    private Optional<T> byRule(Profile profile) {
        for (Profile.FirstRule rule : profile.rules()) {
            if (longestWait(rule.when()).compareTo(Duration.ofMinutes(rule.minutes())) > 0) {
                Optional<T> found = first(rule.first());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<T> byOrder(Profile profile) {
        List<ServiceId> services = profile.services();
        return switch (profile.then()) {
            case LONGEST_WAIT ->
                services.stream().flatMap(service -> first(service).stream()).min(first);
            case AS_LISTED ->
                services.stream().flatMap(service -> first(service).stream()).findFirst();
        };
    }

    private Optional<T> first(ServiceId service) {
        return callable.apply(service).min(first);
    }

    private Duration longestWait(ServiceId service) {
        return callable.apply(service)
                .map(who -> Duration.between(claim.apply(who).place().arrivedAt(), now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
