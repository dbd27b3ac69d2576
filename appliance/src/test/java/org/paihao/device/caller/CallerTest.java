package org.paihao.device.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.device.Hex;
import org.paihao.device.Models;
import org.paihao.device.Seeds;
import org.paihao.device.caller.CallerKey.Action;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.SerialPorts;
import org.paihao.sim.device.CallerTwin;
import org.paihao.sim.device.MemoryCable;
import org.paihao.sim.device.PtyCable;

@SuppressWarnings("NullAway.Init")
class CallerTest {
    @TempDir
    Path folder;

    private final CallerProfile profile = Models.catalog().caller("ff68-caller").orElseThrow();
    private final CallerCodec codec = new CallerCodec(profile);

    @Test
    void framesToThePadAreAsTheTwoProgramsSendThem() {
        assertThat(Hex.text(codec.showTicket("A027"))).isEqualTo("FF 68 08 08 68 01 02 0A 0A 0A 00 02 07 2A 16");
        assertThat(Hex.text(codec.showWaiting(5))).isEqualTo("FF 68 08 08 68 01 02 00 00 05 0A 0A 0A 26 16");
        assertThat(Hex.text(codec.beep())).isEqualTo("FF 68 02 02 68 01 03 04 16");
        assertThat(Hex.text(codec.startRating())).isEqualTo("FF 68 03 03 68 01 01 0B 0D 16");
    }

    @Test
    void aRatingIsAcknowledgedInTheDialectOfTheEvaluator() {
        CallerFrame rating = new CallerFrame(0x81, 0x11, List.of(3));
        CallerProfile shortOne = new CallerProfile(
                "b", "B", profile.line(), 1, profile.keys(), profile.grades(), CallerProfile.Acknowledge.SHORT);

        assertThat(Hex.text(codec.acknowledge(rating))).isEqualTo("FF 68 03 03 68 81 01 03 85 16");
        assertThat(Hex.text(new CallerCodec(shortOne).acknowledge(rating))).isEqualTo("68 02 02 68 81 01 82 16");
    }

    @Test
    void labelsOfAnyLengthFitTheSixCells() {
        assertThat(Hex.text(codec.showTicket("B2024"))).contains("0A 0A 02 00 02 04");
        assertThat(Hex.text(codec.showTicket("X12345678"))).contains("03 04 05 06 07 08");
        assertThat(Hex.text(codec.showWaiting(4321))).contains("09 09 09 0A 0A 0A");
    }

    @Test
    void framesAreFoundAfterNoiseAndHoweverTheyAreSplit() {
        byte[] good = new CallerFrame(1, 4, List.of(0x0C)).bytes();
        Seeds.play((random, seed) -> {
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            int frames = 1 + random.nextInt(10);
            for (int i = 0; i < frames; i++) {
                for (int noise = random.nextInt(6); noise > 0; noise--) {
                    all.write(random.nextInt(0xFF));
                }
                all.writeBytes(good);
            }
            CallerFramer framer = new CallerFramer();
            List<CallerFrame> got = new ArrayList<>();
            byte[] bytes = all.toByteArray();
            int at = 0;
            while (at < bytes.length) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(9));
                got.addAll(framer.feed(Arrays.copyOfRange(bytes, at, at + count), count));
                at += count;
            }
            assertThat(got).hasSize(frames);
        });
    }

    @Test
    void anyBytesAreTaken() {
        Seeds.play((random, seed) -> {
            byte[] bytes = new byte[2000];
            random.nextBytes(bytes);
            for (int i = 0; i + 6 < bytes.length; i += 1 + random.nextInt(20)) {
                System.arraycopy(Hex.bytes("FF 68 03 03 68"), 0, bytes, i, Math.min(5, 1 + random.nextInt(5)));
            }
            CallerTranscript.of(profile, bytes);
        });
    }

    @Test
    void keysAreAcknowledgedAndTheDisplayShowsWhatWeSendOverATty() {
        List<CallerKey> keys = new CopyOnWriteArrayList<>();
        List<RatingLevel> ratings = new CopyOnWriteArrayList<>();
        try (SerialPorts ports = new SerialPorts();
                PtyCable cable = PtyCable.open(folder, "caller", ports, profile.line());
                CallerTwin twin = new CallerTwin("caller", cable, 1, () -> {});
                CallerDriver driver = new CallerDriver(
                        profile,
                        cable.hostPath(),
                        ports,
                        InstantSource.system(),
                        keys::add,
                        press -> ratings.add(press.level()),
                        health -> {})) {
            Await.until("open", () -> driver.health().state() == DeviceHealth.State.READY);

            twin.type("call");
            Await.until("acknowledged", () -> twin.snapshot().acknowledged() == 1);
            twin.type("27 call");
            twin.type("no-show");
            twin.grade(4);
            Await.until("all acknowledged", () -> twin.snapshot().acknowledged() == 4);
            driver.showTicket("B024");
            driver.showWaiting(12);
            driver.beep();
            driver.startRating();
            Await.until("shown", () -> twin.snapshot().rating());

            assertThat(keys)
                    .containsExactly(
                            new CallerKey(Action.CALL, ""),
                            new CallerKey(Action.CALL, "27"),
                            new CallerKey(Action.NO_SHOW, ""));
            assertThat(ratings).containsExactly(RatingLevel.VERY_SATISFIED);
            assertThat(twin.snapshot().number()).isEqualTo("024");
            assertThat(twin.snapshot().waiting()).isEqualTo("012");
            assertThat(twin.snapshot().beeps()).isOne();
            assertThat(twin.snapshot().failed()).isFalse();
            assertThat(twin.snapshot().protocolErrors()).isZero();
        }
    }

    @Test
    void aKeyNobodyAcknowledgesIsSentAgainAndThenShownAsFailed() {
        MemoryCable cable = new MemoryCable();
        try (CallerTwin twin = new CallerTwin("alone", cable, 1, () -> {})) {
            var host = cable.open(org.paihao.device.port.SerialLink.of("memory", 9600));
            Await.until("the twin is there", () -> {
                twin.type("recall");
                byte[] buffer = new byte[64];
                return host.read(buffer, java.time.Duration.ofMillis(200)) > 0;
            });

            Await.until("failed", () -> twin.snapshot().failed());
        }
    }
}
