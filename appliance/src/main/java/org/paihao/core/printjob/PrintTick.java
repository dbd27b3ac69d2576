package org.paihao.core.printjob;

import java.time.Duration;
import java.time.Instant;
import org.paihao.core.printjob.PrintDecision.Accepted;

/** What the clock ends: every state of a job has a limit, so every job ends and no document stays. */
final class PrintTick {
    private PrintTick() {}

    static PrintDecision decide(PrintJob job, Instant at) {
        return switch (job) {
            case PrintJob.None() -> Accepted.of();
            case PrintJob.Received(var id, var receivedAt, var touchedAt) ->
                waited(touchedAt, PrintLimits.IDLE_MAX, at) || waited(receivedAt, PrintLimits.UPLOAD_TO_RELEASE_MAX, at)
                        ? PrintDesk.end(id, new Ending.Expired(), at)
                        : Accepted.of();
            case PrintJob.Ready(var id, var receivedAt, var touchedAt, int pages) ->
                waited(touchedAt, PrintLimits.IDLE_MAX, at) || waited(receivedAt, PrintLimits.UPLOAD_TO_RELEASE_MAX, at)
                        ? PrintDesk.end(id, new Ending.Expired(), at)
                        : Accepted.of();
            case PrintJob.Checking(var id, var receivedAt, var since) ->
                waited(since, PrintLimits.CHECK_MAX, at)
                        ? PrintDesk.end(id, new Ending.Failed(JobReason.TOO_SLOW), at)
                        : Accepted.of();
            case PrintJob.Released released ->
                waited(released.releasedAt(), PrintLimits.RELEASE_TO_PRINTER_MAX, at)
                        ? PrintOrdered.end(released, new Ending.Failed(JobReason.PRINTER_GONE), at)
                        : Accepted.of();
            case PrintJob.Printing printing -> printing(printing, at);
            case PrintJob.Cancelling cancelling ->
                waited(cancelling.cancelledAt(), PrintLimits.CANCEL_MAX, at)
                        ? PrintOrdered.end(cancelling, new Ending.Cancelled(), at)
                        : Accepted.of();
            case PrintJob.Ended ended ->
                waited(ended.endedAt(), PrintLimits.ENDED_SHOWN, at)
                        ? Accepted.of(new PrintJobEvent.Cleared(ended.id(), at))
                        : Accepted.of();
        };
    }

    private static PrintDecision printing(PrintJob.Printing job, Instant at) {
        if (job.condition() == PrinterCondition.GONE
                && waited(job.conditionSince(), PrintLimits.PRINTER_GONE_MAX, at)) {
            return PrintOrdered.end(job, new Ending.Failed(JobReason.PRINTER_GONE), at);
        }
        return waited(job.progressAt(), PrintLimits.PRINTING_STALL_MAX, at)
                ? PrintOrdered.end(job, new Ending.Failed(PrintOrdered.why(job)), at)
                : Accepted.of();
    }

    private static boolean waited(Instant since, Duration limit, Instant at) {
        return !at.isBefore(since.plus(limit));
    }
}
