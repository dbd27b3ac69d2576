package org.paihao.sim.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.JippPrinter;
import org.paihao.device.ipp.JobWatch;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.device.ipp.Submission;
import org.paihao.sim.ipp.VirtualIppPrinter.Action;

/** The real client and a real IPP server, speaking over loopback. */
class JippPrinterTest extends IppPrinterContract {
    private static final VirtualIppPrinter SERVER = VirtualPrinters.start();

    private final JippPrinter printer = new JippPrinter(SERVER.uri());

    @BeforeAll
    static void warm() {
        JippPrinter.warmUp();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void mend() {
        SERVER.act(Action.PAPER_IN);
        SERVER.act(Action.FAST);
    }

    @AfterEach
    void close() {
        printer.close();
    }

    @Override
    IppPrinter printer() {
        return printer;
    }

    @Override
    void paperOut() {
        SERVER.act(Action.PAPER_OUT);
    }

    @Override
    void paperIn() {
        SERVER.act(Action.PAPER_IN);
    }

    @Override
    void fail() {
        SERVER.act(Action.FAIL);
    }

    @Override
    void slow() {
        SERVER.act(Action.SLOW);
    }

    @Override
    void timePasses() {
        Thread.onSpinWait();
    }

    @Test
    void theDocumentArrivesByteForByteWithItsCopiesAndSides() throws IOException, NoSuchAlgorithmException {
        awaitEnd(submit(2));

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(pdf()));
        assertThat(SERVER.jobs()).contains(HexFormat.of().formatHex(hash) + " 6 2 two-sided-long-edge");
    }

    @Test
    void aPrinterThatIsNotThereIsAbsentAndNothingIsSent() {
        try (JippPrinter nobody = new JippPrinter(URI.create("ipp://127.0.0.1:1/ipp/print"))) {
            assertThat(nobody.health()).isInstanceOf(PrinterHealth.Absent.class);
            assertThat(nobody.submit(pdf(), order(1))).isInstanceOf(Submission.Unreachable.class);
            assertThat(nobody.watch(1)).isInstanceOf(JobWatch.Unreachable.class);
            assertThat(nobody.cancel(1)).isEqualTo(IppPrinter.CancelAnswer.UNREACHABLE);
        }
    }

    @Test
    void aDocumentThatIsGoneIsNotSent() {
        assertThat(printer.submit(Path.of("/nonexistent.pdf"), order(1))).isInstanceOf(Submission.Unreachable.class);
    }
}
