package org.paihao.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paihao.device.Hex;
import org.paihao.device.Models;
import org.paihao.device.Seeds;

class ScanFramerTest {
    private static final long GAP = Duration.ofMillis(50).toNanos();
    private final ScanFramer framer = new ScanFramer(GAP);

    private List<String> feed(String text, long atNanos) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return texts(framer.feed(bytes, bytes.length, atNanos));
    }

    private static List<String> texts(List<byte[]> frames) {
        return frames.stream()
                .map(frame -> new String(frame, StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Test
    void eachOfTheSuffixesEndsAFrame() {
        assertThat(feed("A1\rA2\nA3\r\nA4\r\n\r\n", 1)).containsExactly("A1", "A2", "A3", "A4");
    }

    @Test
    void aGapEndsAFrameWithoutSuffixAndAShorterPauseDoesNot() {
        assertThat(feed("A0", 0)).isEmpty();
        assertThat(feed("23", GAP - 1)).isEmpty();

        assertThat(texts(framer.idle(GAP + GAP - 2))).isEmpty();
        assertThat(texts(framer.idle(GAP + GAP))).containsExactly("A023");
    }

    @Test
    void aGroupSeparatorNeverEndsAFrame() {
        assertThat(feed("0100012345678905\u001d10ABC\r", 0)).containsExactly("0100012345678905\u001d10ABC");
    }

    @Test
    void theTailOfWhatIsTooLongIsNotTakenForACode() {
        String flood = "x".repeat(ScanFramer.CAP_BYTES + 10);

        assertThat(feed(flood + "\rA1\r", 0)).isEmpty();
        assertThat(feed("A2\r", GAP)).containsExactly("A2");
    }

    @Test
    void aCodeOfTheLargestSizePasses() {
        String large = "x".repeat(ScanFramer.CAP_BYTES);

        assertThat(feed(large + "\r", 0)).containsExactly(large);
    }

    @Test
    void framesAreTheSameHoweverTheBytesAreSplit() {
        Seeds.play((random, seed) -> {
            ScanFramer split = new ScanFramer(GAP);
            List<String> want = Stream.generate(() -> "CODE" + random.nextInt(1000))
                    .limit(1 + random.nextInt(8))
                    .toList();
            byte[] all = (String.join("\r\n", want) + "\r").getBytes(StandardCharsets.US_ASCII);
            List<String> got = new java.util.ArrayList<>();
            int at = 0;
            while (at < all.length) {
                int count = Math.min(all.length - at, 1 + random.nextInt(7));
                got.addAll(texts(split.feed(java.util.Arrays.copyOfRange(all, at, at + count), count, at)));
                at += count;
            }
            assertThat(got).isEqualTo(want);
        });
    }

    private static String read(String hex) {
        return ScanTranscript.conclude(
                Models.catalog().scanner("generic-cdc-scanner").orElseThrow(), Hex.bytes(hex));
    }

    @Test
    void textIsUtf8OrElseGb18030() {
        assertThat(read("E4 BA 91 E6 BA AA 0D")).isEqualTo("云溪");
        assertThat(read("D4 C6 CF AA 0D")).isEqualTo("云溪");
        assertThat(read("D4 A4 D4 BC 0D")).isEqualTo("预约");
        assertThat(read("C3 A9 0D")).isEqualTo("é");
        assertThat(read("D8 A7 D9 84 0D")).isEqualTo("ال");
    }

    @Test
    void aBackslashUnderQ2IsUndoneAndTheCharacterSetLeftOut() {
        assertThat(read("5D 51 32 61 5C 5C 62 0D")).isEqualTo("a\\b");
        assertThat(read("5D 51 32 5C 30 30 30 30 32 36 41 0D")).isEqualTo("A");
        assertThat(read("5D 51 31 61 5C 5C 62 0D")).isEqualTo("a\\\\b");
    }

    @Test
    void textThatIsNotFitToBeShownIsNoScan() {
        assertThat(read("41 00 42 0D")).isEqualTo("none");
        assertThat(read("41 E2 80 AE 42 0D")).isEqualTo("none");
        assertThat(read("20 20 0D")).isEqualTo("none");
        assertThat(read("78".repeat(513) + "0D")).isEqualTo("none");
    }

    @Test
    void anyBytesAreTaken() {
        ScanDecoder decoder =
                new ScanDecoder(Models.catalog().scanner("generic-cdc-scanner").orElseThrow());
        Seeds.play((random, seed) -> {
            ScanFramer any = new ScanFramer(GAP);
            byte[] bytes = new byte[random.nextInt(6000)];
            random.nextBytes(bytes);
            any.feed(bytes, bytes.length, 0).forEach(decoder::decode);
            any.idle(GAP).forEach(decoder::decode);
            assertThat(any.isOpen()).isFalse();
        });
    }
}
