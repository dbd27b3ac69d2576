package org.paihao.sim.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.JobWatch;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.device.ipp.PrinterTrouble;
import org.paihao.device.ipp.Submission;

class FakeIppPrinterTest extends IppPrinterContract {
    private final FakeIppPrinter printer = new FakeIppPrinter();
    private boolean failing;

    @Override
    IppPrinter printer() {
        return printer;
    }

    @Override
    void paperOut() {
        printer.trouble(PrinterTrouble.PAPER_OUT);
    }

    @Override
    void paperIn() {
        printer.trouble(PrinterTrouble.NONE);
    }

    @Override
    void fail() {
        failing = true;
    }

    @Override
    void slow() {
        // It only ever prints when it is told to.
    }

    @Override
    void timePasses() {
        if (failing) {
            printer.abort();
            failing = false;
        } else {
            printer.print(1);
        }
    }

    @Test
    void whatIsNotAPdfIsRefused() throws IOException {
        Path text = Files.writeString(temp.resolve("x.pdf"), "hello");

        assertThat(printer.submit(text, order(1))).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void anUnpluggedPrinterAnswersNothingAndARestartedOneHasForgotten() {
        printer.submit(pdf(), order(1));

        printer.plug(false);
        assertThat(printer.health()).isInstanceOf(PrinterHealth.Absent.class);
        assertThat(printer.watch(1)).isInstanceOf(JobWatch.Unreachable.class);
        assertThat(printer.submit(pdf(), order(1))).isInstanceOf(Submission.Unreachable.class);
        printer.plug(true);
        printer.restart();

        assertThat(printer.watch(1)).isEqualTo(new JobWatch.Seen(JobWatch.Phase.FORGOTTEN, 0, PrinterTrouble.NONE));
    }
}
