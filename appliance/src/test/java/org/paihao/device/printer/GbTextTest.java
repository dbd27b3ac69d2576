package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.device.Hex;
import org.paihao.device.Seeds;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.ticket.Slips;
import org.paihao.ticket.TicketLayout;

class GbTextTest {
    @Test
    void charactersOfFourBytesAreReplaced() {
        assertThat(Hex.text(GbText.encode("¥5"))).isEqualTo("A3 A4 35");
        assertThat(Hex.text(GbText.encode("𠮷"))).isEqualTo("A1 FE");
        assertThat(Hex.text(GbText.encode("8–12"))).isEqualTo("38 2D 31 32");
    }

    @Test
    void noTextBecomesACommand() {
        Seeds.play((random, seed) -> {
            String text = random.ints(random.nextInt(200), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] bytes = GbText.encode(text);
            for (byte b : bytes) {
                assertThat(b & 0xFF).isGreaterThanOrEqualTo(0x20).isNotEqualTo(0x7F);
            }
            assertThat(new String(bytes, Charset.forName("GB18030"))).doesNotContain("\uFFFD");
        });
    }

    @Test
    void noRealTimeCommandHidesInASlip() {
        PrinterProfile profile = Profiles.wide9600(Confirm.PRINTED);
        for (var slip : List.of(Slips.normal("B024"), Slips.elder("B2024"), Slips.english("B024"))) {
            byte[] bytes = EscPos.encode(TicketLayout.of(slip, 48).lines(), profile, "0001")
                    .bytes();
            assertThat(Hex.text(bytes)).doesNotContain("10 04 0", "10 05 0", "10 14 0");
        }
    }
}
