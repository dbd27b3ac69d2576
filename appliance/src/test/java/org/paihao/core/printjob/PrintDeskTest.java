package org.paihao.core.printjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.core.printjob.PrintCommand.PrinterEnd;
import org.paihao.core.printjob.PrintDecision.Refused;
import org.paihao.core.printjob.PrintDecision.Why;

class PrintDeskTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final JobId JOB = new JobId("job-1");

    private PrintDesk desk = PrintDesk.free(PageQuota.of(30, 0));
    private Instant now = START;

    @Test
    void aDocumentGoesFromUploadToPaperAndThePagesAreCharged() {
        ready(3);

        accept(new PrintCommand.Release(JOB, 2, Sides.TWO_SIDED));
        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 0, 6));
        accept(new PrintCommand.PrinterAccepted(JOB));
        progress(4, PrinterCondition.FINE);
        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.COMPLETED, 6));

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Done(), 6, 6));
        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 6, 0));
    }

    @Test
    void pagesThatDidNotComeOutGoBackWhenThePrinterAborts() {
        printing(5);

        progress(2, PrinterCondition.JAM);
        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.ABORTED, 0));

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Failed(JobReason.PRINTER_JAM), 2, 5));
        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 2, 0));
    }

    @Test
    void aPrinterThatCountsMoreThanWasReservedNeverOvercharges() {
        printing(5);

        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.COMPLETED, 400));

        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 5, 0));
    }

    @Test
    void aPrinterWithoutACounterIsBelievedWhenItSaysItHasFinished() {
        printing(5);

        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.COMPLETED, 0));

        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 5, 0));
    }

    @Test
    void moreThanTheQuotaOrTooManyCopiesAreRefusedAndNothingChanges() {
        ready(20);
        PrintDesk before = desk;

        assertThat(desk.decide(new PrintCommand.Release(JOB, 2, Sides.ONE_SIDED), now))
                .isEqualTo(new Refused(Why.QUOTA_EXCEEDED));
        assertThat(desk.decide(new PrintCommand.Release(JOB, 21, Sides.ONE_SIDED), now))
                .isEqualTo(new Refused(Why.BAD_COPIES));
        assertThat(desk.decide(new PrintCommand.Release(JOB, 0, Sides.ONE_SIDED), now))
                .isEqualTo(new Refused(Why.BAD_COPIES));
        assertThat(desk).isEqualTo(before);
    }

    @Test
    void aSecondJobIsBusyUntilTheFirstHasEnded() {
        ready(1);

        assertThat(desk.decide(new PrintCommand.Receive(new JobId("job-2")), now))
                .isEqualTo(new Refused(Why.BUSY));
        accept(new PrintCommand.Cancel(JOB));
        accept(new PrintCommand.Receive(new JobId("job-2")));

        assertThat(desk.job()).isEqualTo(new PrintJob.Received(new JobId("job-2"), now, now));
    }

    @Test
    void aFileNobodyTouchesForSixtySecondsExpires() {
        ready(1);

        later(Duration.ofSeconds(59));
        assertThat(desk.job()).isInstanceOf(PrintJob.Ready.class);
        accept(new PrintCommand.Touch(JOB));
        later(Duration.ofSeconds(59));
        assertThat(desk.job()).isInstanceOf(PrintJob.Ready.class);
        later(Duration.ofSeconds(1));

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Expired(), 0, 0));
    }

    @Test
    void aFileThatIsTouchedForEverStillGoesAfterFifteenMinutes() {
        ready(1);

        for (int minute = 1; minute < 15; minute++) {
            later(Duration.ofSeconds(30));
            accept(new PrintCommand.Touch(JOB));
            later(Duration.ofSeconds(30));
            accept(new PrintCommand.Touch(JOB));
        }
        assertThat(desk.job()).isInstanceOf(PrintJob.Ready.class);
        later(Duration.ofSeconds(58));
        accept(new PrintCommand.Touch(JOB));
        later(Duration.ofSeconds(2));

        assertThat(desk.job()).isInstanceOf(PrintJob.Ended.class);
    }

    @Test
    void aJobSurvivesAnHourOfPaperTroubleAsLongAsPagesCome() {
        printing(5);

        for (int page = 1; page <= 4; page++) {
            progress(page - 1, PrinterCondition.PAPER_OUT);
            later(Duration.ofMinutes(29));
            progress(page, PrinterCondition.FINE);
        }

        assertThat(desk.job()).isInstanceOf(PrintJob.Printing.class);
    }

    @Test
    void paperThatNeverComesEndsTheJobWithItsReasonAndARefund() {
        printing(5);
        progress(1, PrinterCondition.PAPER_OUT);

        later(PrintLimits.PRINTING_STALL_MAX);

        assertThat(desk.job())
                .isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Failed(JobReason.PRINTER_PAPER_OUT), 1, 5));
        assertThat(desk.quota().remainingPages()).isEqualTo(29);
    }

    @Test
    void aPrinterThatComesBackWithinAMinuteGoesOnAndOneThatDoesNotFailsTheJob() {
        printing(5);
        progress(1, PrinterCondition.GONE);
        later(Duration.ofSeconds(59));
        progress(2, PrinterCondition.FINE);
        progress(2, PrinterCondition.GONE);
        later(Duration.ofSeconds(59));
        assertThat(desk.job()).isInstanceOf(PrintJob.Printing.class);

        later(Duration.ofSeconds(1));

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Failed(JobReason.PRINTER_GONE), 2, 5));
    }

    @Test
    void aCancelWaitsForThePrintersLastWord() {
        printing(5);
        progress(1, PrinterCondition.FINE);

        accept(new PrintCommand.Cancel(JOB));
        progress(2, PrinterCondition.FINE);
        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.CANCELED, 3));

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Cancelled(), 3, 5));
        assertThat(desk.quota()).isEqualTo(new PageQuota(30, 3, 0));
    }

    @Test
    void aPrinterThatIgnoresACancelDoesNotHoldTheDocument() {
        printing(5);
        accept(new PrintCommand.Cancel(JOB));

        later(PrintLimits.CANCEL_MAX);

        assertThat(desk.job()).isEqualTo(new PrintJob.Ended(JOB, now, new Ending.Cancelled(), 0, 5));
    }

    @Test
    void aRestartEndsWhatWasReleasedBeforeItAsUnknown() {
        PrintOrder order = new PrintOrder(5, 2, Sides.ONE_SIDED);

        List<PrintJobEvent.Ended> ended =
                PrintDesk.afterRestart(List.of(new PrintJobEvent.Released(JOB, START, order)), now);

        assertThat(ended).containsExactly(new PrintJobEvent.Ended(JOB, now, new Ending.Unknown(), 0, 10));
        assertThat(ended.getFirst().ending().word()).isEqualTo("unknown");
    }

    @Test
    void aNewDayKeepsTheReservationOfAJobThatIsStillPrinting() {
        printing(5);

        accept(new PrintCommand.RenewQuota(3));
        accept(new PrintCommand.PrinterFinished(JOB, PrinterEnd.COMPLETED, 5));

        assertThat(desk.quota().remainingPages()).isZero();
    }

    private void ready(int pages) {
        accept(new PrintCommand.Receive(JOB));
        accept(new PrintCommand.Uploaded(JOB));
        accept(new PrintCommand.CheckPassed(JOB, pages));
    }

    private void printing(int pages) {
        ready(pages);
        accept(new PrintCommand.Release(JOB, 1, Sides.ONE_SIDED));
        accept(new PrintCommand.PrinterAccepted(JOB));
    }

    private void progress(int pages, PrinterCondition condition) {
        accept(new PrintCommand.PrinterProgress(JOB, pages, condition));
    }

    private void later(Duration time) {
        now = now.plus(time);
        accept(new PrintCommand.Tick());
    }

    private void accept(PrintCommand command) {
        PrintDecision decision = desk.decide(command, now);
        assertThat(decision).as("%s on %s", command, desk.job()).isInstanceOf(PrintDecision.Accepted.class);
        if (decision instanceof PrintDecision.Accepted(var events)) {
            for (PrintJobEvent event : events) {
                desk = desk.evolve(event);
            }
        }
    }
}
