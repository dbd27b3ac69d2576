package org.paihao.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;
import org.paihao.device.Hex;
import org.paihao.device.Seeds;
import org.paihao.device.port.Port;
import org.paihao.device.port.SerialLink;

/** A twin is as tough as a device: it counts what it does not know and goes on. */
class TwinsTakeAnyBytesTest {
    private static final String[] PIECES = {
        "1B 40",
        "1C 26",
        "1D 21 77",
        "1B 61 01",
        "C4 E3",
        "41 42",
        "0A",
        "09",
        "1B 24 F8 01",
        "1B 4A 10",
        "1D 28 6B 03 00 31 43 06",
        "1D 28 6B 05 00 31 50 30 41 42",
        "1D 28 6B 03 00 31 51 30",
        "1D 56 42 00",
        "10 04 02",
        "1D 72 01",
        "1D 28 48 06 00 30 30 30 30 30 31",
        "10 14 08 01 03 14 01 06 02 08",
        "1D 28 6B FF FF"
    };

    private static byte[] bytes(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            byte[] piece = Hex.bytes(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(4) == 0) {
                piece[random.nextInt(piece.length)] = (byte) random.nextInt(256);
            }
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    @Test
    void thePrinterReadsAndPrintsAnything() {
        SlipPress press = new SlipPress(576);
        Seeds.play((random, seed) -> {
            int[] errors = {0};
            EscPosReader reader = new EscPosReader(new EscPosReader.Sink() {
                @Override
                public void piece(EscPosReader.Piece piece) {
                    press.print(piece, error -> errors[0]++);
                }

                @Override
                public void realTime(EscPosReader.Piece piece) {}

                @Override
                public void unknown(byte[] bytes) {
                    errors[0]++;
                }
            });
            byte[] bytes = bytes(random);
            for (byte b : bytes) {
                reader.feed(b & 0xFF);
            }
            assertThat(errors[0]).isLessThanOrEqualTo(bytes.length);
            press.cut(1, true);
        });
    }

    @Test
    void theOthersGoOnAfterNoise() {
        Random random = new Random(7);
        byte[] noise = new byte[4000];
        random.nextBytes(noise);
        MemoryCable callerCable = new MemoryCable();
        MemoryCable signCable = new MemoryCable();
        try (CallerTwin caller = new CallerTwin("caller", callerCable, 1, () -> {});
                SignTwin sign = new SignTwin("sign", signCable, SignTwin.Frame.D_1A, 1, () -> {});
                Port toCaller = callerCable.open(SerialLink.of("memory", 9600));
                Port toSign = signCable.open(SerialLink.of("memory", 9600))) {
            toCaller.write(noise, Duration.ofSeconds(5));
            toSign.write(noise, Duration.ofSeconds(5));

            Await.until("the caller beeps", () -> {
                toCaller.write(Hex.bytes("FF 68 02 02 68 01 03 04 16"), Duration.ofSeconds(1));
                return caller.snapshot().beeps() > 0;
            });
            Await.until("the strip shows", () -> {
                toSign.write(Hex.bytes("1A 81 C0 44 41 30 32 37 1A"), Duration.ofSeconds(1));
                return sign.snapshot().shows().equals("A027");
            });

            assertThat(caller.snapshot().protocolErrors()).isPositive();
            assertThat(sign.snapshot().protocolErrors()).isPositive();
        }
    }
}
