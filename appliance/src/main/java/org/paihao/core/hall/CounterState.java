package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CallId;
import org.paihao.core.id.StaffId;

/**
 * A counter now.
 *
 * @param staff who opened it; empty while it is closed
 * @param call the ticket it has; at most one
 * @param pause that its staff are away
 * @param deed what they did last; empty when there is nothing to take back
 */
public record CounterState(
        Optional<StaffId> staff, Instant since, Optional<CallId> call, Optional<Pause> pause, Optional<Deed> deed) {
    static final CounterState CLOSED =
            new CounterState(Optional.empty(), Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether somebody is there to call. */
    public boolean calls() {
        return staff.isPresent() && pause.isEmpty();
    }

    CounterState with(Optional<CallId> other) {
        return new CounterState(staff, since, other, pause, deed);
    }

    CounterState staffed(Optional<StaffId> by, Instant at) {
        return new CounterState(by, at, call, Optional.empty(), deed);
    }

    CounterState paused(Optional<Pause> other) {
        return new CounterState(staff, since, call, other, deed);
    }

    CounterState did(Optional<Deed> last) {
        return new CounterState(staff, since, call, pause, last);
    }
}
