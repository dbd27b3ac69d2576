package org.paihao.core.hall;

import java.util.List;
import java.util.Optional;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;

/**
 * How far a visit has come on its journey (办理进度).
 *
 * @param journey the service its citizen chose
 * @param steps all of them, in their order
 */
public record Progress(ServiceId journey, List<StepNow> steps) {
    public Progress {
        steps = List.copyOf(steps);
    }

    /** A step; with {@code either} one of its parts is enough. */
    public record StepNow(boolean either, List<PartNow> parts) {
        public StepNow {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a step.
     *
     * @param ticket the ticket it is waited for with; empty while its step has not begun
     */
    public record PartNow(ServiceId service, Part state, Optional<TicketId> ticket) {}

    /** Where a part stands. */
    public enum Part {
        DONE,
        /** Its citizen is at the counter for it. */
        SERVING,
        CALLED,
        WAITING,
        PARKED,
        /** It was called and nobody came. */
        MISSED,
        /** Its citizen has left, or the day is over. */
        LEFT,
        /** Its step has not begun. */
        NEXT,
        /** Another part of its step was done instead. */
        NOT_NEEDED
    }
}
