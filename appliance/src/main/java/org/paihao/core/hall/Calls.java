package org.paihao.core.hall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The day's calls, and for each counter those that go on and the last one it made: what a counter is asked about with
 * every call must not cost more the longer the day is. Immutable.
 *
 * @param all by id
 * @param open by counter, the calls that have not ended: offers too; more than one only while facts are on their way
 * @param last by counter, the latest call it made
 */
public record Calls(PMap<CallId, CallState> all, PMap<CounterId, PSet<CallId>> open, PMap<CounterId, CallId> last) {
    static final Calls NONE = new Calls(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** Of one counter's calls the later one; of the same moment, which a clock that was set back can give, either. */
    private static final Comparator<CallState> BY_TIME = Comparator.<CallState, Instant>comparing(
                    call -> call.call().calledAt())
            .thenComparing(call -> call.call().id().value());

    /** The calls of a counter that have not ended, in no order. */
    List<CallState> openAt(CounterId counter) {
        return open.getOrDefault(counter, HashTreePSet.empty()).stream()
                .map(all::get)
                .toList();
    }

    /** The call a counter made last, by its own clock; empty when it has made none today. */
    public Optional<CallState> lastMade(CounterId counter) {
        return Optional.ofNullable(last.get(counter)).map(all::get);
    }

    Calls plus(CallState call) {
        CounterId counter = call.call().counter();
        CallId id = call.call().id();
        PSet<CallId> before = open.getOrDefault(counter, HashTreePSet.empty());
        PSet<CallId> after = call.isOpen() ? before.plus(id) : before.minus(id);
        boolean later = call.made()
                && lastMade(counter)
                        .filter(known -> BY_TIME.compare(known, call) >= 0)
                        .isEmpty();
        return new Calls(
                all.plus(id, call),
                after.isEmpty() ? open.minus(counter) : open.plus(counter, after),
                later ? last.plus(counter, id) : last);
    }
}
