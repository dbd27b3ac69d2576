package org.paihao.device.ipp;

/** A look at a job. */
public sealed interface JobWatch {
    /** {@code impressions} is the printer's own job-impressions-completed, 0 when it does not count. */
    record Seen(Phase phase, int impressions, PrinterTrouble trouble) implements JobWatch {}

    record Unreachable(String why) implements JobWatch {}

    /** IPP's job-state in our words. */
    enum Phase {
        WAITING,
        PRINTING,
        COMPLETED,
        /** Given up by the printer. */
        ABORTED,
        CANCELED,
        /** The printer does not know the number (any more): switched off and on, or its memory is short. */
        FORGOTTEN;

        public boolean ended() {
            return this != WAITING && this != PRINTING;
        }
    }
}
