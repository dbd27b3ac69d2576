package org.paihao.device.caller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import org.paihao.device.pad.PadPress;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.DeviceThread;
import org.paihao.device.port.PortFactory;

/** Owner of the bus of one counter: its caller keypad and, if there is one, its evaluator. */
public final class CallerDriver implements AutoCloseable {
    /** Short enough that a new number shows at once. */
    private static final Duration WAIT = Duration.ofMillis(40);

    private static final Duration REPEAT = Duration.ofMillis(300);
    private static final int OUTBOX_FRAMES = 16;

    private final CallerCodec codec;
    private final CallerFramer framer = new CallerFramer();
    private final Consumer<CallerKey> keys;
    private final Consumer<PadPress> ratings;
    private final ArrayBlockingQueue<byte[]> outbox = new ArrayBlockingQueue<>(OUTBOX_FRAMES);
    private final DeviceThread thread;
    private Optional<CallerFrame> last = Optional.empty();
    private long lastNanos;

    /**
     * @param keys called on the owner's thread: it must only hand the key on
     * @param ratings the same for ratings of the evaluator; they count only while a service event is open
     */
    public CallerDriver(
            CallerProfile profile,
            String path,
            PortFactory ports,
            InstantSource clock,
            Consumer<CallerKey> keys,
            Consumer<PadPress> ratings,
            Consumer<DeviceHealth> health) {
        this.codec = new CallerCodec(profile);
        this.keys = keys;
        this.ratings = ratings;
        this.thread = new DeviceThread("caller " + path, profile.line().at(path), ports, clock, health, new Body());
        thread.start();
    }

    public DeviceHealth health() {
        return thread.health();
    }

    /** Shows the digits of a label on the pad. False when so much waits already that the pad cannot keep up. */
    public boolean showTicket(String label) {
        return outbox.offer(codec.showTicket(label));
    }

    public boolean showWaiting(int people) {
        return outbox.offer(codec.showWaiting(people));
    }

    public boolean beep() {
        return outbox.offer(codec.beep());
    }

    /** Asks the evaluator on the bus to take a rating. */
    public boolean startRating() {
        return outbox.offer(codec.startRating());
    }

    @Override
    public void close() {
        thread.close();
    }

    private void frame(CallerFrame frame, long nowNanos) {
        thread.send(codec.acknowledge(frame));
        boolean again = last.equals(Optional.of(frame)) && nowNanos - lastNanos < REPEAT.toNanos();
        last = Optional.of(frame);
        lastNanos = nowNanos;
        if (!again) {
            codec.key(frame).ifPresent(keys);
            codec.rating(frame).map(PadPress::new).ifPresent(ratings);
        }
    }

    private final class Body implements DeviceThread.Body {
        @Override
        public Duration patience() {
            return outbox.isEmpty() ? WAIT : Duration.ZERO;
        }

        @Override
        public void received(byte[] bytes, int count, long nowNanos) {
            framer.feed(bytes, count).forEach(frame -> frame(frame, nowNanos));
            byte[] out = outbox.poll();
            if (out != null) {
                thread.send(out);
            }
        }

        @Override
        public void opened() {
            framer.reset();
        }
    }
}
