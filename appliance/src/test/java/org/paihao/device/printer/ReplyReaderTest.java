package org.paihao.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.device.Hex;
import org.paihao.device.Seeds;

class ReplyReaderTest {
    private final ReplyReader reader = new ReplyReader();

    private List<PrinterReply> feed(String hex) {
        byte[] bytes = Hex.bytes(hex);
        return reader.feed(bytes, bytes.length);
    }

    @Test
    void repliesAreToldApartByTheirFixedBits() {
        assertThat(feed("12 00 37 22 30 30 32 33 00 37 25 00"))
                .containsExactly(
                        new PrinterReply.RealTime(0x12),
                        new PrinterReply.Sensor(0x00),
                        new PrinterReply.Printed("0023"),
                        new PrinterReply.Cleared());
    }

    @Test
    void anAutomaticStatusIsFourBytesWithFlowControlAnywhere() {
        List<PrinterReply> replies = feed("11 30 13 00 11 0C 00");

        assertThat(replies).hasSize(1);
        assertThat(replies.getFirst())
                .isInstanceOfSatisfying(
                        PrinterReply.Automatic.class,
                        automatic -> assertThat(automatic.status().fault()).contains(PrinterReason.COVER_OPEN));
    }

    @Test
    void aBrokenOffGroupDoesNotSwallowTheNextReply() {
        assertThat(feed("10 00 16")).containsExactly(new PrinterReply.Unknown(0x10), new PrinterReply.RealTime(0x16));
    }

    @Test
    void aBlockThatArrivesInPiecesIsOneReply() {
        assertThat(feed("37 22 30")).isEmpty();
        assertThat(feed("30 32 33")).isEmpty();
        assertThat(feed("00")).containsExactly(new PrinterReply.Printed("0023"));
    }

    @Test
    void theCauseAPersonCanMendFirstIsTold() {
        PrinterStatus status = PrinterStatus.CLEAN.with(1, 0x1A).with(2, 0x36).with(4, 0x72);

        assertThat(status.fault()).contains(PrinterReason.COVER_OPEN);
        assertThat(PrinterStatus.CLEAN.with(4, 0x1E).fault()).isEmpty();
        assertThat(PrinterStatus.CLEAN.with(4, 0x1E).paperNearEnd()).isTrue();
    }

    @Test
    void anyBytesAreTakenAndGiveNoMoreRepliesThanBytes() {
        Seeds.play((random, seed) -> {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i += 1 + random.nextInt(30)) {
                bytes[i] = 0x37;
            }
            ReplyReader any = new ReplyReader();
            assertThat(any.feed(bytes, bytes.length)).hasSizeLessThanOrEqualTo(bytes.length);
            any.reset();
            assertThat(any.feed(new byte[] {0x12}, 1)).containsExactly(new PrinterReply.RealTime(0x12));
        });
    }
}
