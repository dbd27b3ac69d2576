package org.paihao.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;

/** What every port promises; the port in memory and the one over a tty pass the same tests. */
abstract class PortContract {
    static final Duration SHORT = Duration.ofMillis(30);
    static final Duration LONG = Duration.ofSeconds(5);

    abstract Port host();

    abstract Port device();

    abstract void pull();

    static byte[] readFully(Port port, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[97];
        while (all.size() < count) {
            int got = port.read(buffer, LONG);
            assertThat(got).as("bytes after %s of %s", all.size(), count).isPositive();
            all.write(buffer, 0, got);
        }
        return all.toByteArray();
    }

    @Test
    void everyByteValueArrivesOnceAndInOrder() {
        byte[] all = new byte[256 * 12];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 7 + i / 256);
        }

        assertThat(host().write(all, LONG)).isEqualTo(all.length);

        assertThat(readFully(device(), all.length)).isEqualTo(all);
        assertThat(device().read(new byte[8], SHORT)).isZero();
    }

    @Test
    void bothDirectionsAtOnce() {
        Random random = new Random(5);
        byte[] there = new byte[2000];
        byte[] back = new byte[1500];
        random.nextBytes(there);
        random.nextBytes(back);

        host().write(there, LONG);
        device().write(back, LONG);

        assertThat(readFully(device(), there.length)).isEqualTo(there);
        assertThat(readFully(host(), back.length)).isEqualTo(back);
    }

    @Test
    void nothingToReadIsZeroAtTheDeadline() {
        assertThat(host().read(new byte[8], SHORT)).isZero();
        assertThat(host().read(new byte[8], Duration.ZERO)).isZero();
    }

    @Test
    void aStuckPeerNeverBlocksTheWriterPastItsDeadline() {
        byte[] kilobyte = new byte[1024];
        int taken;
        int rounds = 0;

        do {
            taken = host().write(kilobyte, SHORT);
            rounds++;
        } while (taken == kilobyte.length && rounds < 500);

        assertThat(rounds).isLessThan(500);
        assertThat(host().write(kilobyte, SHORT)).isLessThan(kilobyte.length);
    }

    @Test
    void aPulledCableThrowsAtBothSides() {
        host().write(new byte[] {1}, LONG);
        readFully(device(), 1);

        pull();

        Await.until("the host sees it", () -> throwsGone(host()));
        Await.until("the device sees it", () -> throwsGone(device()));
        assertThatThrownBy(() -> host().write(new byte[3], SHORT))
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.taken()).isZero());
        assertThatThrownBy(() -> host().outstanding()).isInstanceOf(PortException.class);
    }

    private static boolean throwsGone(Port port) {
        try {
            port.read(new byte[64], Duration.ofMillis(5));
            return false;
        } catch (PortException e) {
            return true;
        }
    }

    @Test
    void aReaderIsWokenWhenItsPortIsClosed() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                host().read(new byte[8], Duration.ofMinutes(5));
            } catch (PortException e) {
                woken.countDown();
            }
        });

        host().close();
        host().close();

        reader.join(LONG);
        assertThat(woken.getCount()).isZero();
        assertThatThrownBy(() -> host().write(new byte[1], SHORT)).isInstanceOf(PortException.class);
    }
}
