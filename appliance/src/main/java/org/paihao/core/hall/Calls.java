package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePSet;

/**
 * The day's calls, and indexes of them: what a counter, a screen and a kiosk are told with every change must not cost
 * more the longer the day is. Immutable.
 *
 * @param all by id
 * @param open by counter, the calls that have not ended: offers too; more than one only while facts are on their way
 * @param made the calls that were made, offers not among them, newest first
 * @param madeAt the same of each counter
 * @param took how long the services of the day took
 */
public record Calls(
        PMap<CallId, CallState> all,
        PMap<CounterId, PSet<CallId>> open,
        TreePSet<Made> made,
        PMap<CounterId, TreePSet<Made>> madeAt,
        PMap<ServiceId, Took> took) {
    static final Calls NONE = new Calls(
            HashTreePMap.empty(), HashTreePMap.empty(), TreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** A call by the moment it was made; of the same moment, which a clock that was set back can give, either. */
    public record Made(Instant at, CallId id) implements Comparable<Made> {
        private static final Comparator<Made> NEWEST_FIRST = Comparator.comparing(Made::at)
                .thenComparing(made -> made.id().value())
                .reversed();

        @Override
        public int compareTo(Made other) {
            return NEWEST_FIRST.compare(this, other);
        }

        private static Made of(CallState call) {
            return new Made(call.call().calledAt(), call.call().id());
        }
    }

    /** Services of one kind whose begin and end are known, and how long they took together. */
    public record Took(int count, Duration together) {
        /** How long one took in the mean. */
        public Duration mean() {
            return together.dividedBy(count);
        }
    }

    /** The calls of a counter that have not ended, in no order. */
    List<CallState> openAt(CounterId counter) {
        return open.getOrDefault(counter, HashTreePSet.empty()).stream()
                .map(all::get)
                .toList();
    }

    /** The call a counter made last, by its own clock; empty when it has made none today. */
    public Optional<CallState> lastMade(CounterId counter) {
        return newest(counter).findFirst();
    }

    /** The calls that were made in the hall, newest first. */
    public Stream<CallState> newest() {
        return made.stream().map(known -> all.get(known.id()));
    }

    /** The calls a counter has made, newest first. */
    public Stream<CallState> newest(CounterId counter) {
        return madeAt.getOrDefault(counter, TreePSet.empty()).stream().map(known -> all.get(known.id()));
    }

    Calls plus(CallState call) {
        CallId id = call.call().id();
        Calls others = without(Optional.ofNullable(all.get(id)), call);
        CounterId counter = call.call().counter();
        Made at = Made.of(call);
        TreePSet<Made> here = others.madeAt.getOrDefault(counter, TreePSet.empty());
        boolean isNew = call.made() && !here.contains(at);
        return new Calls(
                all.plus(id, call),
                call.isOpen()
                        ? others.open.plus(
                                counter,
                                others.open
                                        .getOrDefault(counter, HashTreePSet.empty())
                                        .plus(id))
                        : others.open,
                isNew ? others.made.plus(at) : others.made,
                isNew ? others.madeAt.plus(counter, here.plus(at)) : others.madeAt,
                length(call)
                        .map(length -> took(others.took, call.call().ticket().service(), 1, length))
                        .orElse(others.took));
    }

    /** The indexes without what was known of a call; where it stays in its place it is left there. */
    private Calls without(Optional<CallState> known, CallState next) {
        if (known.isEmpty()) {
            return this;
        }
        CallState before = known.get();
        CounterId counter = before.call().counter();
        CallId id = before.call().id();
        PSet<CallId> goesOn = open.getOrDefault(counter, HashTreePSet.empty()).minus(id);
        Made at = Made.of(before);
        boolean stays = next.made()
                && at.equals(Made.of(next))
                && counter.equals(next.call().counter());
        boolean moves = before.made() && !stays;
        TreePSet<Made> here =
                madeAt.getOrDefault(counter, TreePSet.<Made>empty()).minus(at);
        return new Calls(
                all,
                goesOn.isEmpty() ? open.minus(counter) : open.plus(counter, goesOn),
                moves ? made.minus(at) : made,
                moves ? here.isEmpty() ? madeAt.minus(counter) : madeAt.plus(counter, here) : madeAt,
                length(before)
                        .map(length -> took(took, before.call().ticket().service(), -1, length.negated()))
                        .orElse(took));
    }

    private static PMap<ServiceId, Took> took(
            PMap<ServiceId, Took> known, ServiceId service, int count, Duration length) {
        Took before = known.getOrDefault(service, new Took(0, Duration.ZERO));
        Took after = new Took(before.count() + count, before.together().plus(length));
        return after.count() == 0 ? known.minus(service) : known.plus(service, after);
    }

    /** From arrival to the end; a service that nobody ended has no length. */
    private static Optional<Duration> length(CallState call) {
        return call.outcome().equals(Optional.of(Outcome.SERVED)) && !call.forgotten()
                ? call.arrivedAt().flatMap(from -> call.endedAt().map(to -> Duration.between(from, to)))
                : Optional.empty();
    }
}
