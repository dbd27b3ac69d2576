package org.paihao.core.printjob;

import java.time.Instant;

/** What happened at the station's one place. Holds no file name: that would be personal data in a ledger. */
public sealed interface PrintJobEvent {
    Instant at();

    /** An event the hub's ledger keeps. */
    sealed interface Fact extends PrintJobEvent {
        JobId id();

        /** The fact's type on the wire. */
        String type();
    }

    record Received(JobId id, Instant at) implements PrintJobEvent {}

    record CheckStarted(JobId id, Instant at) implements PrintJobEvent {}

    record Touched(JobId id, Instant at) implements PrintJobEvent {}

    record Checked(JobId id, Instant at, int pages) implements PrintJobEvent {}

    /** {@code printjob.released}: pages are reserved, nothing has been sent to the printer yet. */
    record Released(JobId id, Instant at, PrintOrder order) implements Fact {
        @Override
        public String type() {
            return "printjob.released";
        }
    }

    record PrintStarted(JobId id, Instant at) implements PrintJobEvent {}

    record Progressed(JobId id, Instant at, int printedPages, PrinterCondition condition) implements PrintJobEvent {}

    record CancelRequested(JobId id, Instant at) implements PrintJobEvent {}

    /**
     * {@code printjob.ended}: {@code printedPages} by the printer's own counter, never more than {@code reservedPages}
     * (0 when the job was never released).
     */
    record Ended(JobId id, Instant at, Ending ending, int printedPages, int reservedPages) implements Fact {
        @Override
        public String type() {
            return "printjob.ended";
        }
    }

    /** The end of a job has been seen; the place is free. */
    record Cleared(JobId id, Instant at) implements PrintJobEvent {}

    record QuotaRenewed(Instant at, int grantedPages) implements PrintJobEvent {}
}
