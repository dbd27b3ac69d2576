package org.paihao.core.printjob;

import java.time.Instant;
import org.paihao.core.printjob.PrintDecision.Accepted;
import org.paihao.core.printjob.PrintDecision.Refused;
import org.paihao.core.printjob.PrintDecision.Why;

/** Decisions about a job whose pages are reserved. The printer's counter is believed, within what was reserved. */
final class PrintOrdered {
    private PrintOrdered() {}

    static PrintDecision decide(PrintJob.Ordered job, PrintCommand.OfJob command, Instant at) {
        return switch (command) {
            case PrintCommand.PrinterAccepted(var id)
            when job instanceof PrintJob.Released -> Accepted.of(new PrintJobEvent.PrintStarted(id, at));
            case PrintCommand.PrinterRefused(var id, var why) -> end(job, new Ending.Failed(why), at);
            case PrintCommand.PrinterProgress progress
            when !(job instanceof PrintJob.Released) -> progress(job, progress, at);
            case PrintCommand.PrinterFinished(var id, var how, var counted) -> finish(job, how, counted, at);
            case PrintCommand.Cancel(var id)
            when !(job instanceof PrintJob.Cancelling) -> Accepted.of(new PrintJobEvent.CancelRequested(id, at));
            case PrintCommand.Cancel(var id) -> Accepted.of();
            case PrintCommand.Touch(var id) -> Accepted.of();
            case PrintCommand.OfJob other -> new Refused(Why.WRONG_STATE);
        };
    }

    static PrintDecision end(PrintJob.Ordered job, Ending ending, Instant at) {
        return end(job, ending, job.printedPages(), at);
    }

    private static PrintDecision end(PrintJob.Ordered job, Ending ending, int printedPages, Instant at) {
        int reserved = job.order().totalPages();
        return Accepted.of(new PrintJobEvent.Ended(job.id(), at, ending, printedPages, reserved));
    }

    private static PrintDecision progress(PrintJob.Ordered job, PrintCommand.PrinterProgress progress, Instant at) {
        int printed = printed(job, progress.countedPages());
        boolean news = printed != job.printedPages()
                || (job instanceof PrintJob.Printing printing && printing.condition() != progress.condition());
        return news
                ? Accepted.of(new PrintJobEvent.Progressed(job.id(), at, printed, progress.condition()))
                : Accepted.of();
    }

    private static PrintDecision finish(PrintJob.Ordered job, PrintCommand.PrinterEnd how, int counted, Instant at) {
        int printed = printed(job, counted);
        boolean wanted = job instanceof PrintJob.Cancelling;
        return switch (how) {
            // A printer without a counter of its own still says when it has finished: then all of it came out.
            case COMPLETED ->
                end(job, new Ending.Done(), printed == 0 ? job.order().totalPages() : printed, at);
            case ABORTED -> end(job, wanted ? new Ending.Cancelled() : new Ending.Failed(why(job)), printed, at);
            case CANCELED, FORGOTTEN ->
                end(job, wanted ? new Ending.Cancelled() : new Ending.Failed(JobReason.PRINTER_FAILED), printed, at);
        };
    }

    /** What to call a failure: the trouble the printer last complained of, else just that it failed. */
    static JobReason why(PrintJob.Ordered job) {
        return job instanceof PrintJob.Printing printing
                ? printing.condition().reason().orElse(JobReason.PRINTER_FAILED)
                : JobReason.PRINTER_FAILED;
    }

    /** Never fewer than already seen, never more than reserved: a counter may jump or count blank sides. */
    private static int printed(PrintJob.Ordered job, int counted) {
        int seen = Math.max(job.printedPages(), counted);
        return Math.min(seen, job.order().totalPages());
    }
}
