package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;
import org.paihao.device.printer.PrintOutcome.Done;
import org.paihao.device.printer.PrintOutcome.Proof;
import org.paihao.device.printer.PrintOutcome.Refused;
import org.paihao.device.printer.PrintOutcome.Unsure;
import org.paihao.device.printer.PrinterHealth.State;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.sim.device.MemoryCable;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.ticket.Slips;
import org.paihao.ticket.TicketLayout;

/** The driver against the virtual printer on a line in memory. */
class PrinterDriverTest {
    private final MemoryCable cable = new MemoryCable();
    private final List<PrinterHealth> healths = new CopyOnWriteArrayList<>();
    private final PrinterTwin twin = new PrinterTwin("driver-test", cable, new PrinterTwin.Setup(576, 0, 0), () -> {});
    private Optional<PrinterDriver> driver = Optional.empty();

    @AfterEach
    void stop() {
        driver.ifPresent(PrinterDriver::close);
        twin.close();
    }

    private PrinterDriver start(Confirm confirm) {
        PrinterDriver started =
                new PrinterDriver(Profiles.fast(confirm), "memory", cable, InstantSource.system(), healths::add);
        driver = Optional.of(started);
        Await.until("ready", () -> started.health().state() == State.READY);
        return started;
    }

    private static PrintOutcome print(PrinterDriver driver, String label) {
        return outcome(driver.print(label, TicketLayout.of(Slips.normal(label), 48)));
    }

    private static PrintOutcome outcome(CompletableFuture<PrintOutcome> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private List<String> labelsOnPaper() {
        return twin.snapshot().slips().reversed().stream()
                .flatMap(slip -> slip.text().lines())
                .filter(line -> line.matches("[A-Z]\\d+"))
                .toList();
    }

    @Test
    void aSlipIsDoneWhenThePrinterSaysSo() {
        PrinterDriver printer = start(Confirm.PRINTED);

        PrintOutcome outcome = print(printer, "B024");

        assertThat(outcome).isEqualTo(new Done(Proof.PRINTED));
        assertThat(labelsOnPaper()).containsExactly("B024");
        assertThat(twin.snapshot().slips().getFirst().qr()).contains(Slips.URL);
        assertThat(twin.snapshot().errorHex()).isEmpty();
    }

    @Test
    void weakerPrintersGiveWeakerProof() {
        assertThat(print(start(Confirm.PARSED), "B024")).isEqualTo(new Done(Proof.PARSED));
        driver.ifPresent(PrinterDriver::close);

        assertThat(print(start(Confirm.SENT), "B025")).isEqualTo(new Done(Proof.SENT));

        assertThat(labelsOnPaper()).containsExactly("B024", "B025");
    }

    @Test
    void slipsComeOutInTheOrderTheyWereAskedFor() {
        PrinterDriver printer = start(Confirm.PRINTED);

        List<CompletableFuture<PrintOutcome>> all = List.of("A001", "A002", "A003", "A004").stream()
                .map(label -> printer.print(label, TicketLayout.of(Slips.normal(label), 48)))
                .toList();

        assertThat(all).allSatisfy(one -> assertThat(outcome(one)).isEqualTo(new Done(Proof.PRINTED)));
        assertThat(labelsOnPaper()).containsExactly("A001", "A002", "A003", "A004");
    }

    @Test
    void withoutPaperNoByteOfTheSlipIsSent() {
        PrinterDriver printer = start(Confirm.PRINTED);
        twin.paperOut();

        PrintOutcome outcome = print(printer, "B024");

        assertThat(outcome).isEqualTo(new Refused(PrinterReason.PAPER_OUT));
        assertNothingOfTheSlipArrives(printer);
        assertThat(printer.health().reason()).contains(PrinterReason.PAPER_OUT);
        twin.paperIn();
        assertThat(print(printer, "B025")).isEqualTo(new Done(Proof.PRINTED));
        assertThat(labelsOnPaper()).containsExactly("B025");
    }

    private void assertNothingOfTheSlipArrives(PrinterDriver printer) {
        assertThat(twin.snapshot().heldBytes()).isZero();
        assertThat(twin.snapshot().unfinished()).isEmpty();
        assertThat(printer.health().state()).isEqualTo(State.FAULT);
    }

    @Test
    void withTheCoverOpenNoByteOfTheSlipIsSent() {
        PrinterDriver printer = start(Confirm.PRINTED);
        twin.coverOpen();

        assertThat(print(printer, "B024")).isEqualTo(new Refused(PrinterReason.COVER_OPEN));

        assertNothingOfTheSlipArrives(printer);
    }

    @Test
    void aJamIsARefusal() {
        PrinterDriver printer = start(Confirm.PARSED);
        twin.jam();

        assertThat(print(printer, "B024")).isEqualTo(new Refused(PrinterReason.JAM));

        assertNothingOfTheSlipArrives(printer);
    }

    @Test
    void aPrinterThatHangsIsARefusal() {
        PrinterDriver printer = start(Confirm.PRINTED);
        twin.hang();

        assertThat(print(printer, "B024")).isEqualTo(new Refused(PrinterReason.NO_ANSWER));

        assertThat(printer.health().state()).isEqualTo(State.STALE);
        twin.unhang();
        Await.until("ready", () -> printer.health().state() == State.READY);
        assertThat(print(printer, "B025")).isEqualTo(new Done(Proof.PRINTED));
        assertThat(labelsOnPaper()).containsExactly("B025");
    }

    @Test
    void paperThatEndsInTheMiddleIsUnsureAndTheRestNeverComesOut() {
        PrinterDriver printer = start(Confirm.PRINTED);
        twin.paperOutAfterDots(400);

        PrintOutcome outcome = print(printer, "B024");

        assertThat(outcome).isEqualTo(new Unsure(PrinterReason.PAPER_OUT, true));
        twin.paperIn();
        Await.until("ready", () -> printer.health().state() == State.READY);
        assertThat(print(printer, "B025")).isEqualTo(new Done(Proof.PRINTED));
        assertThat(twin.snapshot().slips().getFirst().isWhole()).isTrue();
        assertThat(twin.snapshot().slips().getFirst().text()).contains("B025").doesNotContain("B024");
    }

    @Test
    void aPrinterThatHangsInTheMiddleIsUnsure() {
        PrinterDriver printer = start(Confirm.PARSED);
        twin.hangAfterBytes(6 + 120);

        PrintOutcome outcome = print(printer, "B024");

        assertThat(outcome).isEqualTo(new Unsure(PrinterReason.NO_ANSWER, false));
        assertThat(labelsOnPaper()).isEmpty();
    }

    @Test
    void aPaperNearItsEndIsToldAndPrintsOn() {
        twin.nearEnd();
        PrinterDriver printer = new PrinterDriver(
                Profiles.fast(Confirm.PRINTED), "memory", cable, InstantSource.system(), healths::add);
        driver = Optional.of(printer);

        Await.until("attention", () -> printer.health().state() == State.ATTENTION);

        assertThat(printer.health().reason()).contains(PrinterReason.PAPER_NEAR_END);
        assertThat(print(printer, "B024")).isEqualTo(new Done(Proof.PRINTED));
    }

    @Test
    void anUnpluggedPrinterIsAbsentAndComesBackByItself() {
        PrinterDriver printer = start(Confirm.PRINTED);

        twin.unplug();

        assertThat(print(printer, "B024")).isEqualTo(new Refused(PrinterReason.GONE));
        assertThat(printer.health().state()).isEqualTo(State.ABSENT);
        twin.plug();
        Await.until("ready", () -> printer.health().state() == State.READY);
        assertThat(print(printer, "B025")).isEqualTo(new Done(Proof.PRINTED));
        assertThat(healths)
                .extracting(PrinterHealth::state)
                .containsSubsequence(State.READY, State.ABSENT, State.READY);
    }

    @Test
    void moreSlipsThanTheInboxHoldsAreRefusedAsBusy() {
        PrinterDriver printer = start(Confirm.PARSED);
        twin.hang();

        List<CompletableFuture<PrintOutcome>> many = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> printer.print("job" + i, TicketLayout.of(Slips.normal("A00" + i), 48)))
                .toList();

        assertThat(many.getLast()).isCompletedWithValue(new Refused(PrinterReason.BUSY));
    }

    @Test
    void slipsThatWaitWhenTheServiceStopsAreRefused() {
        PrinterDriver printer = start(Confirm.PARSED);
        twin.hang();
        CompletableFuture<PrintOutcome> first = printer.print("1", TicketLayout.of(Slips.normal("A001"), 48));
        CompletableFuture<PrintOutcome> second = printer.print("2", TicketLayout.of(Slips.normal("A002"), 48));

        printer.close();

        assertThat(outcome(first)).isInstanceOf(Refused.class);
        assertThat(outcome(second)).isEqualTo(new Refused(PrinterReason.STOPPED));
        assertThat(outcome(printer.print("3", TicketLayout.of(Slips.normal("A003"), 48))))
                .isEqualTo(new Refused(PrinterReason.STOPPED));
    }
}
