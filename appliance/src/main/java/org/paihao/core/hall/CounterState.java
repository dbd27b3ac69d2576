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
 */
public record CounterState(Optional<StaffId> staff, Instant since, Optional<CallId> call) {
    static final CounterState CLOSED = new CounterState(Optional.empty(), Instant.EPOCH, Optional.empty());

    CounterState with(Optional<CallId> other) {
        return new CounterState(staff, since, other);
    }
}
