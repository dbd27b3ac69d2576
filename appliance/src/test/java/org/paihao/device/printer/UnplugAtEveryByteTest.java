package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paihao.device.Await;
import org.paihao.device.printer.PrintOutcome.Done;
import org.paihao.device.printer.PrintOutcome.Refused;
import org.paihao.device.printer.PrintOutcome.Unsure;
import org.paihao.device.printer.PrinterHealth.State;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.sim.device.MemoryCable;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.ticket.Slips;
import org.paihao.ticket.TicketLayout;

/** The cable is pulled after each byte of the conversation in turn, from the first question to the last byte. */
class UnplugAtEveryByteTest {
    /** The two questions before a slip. */
    private static final int QUESTION_BYTES = 6;

    @ParameterizedTest
    @EnumSource(
            value = Confirm.class,
            names = {"PRINTED", "PARSED"})
    void neverDoneWithoutPaperAndNeverRefusedAfterAByte(Confirm confirm) {
        PrinterProfile profile = Profiles.fast(confirm);
        TicketLayout layout = TicketLayout.of(Slips.normal("B024"), 48);
        int jobBytes = EscPos.encode(layout.lines(), profile, "0001").bytes().length;
        List<Future<?>> all = new ArrayList<>();

        // Mostly waiting, so many at once.
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (int offset = 0; offset <= QUESTION_BYTES + jobBytes; offset++) {
                int at = offset;
                all.add(executor.submit(() -> pullAfter(at, profile, layout, jobBytes)));
            }
        }

        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ZERO));
    }

    private static void pullAfter(int offset, PrinterProfile profile, TicketLayout layout, int jobBytes) {
        MemoryCable cable = new MemoryCable();
        try (PrinterTwin twin = new PrinterTwin("unplug", cable, new PrinterTwin.Setup(576, 0, 0), () -> {});
                PrinterDriver driver =
                        new PrinterDriver(profile, "memory", cable, InstantSource.system(), health -> {})) {
            Await.until("ready", () -> driver.health().state() == State.READY);
            cable.cutAfterHostBytes(offset);

            PrintOutcome outcome =
                    driver.print("job", layout).orTimeout(20, TimeUnit.SECONDS).join();

            int slips = twin.snapshot().slips().size();
            int taken = Math.max(0, offset - QUESTION_BYTES);
            switch (outcome) {
                case Done ignored -> assertThat(slips).as("offset %s", offset).isOne();
                case Refused ignored ->
                    assertThat(taken).as("offset %s", offset).isZero();
                case Unsure unsure -> {
                    assertThat(taken).as("offset %s", offset).isPositive();
                    assertThat(unsure.reason()).isEqualTo(PrinterReason.GONE);
                    assertThat(unsure.cleared()).isFalse();
                }
            }
            if (offset % 40 == 0) {
                Await.until("open again after " + offset, () -> driver.health().state() == State.READY);
                assertThat(driver.print("next", layout)
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join())
                        .as("after offset %s of %s", offset, jobBytes)
                        .isInstanceOf(Done.class);
            }
        }
    }
}
