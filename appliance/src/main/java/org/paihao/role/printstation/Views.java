package org.paihao.role.printstation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.paihao.core.printjob.Ending;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintJob;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.core.printjob.PrintOrder;
import org.paihao.core.printjob.Sides;
import org.paihao.device.ipp.PrinterHealth;

/** A job and a printer in the words of the pages' contract. */
final class Views {
    private static final String EXPIRED = "expired";

    private Views() {}

    static PrintView.Printer printer(PrinterHealth health) {
        return switch (health) {
            case PrinterHealth.Ready() -> new PrintView.Printer("ready", null);
            case PrinterHealth.Attention(var why) -> new PrintView.Printer("attention", why.word());
            case PrinterHealth.Fault(var why) -> new PrintView.Printer("fault", why.word());
            case PrinterHealth.Unsuitable() -> new PrintView.Printer("fault", "no-pdf");
            case PrinterHealth.Absent(var why) -> new PrintView.Printer("absent", "gone");
        };
    }

    /** The job for the station's page; null when the place is free, or when the person has cancelled. */
    static PrintView.@Nullable Job job(PrintJob job, String name, PrintLinks links, Instant at) {
        return switch (job) {
            case PrintJob.None() -> null;
            case PrintJob.Received(var id, var receivedAt, var touchedAt) ->
                early(id, "uploading", name, wipedInSeconds(receivedAt, touchedAt, at));
            case PrintJob.Checking(var id, var receivedAt, var since) -> early(id, "checking", name, null);
            case PrintJob.Ready(var id, var receivedAt, var touchedAt, int pages) ->
                new PrintView.Job(
                        id.value(),
                        "ready",
                        name,
                        pages,
                        links.preview(id),
                        1,
                        Sides.ONE_SIDED.word(),
                        0,
                        pages,
                        null,
                        wipedInSeconds(receivedAt, touchedAt, at));
            case PrintJob.Ordered ordered -> ordered(ordered, name, links);
            case PrintJob.Ended(var id, var endedAt, Ending.Cancelled(), int printed, int total) -> null;
            case PrintJob.Ended ended -> ended(ended, name);
        };
    }

    static UploadView upload(PrintJob job, String name) {
        return switch (job) {
            case PrintJob.None() -> upload(EXPIRED, null, null, null);
            case PrintJob.Received received -> upload("uploading", name, null, null);
            case PrintJob.Checking checking -> upload("checking", name, null, null);
            case PrintJob.Ready ready -> upload("ready", name, ready.pages(), null);
            case PrintJob.Ordered ordered ->
                upload("printing", name, ordered.order().pages(), reason(ordered));
            case PrintJob.Ended ended -> upload(ended);
        };
    }

    static UploadView waiting() {
        return upload("waiting", null, null, null);
    }

    static UploadView expired() {
        return upload(EXPIRED, null, null, null);
    }

    private static UploadView upload(PrintJob.Ended ended) {
        return switch (ended.ending()) {
            case Ending.Done() -> upload("done", null, null, null);
            case Ending.Failed(var why) -> upload("failed", null, null, why.word());
            case Ending.Expired(), Ending.Cancelled(), Ending.Unknown() -> upload(EXPIRED, null, null, null);
        };
    }

    private static UploadView upload(
            String state, @Nullable String name, @Nullable Integer pages, @Nullable String reason) {
        return new UploadView(state, name, pages, reason, PrintLimits.UPLOAD_BYTES_MAX);
    }

    private static PrintView.Job early(JobId id, String state, String name, @Nullable Integer wipedInSeconds) {
        String sides = Sides.ONE_SIDED.word();
        return new PrintView.Job(id.value(), state, name, null, null, 1, sides, 0, 0, null, wipedInSeconds);
    }

    private static PrintView.Job ordered(PrintJob.Ordered job, String name, PrintLinks links) {
        PrintOrder order = job.order();
        return new PrintView.Job(
                job.id().value(),
                "printing",
                name,
                order.pages(),
                links.preview(job.id()),
                order.copies(),
                order.sides().word(),
                job.printedPages(),
                order.totalPages(),
                reason(job),
                null);
    }

    private static PrintView.Job ended(PrintJob.Ended job, String name) {
        String state = job.ending() instanceof Ending.Done ? "done" : "failed";
        String reason = job.ending() instanceof Ending.Expired
                ? EXPIRED
                : job.ending().reason().map(JobReason::word).orElse(null);
        String sides = Sides.ONE_SIDED.word();
        int printed = job.printedPages();
        return new PrintView.Job(
                job.id().value(), state, name, null, null, 1, sides, printed, job.totalPages(), reason, null);
    }

    private static @Nullable String reason(PrintJob.Ordered job) {
        return job instanceof PrintJob.Printing printing
                ? printing.condition().reason().map(JobReason::word).orElse(null)
                : null;
    }

    private static int wipedInSeconds(Instant receivedAt, Instant touchedAt, Instant at) {
        Instant idle = touchedAt.plus(PrintLimits.IDLE_MAX);
        Instant stay = receivedAt.plus(PrintLimits.UPLOAD_TO_RELEASE_MAX);
        Duration left = Duration.between(at, idle.isBefore(stay) ? idle : stay);
        return (int) Math.max(0, left.toSeconds());
    }
}
