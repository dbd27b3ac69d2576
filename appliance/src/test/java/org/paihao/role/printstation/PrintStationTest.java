package org.paihao.role.printstation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.printjob.Ending;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintDecision.Why;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.core.printjob.PrintOrder;
import org.paihao.core.printjob.Sides;
import org.paihao.device.ipp.DocumentOrder;
import org.paihao.device.ipp.PrinterTrouble;

class PrintStationTest {
    @TempDir
    private Path temp;

    private StationHarness hall;
    private PrintStation station;

    @BeforeEach
    void open() {
        hall = new StationHarness(temp.resolve("spool"), 200_000_000);
        station = hall.station;
    }

    @AfterEach
    void noFactHasAFileName() {
        assertThat(hall.facts).noneMatch(fact -> fact.toString().contains("报告"));
    }

    @Test
    void aDocumentGoesFromThePhoneToPaperAndLeavesNoTrace() throws IOException {
        String token = hall.token();
        assertThat(station.upload(token)).isEqualTo(new UploadView("waiting", null, null, null, 52_428_800));

        JobId id = hall.uploaded();
        assertThat(hall.job().state()).isEqualTo("checking");
        hall.runChecks();
        assertThat(hall.job())
                .isEqualTo(new PrintView.Job(
                        id.value(), "ready", "报告.pdf", 3, "/preview/" + id, 1, "one-sided", 0, 3, null, 60));
        assertThat(station.preview(id).map(png -> new String(png, StandardCharsets.UTF_8)))
                .contains(StationHarness.PREVIEW);
        assertThat(station.upload(token)).isEqualTo(new UploadView("ready", "报告.pdf", 3, null, 52_428_800));

        station.release(id, 2, Sides.TWO_SIDED);
        assertThat(station.view().quotaPages()).isEqualTo(24);
        station.step();
        hall.printer.print(4);
        station.step();
        assertThat(hall.job())
                .isEqualTo(new PrintView.Job(
                        id.value(), "printing", "报告.pdf", 3, "/preview/" + id, 2, "two-sided", 4, 6, null, null));
        hall.printer.print(2);
        station.step();

        assertThat(hall.job().state()).isEqualTo("done");
        assertThat(hall.job().printed()).isEqualTo(6);
        assertThat(station.upload(token).state()).isEqualTo("done");
        assertThat(station.preview(id)).isEmpty();
        hall.assertSpoolIsEmpty();
        assertThat(hall.facts).hasSize(2);
        assertThat(hall.facts.getFirst())
                .isInstanceOfSatisfying(
                        PrintJobEvent.Released.class,
                        released -> assertThat(released.order()).isEqualTo(new PrintOrder(3, 2, Sides.TWO_SIDED)));
        assertThat(end()).isEqualTo(new Ending.Done());
        hall.later(PrintLimits.ENDED_SHOWN);
        assertThat(station.view().job()).isNull();
    }

    @Test
    void paperOutIsShownAndTheJobGoesOnWhenThereIsPaperAgain() {
        hall.printing(1);
        hall.printer.print(1);
        hall.printer.trouble(PrinterTrouble.PAPER_OUT);
        station.step();

        assertThat(hall.job().state()).isEqualTo("printing");
        assertThat(hall.job().reason()).isEqualTo("printer-paper-out");
        assertThat(station.view().printer()).isEqualTo(new PrintView.Printer("attention", "paper-out"));
        hall.later(Duration.ofMinutes(20));
        hall.printer.trouble(PrinterTrouble.NONE);
        hall.printer.print(2);
        station.step();

        assertThat(hall.job().state()).isEqualTo("done");
        assertThat(station.view().quotaPages()).isEqualTo(27);
    }

    @Test
    void aPrinterThatVanishesInTheMiddleFailsTheJobAndWhatWasNotPrintedComesBack() throws IOException {
        hall.printing(2);
        hall.printer.print(2);
        station.step();
        hall.printer.plug(false);
        station.step();

        assertThat(hall.job().state()).isEqualTo("printing");
        assertThat(hall.job().reason()).isEqualTo("printer-gone");
        hall.later(PrintLimits.PRINTER_GONE_MAX);

        assertThat(hall.job().state()).isEqualTo("failed");
        assertThat(hall.job().reason()).isEqualTo("printer-gone");
        assertThat(station.view().quotaPages()).isEqualTo(28);
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aJobGivenUpByTheClockIsTakenBackFromThePrinterBeforeTheNextOnePrints() {
        hall.printing(2);
        hall.printer.plug(false);
        station.step();
        hall.later(PrintLimits.PRINTER_GONE_MAX);
        JobId next = hall.ready();
        station.release(next, 1, Sides.ONE_SIDED);
        station.step();

        hall.printer.plug(true);
        hall.printer.print(0);
        station.step();
        station.step();
        hall.printer.print(3);
        station.step();

        assertThat(hall.job().id()).isEqualTo(next.value());
        assertThat(hall.job().state()).isEqualTo("done");
        assertThat(hall.printer.printedPages()).isEqualTo(3);
    }

    @Test
    void aPrinterThatForgotTheJobFailsIt() {
        hall.printing(1);
        hall.printer.print(1);
        station.step();
        hall.printer.restart();
        station.step();

        assertThat(end()).isEqualTo(new Ending.Failed(JobReason.PRINTER_FAILED));
        assertThat(station.view().quotaPages()).isEqualTo(29);
    }

    @Test
    void aJobThePrinterGivesUpFailsAndOneCancelledAtItsPanelToo() {
        hall.printing(1);
        hall.printer.abort();
        station.step();
        assertThat(end()).isEqualTo(new Ending.Failed(JobReason.PRINTER_FAILED));

        hall.printing(1);
        hall.printer.cancelAtPanel();
        station.step();

        assertThat(end()).isEqualTo(new Ending.Failed(JobReason.PRINTER_FAILED));
        assertThat(station.view().quotaPages()).isEqualTo(StationHarness.QUOTA_PAGES);
    }

    @Test
    void aBusyPrinterIsAskedAgainButNotForEver() {
        hall.printing(1);
        JobId second = new JobId("unrelated");
        assertThat(station.release(second, 1, Sides.ONE_SIDED)).isEqualTo(new ActionOutcome.Refused(Why.NO_SUCH_JOB));
        hall.printer.print(3);
        station.step();
        occupyPrinter();
        JobId id = hall.ready();
        station.release(id, 1, Sides.ONE_SIDED);

        for (int attempt = 0; attempt < PrinterLoop.SUBMIT_TRIES_MAX; attempt++) {
            assertThat(hall.job().state()).isEqualTo("printing");
            station.step();
            station.step();
            hall.later(PrinterLoop.SUBMIT_PAUSE);
        }

        assertThat(end()).isEqualTo(new Ending.Failed(JobReason.PRINTER_FAILED));
    }

    @Test
    void cancellingWhileItPrintsStopsThePrinterAndChargesWhatCameOut() throws IOException {
        JobId id = hall.printing(2);
        hall.printer.print(2);

        assertThat(station.cancel(id)).isEqualTo(new ActionOutcome.Done());
        station.step();

        assertThat(station.view().job()).isNull();
        assertThat(end()).isEqualTo(new Ending.Cancelled());
        assertThat(station.view().quotaPages()).isEqualTo(28);
        hall.assertSpoolIsEmpty();
        hall.printer.print(10);
        assertThat(hall.printer.printedPages()).isEqualTo(2);
    }

    @Test
    void cancellingBeforeThePrinterHasItPrintsNothing() {
        JobId id = hall.ready();
        station.release(id, 1, Sides.ONE_SIDED);
        station.cancel(id);

        station.step();
        station.step();

        assertThat(end()).isEqualTo(new Ending.Cancelled());
        assertThat(hall.printer.printedPages()).isZero();
        assertThat(station.view().quotaPages()).isEqualTo(StationHarness.QUOTA_PAGES);
    }

    @Test
    void aPersonWhoLeavesTheStationLeavesNoDocument() throws IOException {
        JobId id = hall.ready();
        hall.later(Duration.ofSeconds(40));
        station.touch(id);
        hall.later(Duration.ofSeconds(59));
        assertThat(hall.job().wipedInSeconds()).isEqualTo(1);

        hall.later(Duration.ofSeconds(1));

        assertThat(hall.job().reason()).isEqualTo("expired");
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aReleaseThatCannotBeRecordedIsNotPrinted() throws IOException {
        JobId id = hall.ready();
        hall.factsFailWith = Optional.of(new IllegalStateException("disk"));

        station.release(id, 1, Sides.ONE_SIDED);
        station.step();
        station.step();
        hall.printer.print(10);

        assertThat(hall.job().state()).isEqualTo("failed");
        assertThat(hall.printer.printedPages()).isZero();
        assertThat(station.view().quotaPages()).isEqualTo(StationHarness.QUOTA_PAGES);
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aRestartRecordsWhatItCutShortAsUnknown() {
        PrintJobEvent.Released before =
                new PrintJobEvent.Released(new JobId("old"), station.now(), new PrintOrder(2, 1, Sides.ONE_SIDED));

        station.recover(List.of(before));

        assertThat(end()).isEqualTo(new Ending.Unknown());
        assertThat(station.view().quotaPages()).isEqualTo(StationHarness.QUOTA_PAGES);
    }

    @Test
    void closingTheStationWipesWhatIsThere() throws IOException {
        hall.ready();

        station.close();

        hall.assertSpoolIsEmpty();
    }

    private Ending end() {
        PrintJobEvent.Fact last = hall.facts.getLast();
        return last instanceof PrintJobEvent.Ended ended ? ended.ending() : new Ending.Unknown();
    }

    /** Another host's job is in the printer. */
    private void occupyPrinter() {
        Path pdf = temp.resolve("other.pdf");
        try {
            Files.writeString(pdf, "%PDF-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hall.printer.submit(pdf, new DocumentOrder("other", 1, 1, false));
    }
}
