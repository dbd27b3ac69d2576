package org.paihao.core.printjob;

/** What somebody (person, sandbox, printer, clock) wants of the station's one place. */
public sealed interface PrintCommand {
    /** A command about one job; refused when the job is another by now. */
    sealed interface OfJob extends PrintCommand {
        JobId id();
    }

    record Receive(JobId id) implements PrintCommand {}

    record Uploaded(JobId id) implements OfJob {}

    /** The phone went away in the middle of the upload. */
    record UploadLost(JobId id) implements OfJob {}

    /** The upload or the check refused the document. */
    record Refuse(JobId id, JobReason why) implements OfJob {}

    record CheckPassed(JobId id, int pages) implements OfJob {}

    record Release(JobId id, int copies, Sides sides) implements OfJob {}

    record Touch(JobId id) implements OfJob {}

    /** A person's wish to stop; on a job that has ended it clears the page. */
    record Cancel(JobId id) implements OfJob {}

    record PrinterAccepted(JobId id) implements OfJob {}

    /** The printer did not take the job, or never will. */
    record PrinterRefused(JobId id, JobReason why) implements OfJob {}

    /** {@code countedPages} is the printer's job-impressions-completed; 0 when it does not count. */
    record PrinterProgress(JobId id, int countedPages, PrinterCondition condition) implements OfJob {}

    record PrinterFinished(JobId id, PrinterEnd end, int countedPages) implements OfJob {}

    /** The clock: things that lie too long end. */
    record Tick() implements PrintCommand {}

    /** A new day or a new setting. */
    record RenewQuota(int grantedPages) implements PrintCommand {}

    /** The printer's last word on a job. */
    enum PrinterEnd {
        COMPLETED,
        ABORTED,
        CANCELED,
        /** The printer does not know the job any more. */
        FORGOTTEN
    }
}
