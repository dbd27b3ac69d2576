package org.paihao.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;

/** A read that never comes back until the descriptor is closed, as JSSC's does after a hang-up at the wrong moment. */
class StuckTtyTest {
    private static final class SpinningTty implements Tty {
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicInteger closes = new AtomicInteger();

        @Override
        public int available() {
            return 1;
        }

        @Override
        public byte[] read(int count) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new PortException("closed under the reader");
        }

        @Override
        public boolean write(byte[] bytes) {
            return true;
        }

        @Override
        public int queued() {
            return 0;
        }

        @Override
        public void purgeOutput() {}

        @Override
        public void close() {
            closes.incrementAndGet();
            closed.countDown();
        }
    }

    private static final class QuietTty implements Tty {
        @Override
        public int available() {
            return 0;
        }

        @Override
        public byte[] read(int count) {
            return new byte[count];
        }

        @Override
        public boolean write(byte[] bytes) {
            return true;
        }

        @Override
        public int queued() {
            return 0;
        }

        @Override
        public void purgeOutput() {}

        @Override
        public void close() {}
    }

    @Test
    void aStuckReadIsEndedAndTheOtherLinesGoOn() {
        SpinningTty spinning = new SpinningTty();
        try (SerialPorts ports = new SerialPorts(link -> link.path().equals("/spin") ? spinning : new QuietTty())) {
            Port stuck = ports.open(SerialLink.of("/spin", 9600));

            Await.until("the stuck line is given up", () -> spinning.closes.get() == 1);

            Await.until("another line opens", () -> {
                try {
                    ports.open(SerialLink.of("/quiet", 9600));
                    return true;
                } catch (PortException e) {
                    return false;
                }
            });
            stuck.close();
            assertThat(spinning.closes).hasValue(1);
        }
    }
}
