package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.device.port.LineSettings;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrintOutcome.Done;
import org.paihao.device.printer.PrintOutcome.Proof;
import org.paihao.device.printer.PrintOutcome.Refused;
import org.paihao.device.printer.PrintOutcome.Unsure;
import org.paihao.device.printer.PrinterHealth.State;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.qr.QrReader;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.PtyCable;
import org.paihao.sim.device.Slip;
import org.paihao.ticket.Slips;
import org.paihao.ticket.TicketLayout;

/** The whole way of a ticket: JSSC, a real tty, and the virtual printer that reads at the speed of the line. */
@SuppressWarnings("NullAway.Init")
class PrinterOverTtyTest {
    private static final int OFFSETS = 20;

    @TempDir
    Path folder;

    private final SerialPorts ports = new SerialPorts();
    private PtyCable cable;
    private PrinterTwin twin;
    private PrinterDriver driver;

    @BeforeEach
    void start() {
        cable = PtyCable.open(folder, "printer", ports, LineSettings.of(9600));
        twin = new PrinterTwin("printer", cable, PrinterTwin.Setup.of80mm(9600), () -> {});
        driver = new PrinterDriver(
                Profiles.wide9600(Confirm.PRINTED), cable.hostPath(), ports, InstantSource.system(), health -> {});
        Await.until("ready", () -> driver.health().state() == State.READY);
    }

    @AfterEach
    void stop() {
        driver.close();
        twin.close();
        ports.close();
    }

    private PrintOutcome print(String label) {
        return driver.print(label, TicketLayout.of(Slips.normal(label), 48))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aTicketArrivesAndItsCodeCanBeReadOffThePaper() throws IOException {
        PrintOutcome outcome = print("B024");

        assertThat(outcome).isEqualTo(new Done(Proof.PRINTED));
        assertThat(twin.snapshot().errorHex()).isEmpty();
        Slip slip = twin.snapshot().slips().getFirst();
        assertThat(slip.text().lines()).contains("B024", "社保卡办理");
        assertThat(QrReader.read(ImageIO.read(new ByteArrayInputStream(slip.png()))))
                .contains(Slips.URL);
    }

    @Test
    void faultsAreSeenBeforeTheFirstByteAndGoAwayByThemselves() {
        twin.paperOut();
        assertThat(print("B024")).isEqualTo(new Refused(PrinterReason.PAPER_OUT));
        twin.paperIn();
        twin.coverOpen();
        assertThat(print("B024")).isEqualTo(new Refused(PrinterReason.COVER_OPEN));
        twin.coverClose();
        twin.hang();
        assertThat(print("B024")).isEqualTo(new Refused(PrinterReason.NO_ANSWER));
        assertThat(driver.health().state()).isEqualTo(State.STALE);
        twin.unhang();

        Await.until("ready", () -> driver.health().state() == State.READY);
        assertThat(print("B025")).isEqualTo(new Done(Proof.PRINTED));
        assertThat(twin.snapshot().slips()).hasSize(1);
    }

    @Test
    void aCablePulledInTheMiddleOfATicketIsUnsureAndOpensAgainByItself() {
        for (int round = 0; round < OFFSETS; round++) {
            long goal = twin.snapshot().bytesReceived() + 6 + 14L * round;
            var future = driver.print("B" + (100 + round), TicketLayout.of(Slips.normal("B" + (100 + round)), 48));
            Await.until("bytes on their way", () -> twin.snapshot().bytesReceived() >= goal);

            twin.unplug();

            PrintOutcome outcome = future.orTimeout(30, TimeUnit.SECONDS).join();
            String label = "B" + (100 + round);
            boolean onPaper = twin.snapshot().slips().stream()
                    .anyMatch(slip -> slip.text().contains(label));
            if (outcome instanceof Refused) {
                assertThat(onPaper).as("refused, round %s", round).isFalse();
                assertThat(twin.snapshot().unfinished()).doesNotContain(label);
            } else if (outcome instanceof Done) {
                assertThat(onPaper).as("done, round %s", round).isTrue();
            } else {
                assertThat(outcome).isEqualTo(new Unsure(PrinterReason.GONE, false));
            }
            twin.plug();
            Await.until("open again", () -> driver.health().state() == State.READY);
        }
        assertThat(print("C001")).isEqualTo(new Done(Proof.PRINTED));
    }
}
