package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.paihao.core.id.CounterId;
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
    private final Waiting<T> waiting;

    /** By those who wait, whoever keeps them: the hall's books, or a hall that is only played. */
    public NextCall(Waiting<T> waiting) {
        this.waiting = waiting;
    }

    /**
     * @param callable who may be called now for a service: at least the first of each class, in no order
     * @param claim somebody's class and place
     */
    public NextCall(
            CallingPlan plan,
            Instant now,
            Function<ServiceId, Stream<T>> callable,
            Function<T, Precedence.Claim> claim) {
        this(new Books<>(now, new Precedence(plan.priorities(), now), callable, claim));
    }

    /**
     * Those who wait, at one moment.
     *
     * @param <T> somebody who waits
     */
    public interface Waiting<T> {
        /** Whoever goes first ({@link Precedence}) of all who may be called for a service now. */
        Optional<T> first(ServiceId service);

        /** How long, ms, somebody who may be called for a service has waited at most; 0 when nobody may be. */
        long longestMillis(ServiceId service);

        /** Below zero when {@code one} goes before {@code other}, by {@link Precedence}. */
        int compare(T one, T other);
    }

    private record Books<T>(
            Instant now,
            Precedence precedence,
            Function<ServiceId, Stream<T>> callable,
            Function<T, Precedence.Claim> claim)
            implements Waiting<T> {
        @Override
        public Optional<T> first(ServiceId service) {
            Comparator<T> first = this::compare;
            return callable.apply(service).min(first);
        }

        @Override
        public long longestMillis(ServiceId service) {
            return callable.apply(service)
                    .map(who -> Duration.between(claim.apply(who).place().arrivedAt(), now))
                    .max(Duration::compareTo)
                    .map(NextCall::millis)
                    .orElse(0L);
        }

        @Override
        public int compare(T one, T other) {
            return precedence.compare(claim.apply(one), claim.apply(other));
        }
    }

    /** A clock wrong by ages stops nobody's call. */
    private static long millis(Duration waited) {
        return waited.compareTo(Duration.ofDays(1)) > 0
                ? Duration.ofDays(1).toMillis()
                : waited.isNegative() ? 0 : waited.toMillis();
    }

    /** Among those who wait by the hall's own books, for one counter. */
    static NextCall<TicketState> in(HallState state, CallingPlan plan, CounterId counter, Instant now) {
        return new NextCall<>(plan, now, service -> callable(state, service, counter, now), Precedence.Claim::of);
    }

    /** Of each class the first who may be called: whose slip is still printing is passed over for a moment. */
    private static Stream<TicketState> callable(HallState state, ServiceId service, CounterId counter, Instant now) {
        return state.line(service).sequences().values().stream().flatMap(sequence -> {
            for (TicketId id : sequence.values()) {
                TicketState ticket = state.ticket(id).orElseThrow();
                if (!ticket.callableFrom().isAfter(now) && isFor(state, ticket.ticket(), counter)) {
                    return Stream.of(ticket);
                }
            }
            return Stream.empty();
        });
    }

    /**
     * Whoever waits for one counter is anybody's again when that one closes; and nobody is called to two counters.
     */
    private static boolean isFor(HallState state, Ticket ticket, CounterId counter) {
        return !Visits.isElsewhere(state, ticket)
                && ticket.only()
                        .filter(only -> !only.equals(counter)
                                && state.counter(only).staff().isPresent())
                        .isEmpty();
    }

    /**
     * The next one.
     *
     * @param only the one service that is asked for; then rules and order have nothing to say
     */
    public Optional<T> by(Profile profile, Optional<ServiceId> only) {
        if (only.isPresent()) {
            return profile.services().contains(only.get()) ? waiting.first(only.get()) : Optional.empty();
        }
        return byRule(profile).or(() -> byOrder(profile));
    }

    private Optional<T> byRule(Profile profile) {
        for (Profile.FirstRule rule : profile.rules()) {
            if (waiting.longestMillis(rule.when()) > rule.minutes() * 60_000L) {
                Optional<T> found = waiting.first(rule.first());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<T> byOrder(Profile profile) {
        Optional<T> best = Optional.empty();
        for (ServiceId service : profile.services()) {
            Optional<T> found = waiting.first(service);
            if (found.isPresent() && (best.isEmpty() || waiting.compare(found.get(), best.get()) < 0)) {
                best = found;
                if (profile.then() == Profile.Order.AS_LISTED) {
                    return best;
                }
            }
        }
        return best;
    }
}
