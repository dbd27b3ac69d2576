package org.paihao.core.printjob;

import java.time.Instant;

/**
 * The one job a station has: RECEIVED → CHECKING → READY → RELEASED → PRINTING → ended. Only an {@link Open} job may
 * have a document in the spool; no state knows its name, because a file name is personal data.
 */
public sealed interface PrintJob {
    /** Nobody is being served. */
    record None() implements PrintJob {}

    /** A job that may still have a document. */
    sealed interface Open extends PrintJob {
        JobId id();
    }

    /** Bytes are coming in from the phone; {@code touchedAt} is when the last ones came. */
    record Received(JobId id, Instant receivedAt, Instant touchedAt) implements Open {}

    /** The sandbox is at work. */
    record Checking(JobId id, Instant receivedAt, Instant checkingSince) implements Open {}

    /** The person looks at page 1 and chooses. */
    record Ready(JobId id, Instant receivedAt, Instant touchedAt, int pages) implements Open {}

    /** A job whose pages are reserved. */
    sealed interface Ordered extends Open {
        PrintOrder order();

        /** Pages the printer itself says have come out. */
        int printedPages();
    }

    /** Pages are reserved; the printer has not taken the job yet. */
    record Released(JobId id, PrintOrder order, Instant releasedAt) implements Ordered {
        @Override
        public int printedPages() {
            return 0;
        }
    }

    /** The printer has it. */
    record Printing(
            JobId id,
            PrintOrder order,
            int printedPages,
            Instant progressAt,
            PrinterCondition condition,
            Instant conditionSince)
            implements Ordered {}

    /** The person wants it stopped; how many pages came out is the printer's word. */
    record Cancelling(JobId id, PrintOrder order, int printedPages, Instant cancelledAt) implements Ordered {}

    /** Over, shown for a while, without a document. {@code totalPages} is 0 when it was never released. */
    record Ended(JobId id, Instant endedAt, Ending ending, int printedPages, int totalPages) implements PrintJob {}
}
