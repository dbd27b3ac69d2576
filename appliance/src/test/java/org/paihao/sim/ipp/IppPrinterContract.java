package org.paihao.sim.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.ipp.DocumentOrder;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.IppPrinter.CancelAnswer;
import org.paihao.device.ipp.JobWatch;
import org.paihao.device.ipp.JobWatch.Phase;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.device.ipp.PrinterTrouble;
import org.paihao.device.ipp.Submission;

/** What the station relies on, asked of the printer in memory and of a real IPP server alike. */
abstract class IppPrinterContract {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    private Path pdf;

    abstract IppPrinter printer();

    abstract void paperOut();

    abstract void paperIn();

    /** The next page breaks the job off. */
    abstract void fail();

    /** Pages come one by one and the test can see each of them. */
    abstract void slow();

    /** Gives a printer without a clock of its own the time to print a page. */
    abstract void timePasses();

    @BeforeEach
    void document() throws IOException {
        pdf = Files.write(temp.resolve("three.pdf"), SamplePdf.pages(3));
    }

    @Test
    void aJobIsTakenAndCountedToTheLastPage() {
        assertThat(printer().health()).isEqualTo(new PrinterHealth.Ready());
        int job = submit(2);

        JobWatch.Seen end = awaitEnd(job);

        assertThat(end).isEqualTo(new JobWatch.Seen(Phase.COMPLETED, 6, PrinterTrouble.NONE));
    }

    @Test
    void progressIsSeenPageByPage() {
        slow();
        int job = submit(1);

        JobWatch.Seen early = await(job, seen -> seen.impressions() == 1);

        assertThat(early.phase()).isEqualTo(Phase.PRINTING);
        assertThat(awaitEnd(job).impressions()).isEqualTo(3);
    }

    @Test
    void paperOutIsSeenAndTheJobGoesOnWhenThereIsPaperAgain() {
        paperOut();
        int job = submit(1);

        JobWatch.Seen waiting = await(job, seen -> seen.trouble() == PrinterTrouble.PAPER_OUT);
        assertThat(waiting.impressions()).isZero();
        assertThat(waiting.phase()).isEqualTo(Phase.PRINTING);
        assertThat(printer().health()).isEqualTo(new PrinterHealth.Attention(PrinterTrouble.PAPER_OUT));
        paperIn();

        assertThat(awaitEnd(job)).isEqualTo(new JobWatch.Seen(Phase.COMPLETED, 3, PrinterTrouble.NONE));
    }

    @Test
    void aSecondJobIsBusyWhileTheFirstPrints() {
        paperOut();
        int job = submit(1);

        assertThat(printer().submit(pdf, order(1))).isEqualTo(new Submission.Busy());

        paperIn();
        awaitEnd(job);
        awaitEnd(submit(1));
    }

    @Test
    void aJobThePrinterGivesUpIsAborted() {
        paperOut();
        int job = submit(1);
        fail();
        paperIn();

        assertThat(awaitEnd(job).phase()).isEqualTo(Phase.ABORTED);
    }

    @Test
    void aCancelledJobStopsEvenWithoutPaperAndTheNextOneIsTaken() {
        paperOut();
        int job = submit(1);
        // ippeveprinter forgets a cancel between taking a job and beginning it (2.4: process_job sets its own state).
        await(job, seen -> seen.trouble() == PrinterTrouble.PAPER_OUT);

        assertThat(printer().cancel(job)).isEqualTo(CancelAnswer.TAKEN);
        JobWatch.Seen end = awaitEnd(job);

        assertThat(end).isEqualTo(new JobWatch.Seen(Phase.CANCELED, 0, PrinterTrouble.NONE));
        assertThat(printer().cancel(job)).isEqualTo(CancelAnswer.TOO_LATE);
        paperIn();
        assertThat(awaitEnd(submit(1)).phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aNumberThePrinterDoesNotKnowIsForgotten() {
        assertThat(printer().watch(4711)).isEqualTo(new JobWatch.Seen(Phase.FORGOTTEN, 0, PrinterTrouble.NONE));
        assertThat(printer().cancel(4711)).isEqualTo(CancelAnswer.TOO_LATE);
    }

    Path pdf() {
        return pdf;
    }

    static DocumentOrder order(int copies) {
        return new DocumentOrder("job-1", 3, copies, true);
    }

    int submit(int copies) {
        // A server may still be closing the job before: the printer itself says when it is free.
        Supplier<Submission> attempt = () -> printer().submit(pdf, order(copies));
        Submission answer = attempt.get();
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (answer instanceof Submission.Busy && System.nanoTime() < deadlineNanos) {
            Thread.onSpinWait();
            answer = attempt.get();
        }
        if (answer instanceof Submission.Accepted(int number)) {
            return number;
        }
        throw new AssertionError("not accepted: " + answer);
    }

    JobWatch.Seen awaitEnd(int job) {
        return await(job, seen -> seen.phase().ended());
    }

    private JobWatch.Seen await(int job, Predicate<JobWatch.Seen> condition) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        JobWatch last = printer().watch(job);
        while (System.nanoTime() < deadlineNanos) {
            if (last instanceof JobWatch.Seen seen && condition.test(seen)) {
                return seen;
            }
            timePasses();
            last = printer().watch(job);
        }
        throw new AssertionError("never seen, last was " + last);
    }
}
