package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;
import org.paihao.device.Hex;
import org.paihao.device.port.SerialLink;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.sim.device.MemoryCable;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.Slip;
import org.paihao.ticket.Slips;
import org.paihao.ticket.TicketLayout;
import org.paihao.ticket.TicketSlip;

class EscPosTest {
    static Slip printed(TicketSlip slip, PrinterProfile profile) {
        MemoryCable cable = new MemoryCable();
        PrinterTwin.Setup setup = new PrinterTwin.Setup(profile.widthDots(), 0, 0);
        EscPos.Job job = EscPos.encode(TicketLayout.of(slip, profile.columns()).lines(), profile, "0001");
        try (var port = cable.open(SerialLink.of("memory", 9600));
                PrinterTwin twin = new PrinterTwin("encoder", cable, setup, () -> {})) {
            port.write(job.bytes(), Duration.ofSeconds(5));
            if (profile.cutter() == PrinterProfile.Cutter.NONE) {
                Await.until("all is printed", () -> twin.snapshot().bytesReceived() == job.bytes().length);
                twin.paperIn();
            }
            Await.until("a slip", () -> !twin.snapshot().slips().isEmpty());
            assertThat(twin.snapshot().errorHex()).isEmpty();
            return twin.snapshot().slips().getFirst();
        }
    }

    private static void show(String name, Slip slip) throws IOException {
        Path folder = Path.of("target", "slips");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), slip.png());
    }

    @Test
    void aNormalSlipTakesAtMostThreeHundredBytes() {
        PrinterProfile profile = Profiles.wide9600(Confirm.PRINTED);

        EscPos.Job job = EscPos.encode(
                TicketLayout.of(Slips.normal("B024"), profile.columns()).lines(), profile, "0001");

        assertThat(job.bytes()).as(Hex.text(job.bytes())).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void slipsOfEveryKindCanBeReadBackFromThePaper() throws IOException {
        PrinterProfile profile = Profiles.wide9600(Confirm.PRINTED);

        Slip normal = printed(Slips.withFooter(Slips.normal("B024"), "叫三次不到算过号，可到服务台恢复"), profile);
        Slip elder = printed(Slips.elder("B2024"), profile);
        Slip english = printed(Slips.english("B024"), profile);
        Slip narrow = printed(Slips.normal("B024"), Profiles.narrow());

        show("normal", normal);
        show("elder", elder);
        show("english", english);
        show("narrow", narrow);
        assertThat(normal.text().lines()).contains("B024", "社保卡办理", "前面还有 估计再等", "6人 15-25分钟");
        assertThat(elder.text().lines()).contains("B2024");
        assertThat(english.text()).contains("REPRINT");
        assertThat(narrow.text().lines()).contains("B024");
    }
}
