package org.paihao.role.printstation;

import java.time.Duration;
import java.time.Instant;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintCommand;
import org.paihao.core.printjob.PrintCommand.PrinterEnd;
import org.paihao.core.printjob.PrintJob;
import org.paihao.core.printjob.PrinterCondition;
import org.paihao.core.printjob.Sides;
import org.paihao.device.ipp.DocumentOrder;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.IppPrinter.CancelAnswer;
import org.paihao.device.ipp.JobWatch;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.device.ipp.PrinterTrouble;
import org.paihao.device.ipp.Submission;
import org.paihao.document.SpoolFile;

/**
 * The one owner of the printer: each {@link #step} looks at the job and does the next thing about it. One thread only.
 */
final class PrinterLoop {
    /** Tries to hand a job over, a second apart; a printer that wakes from sleep takes 10–40 s. */
    static final int SUBMIT_TRIES_MAX = 60;

    static final Duration SUBMIT_PAUSE = Duration.ofSeconds(1);
    static final Duration HEALTH_PAUSE = Duration.ofSeconds(5);

    private final PrintStation station;
    private final IppPrinter printer;
    private AtPrinter atPrinter = new AtPrinter.Nothing();
    private JobId handingOver = new JobId("none");
    private int tries;
    private Instant notBefore = Instant.EPOCH;

    /** What the printer has of us. */
    private sealed interface AtPrinter {
        record Nothing() implements AtPrinter {}

        record Job(JobId id, int number, boolean cancelled) implements AtPrinter {}
    }

    PrinterLoop(PrintStation station, IppPrinter printer) {
        this.station = station;
        this.printer = printer;
    }

    void step() {
        PrintJob job = station.job();
        takeBackWhatHasEnded(job);
        switch (job) {
            case PrintJob.Released released -> submit(released);
            case PrintJob.Printing _ -> watch();
            case PrintJob.Cancelling cancelling -> cancel(cancelling);
            case PrintJob.None _ -> lookAfterPrinter();
            case PrintJob.Open _ -> lookAfterPrinter();
            case PrintJob.Ended _ -> lookAfterPrinter();
        }
    }

    /** A job ended by the clock may still be in the printer: its pages must not come out for the next person. */
    private void takeBackWhatHasEnded(PrintJob now) {
        if (atPrinter instanceof AtPrinter.Job(var id, int number, boolean cancelled)
                && !(now instanceof PrintJob.Ordered ordered && ordered.id().equals(id))) {
            if (cancelled || printer.cancel(number) != CancelAnswer.UNREACHABLE) {
                forget();
            }
        }
    }

    private void forget() {
        atPrinter = new AtPrinter.Nothing();
        tries = 0;
        notBefore = Instant.EPOCH;
    }

    private void lookAfterPrinter() {
        Instant at = station.now();
        if (!at.isBefore(notBefore)) {
            notBefore = at.plus(HEALTH_PAUSE);
            station.seen(printer.health());
        }
    }

    private void submit(PrintJob.Released job) {
        if (!job.id().equals(handingOver)) {
            handingOver = job.id();
            tries = 0;
        }
        Instant at = station.now();
        if (tries > 0 && at.isBefore(notBefore)) {
            return;
        }
        if (!(atPrinter instanceof AtPrinter.Nothing) || !station.releaseIsRecorded(job.id())) {
            return;
        }
        tries++;
        notBefore = at.plus(SUBMIT_PAUSE);
        DocumentOrder order = new DocumentOrder(
                job.id().value(),
                job.order().pages(),
                job.order().copies(),
                job.order().sides() == Sides.TWO_SIDED);
        switch (printer.submit(station.document(job.id(), SpoolFile.CLEAN), order)) {
            case Submission.Accepted(int number) -> {
                atPrinter = new AtPrinter.Job(job.id(), number, false);
                tries = 0;
                station.apply(new PrintCommand.PrinterAccepted(job.id()));
            }
            case Submission.Busy() -> tryAgain(job.id(), JobReason.PRINTER_FAILED);
            case Submission.Unreachable(var why) -> {
                station.seen(new PrinterHealth.Absent(why));
                tryAgain(job.id(), JobReason.PRINTER_GONE);
            }
            case Submission.Unsure(var why) -> refuse(job.id(), JobReason.PRINTER_GONE);
            case Submission.FormatNotSupported() -> refuse(job.id(), JobReason.PRINTER_FAILED);
            case Submission.Refused(var status) -> refuse(job.id(), JobReason.PRINTER_FAILED);
        }
    }

    private void tryAgain(JobId id, JobReason why) {
        if (tries >= SUBMIT_TRIES_MAX) {
            refuse(id, why);
        }
    }

    private void refuse(JobId id, JobReason why) {
        forget();
        station.apply(new PrintCommand.PrinterRefused(id, why));
    }

    private void watch() {
        if (!(atPrinter instanceof AtPrinter.Job(var id, int number, boolean cancelled))) {
            throw new IllegalStateException("a job prints that was never handed over");
        }
        switch (printer.watch(number)) {
            case JobWatch.Unreachable(var why) -> {
                station.seen(new PrinterHealth.Absent(why));
                station.apply(new PrintCommand.PrinterProgress(id, 0, PrinterCondition.GONE));
            }
            case JobWatch.Seen(var phase, int impressions, var trouble) -> {
                station.seen(
                        trouble == PrinterTrouble.NONE
                                ? new PrinterHealth.Ready()
                                : new PrinterHealth.Attention(trouble));
                station.apply(command(id, phase, impressions, trouble));
                if (phase.ended()) {
                    forget();
                }
            }
        }
    }

    private void cancel(PrintJob.Cancelling job) {
        switch (atPrinter) {
            case AtPrinter.Nothing() -> {
                forget();
                station.apply(new PrintCommand.PrinterFinished(job.id(), PrinterEnd.CANCELED, 0));
            }
            case AtPrinter.Job(var id, int number, boolean cancelled) -> {
                if (!cancelled && printer.cancel(number) != CancelAnswer.UNREACHABLE) {
                    atPrinter = new AtPrinter.Job(id, number, true);
                }
                watch();
            }
        }
    }

    private static PrintCommand command(JobId id, JobWatch.Phase phase, int impressions, PrinterTrouble trouble) {
        return switch (phase) {
            case WAITING, PRINTING -> new PrintCommand.PrinterProgress(id, impressions, condition(trouble));
            case COMPLETED -> new PrintCommand.PrinterFinished(id, PrinterEnd.COMPLETED, impressions);
            case ABORTED -> new PrintCommand.PrinterFinished(id, PrinterEnd.ABORTED, impressions);
            case CANCELED -> new PrintCommand.PrinterFinished(id, PrinterEnd.CANCELED, impressions);
            case FORGOTTEN -> new PrintCommand.PrinterFinished(id, PrinterEnd.FORGOTTEN, impressions);
        };
    }

    private static PrinterCondition condition(PrinterTrouble trouble) {
        return switch (trouble) {
            case NONE -> PrinterCondition.FINE;
            case PAPER_OUT -> PrinterCondition.PAPER_OUT;
            case JAM -> PrinterCondition.JAM;
            case COVER_OPEN -> PrinterCondition.COVER_OPEN;
            case SUPPLY_EMPTY -> PrinterCondition.SUPPLY_EMPTY;
            case OTHER -> PrinterCondition.ATTENTION;
        };
    }
}
