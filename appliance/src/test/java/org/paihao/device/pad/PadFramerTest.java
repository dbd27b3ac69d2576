package org.paihao.device.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.device.Hex;
import org.paihao.device.Seeds;
import org.paihao.device.pad.PadFrame.Check;
import org.paihao.device.pad.PadFrame.Length;

class PadFramerTest {
    private static final PadFrame XOR =
            new PadFrame("A5", "", new Length.Fixed(4), 2, 0xFF, Optional.of(new Check(Checksum.XOR, 0, 3, 3, false)));
    private static final PadFrame SUM = new PadFrame(
            "AA 55",
            "0D 0A",
            new Length.InByte(2, 0, 8, 8),
            4,
            0xFF,
            Optional.of(new Check(Checksum.SUM8, 2, -3, -3, false)));
    private static final PadFrame MODBUS = new PadFrame(
            "01 03 02",
            "",
            new Length.Fixed(7),
            4,
            0xFF,
            Optional.of(new Check(Checksum.CRC16_MODBUS, 0, 5, 5, false)));
    private static final PadFrame BARE = new PadFrame("", "", new Length.Fixed(1), 0, 0xFF, Optional.empty());

    @Test
    void checksOverTheUsualTestText() {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Checksum.CRC16_MODBUS.over(text, 0, 9)).isEqualTo(0x4B37);
        assertThat(Checksum.CRC16_CCITT.over(text, 0, 9)).isEqualTo(0x29B1);
        assertThat(Checksum.XOR.over(text, 0, 9)).isEqualTo(0x31);
        assertThat(Checksum.SUM8.over(text, 0, 9)).isEqualTo(0xDD);
        assertThat(Checksum.SUM8_NEG.over(text, 0, 9)).isEqualTo(0x23);
    }

    private static List<Integer> keys(PadFrame frame, byte[] bytes) {
        return new PadFramer(frame, 50_000_000).feed(bytes, bytes.length, 0);
    }

    @Test
    void aGoodFrameInsideABrokenOneIsFound() {
        assertThat(keys(SUM, Hex.bytes("AA 55 08 01 AA 55 08 01 04 0D 0D 0A"))).containsExactly(4);
        assertThat(keys(XOR, Hex.bytes("A5 02 A5 01 03 A7"))).containsExactly(3);
    }

    @Test
    void aPauseInsideAFrameDropsIt() {
        PadFramer framer = new PadFramer(SUM, 50);
        byte[] first = Hex.bytes("AA 55 08 01");
        byte[] rest = Hex.bytes("02 0B 0D 0A");

        assertThat(framer.feed(first, 4, 1000)).isEmpty();
        assertThat(framer.feed(rest, 4, 1051)).isEmpty();
        assertThat(framer.feed(first, 4, 2000)).isEmpty();
        assertThat(framer.feed(rest, 4, 2050)).containsExactly(2);
    }

    private static byte[] frame(PadFrame kind, int key) {
        byte[] bytes;
        if (kind.equals(XOR)) {
            bytes = new byte[] {(byte) 0xA5, 1, (byte) key, 0};
            bytes[3] = (byte) Checksum.XOR.over(bytes, 0, 3);
        } else if (kind.equals(SUM)) {
            bytes = new byte[] {(byte) 0xAA, 0x55, 8, 1, (byte) key, (byte) (9 + key), 0x0D, 0x0A};
        } else if (kind.equals(MODBUS)) {
            bytes = new byte[] {1, 3, 2, 0, (byte) key, 0, 0};
            int crc = Checksum.CRC16_MODBUS.over(bytes, 0, 5);
            bytes[5] = (byte) crc;
            bytes[6] = (byte) (crc >> 8);
        } else {
            bytes = new byte[] {(byte) key};
        }
        return bytes;
    }

    @Test
    void everyFrameOfFourFamiliesIsFoundBetweenNoiseHoweverItIsSplit() {
        Seeds.play((random, seed) -> {
            for (PadFrame kind : List.of(XOR, SUM, MODBUS, BARE)) {
                List<Integer> want = new ArrayList<>();
                byte[] all = stream(kind, random, want);
                PadFramer framer = new PadFramer(kind, 50);
                List<Integer> got = new ArrayList<>();
                int at = 0;
                while (at < all.length) {
                    int count = Math.min(all.length - at, 1 + random.nextInt(5));
                    got.addAll(framer.feed(Arrays.copyOfRange(all, at, at + count), count, 0));
                    at += count;
                }
                assertThat(got).as("%s", kind).isEqualTo(want);
            }
        });
    }

    private static byte[] stream(PadFrame kind, Random random, List<Integer> keys) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            if (!kind.equals(BARE) && random.nextInt(3) == 0) {
                for (int noise = random.nextInt(6); noise > 0; noise--) {
                    // Noise that cannot begin a frame: that case has a test of its own.
                    out.write(0x40 + random.nextInt(0x10));
                }
            }
            int key = 1 + random.nextInt(5);
            keys.add(key);
            out.writeBytes(frame(kind, key));
        }
        return out.toByteArray();
    }

    @Test
    void anyBytesAreTaken() {
        Seeds.play((random, seed) -> {
            for (PadFrame kind : List.of(XOR, SUM, MODBUS, BARE)) {
                byte[] bytes = stream(kind, random, new ArrayList<>());
                for (int i = 0; i < 20; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                assertThat(keys(kind, bytes)).hasSizeLessThanOrEqualTo(bytes.length);
            }
        });
    }
}
