package org.paihao.sim.device;

import java.time.Duration;
import java.util.OptionalInt;

/** A five-key rating pad that is not there: {@code AA 55 08 01 KEY SUM 0D 0A} at each press. */
public final class PadTwin implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int KEYS = 5;

    private final TwinLoop loop;
    private final Runnable listener;
    private volatile Snapshot snapshot = new Snapshot(true, OptionalInt.empty(), 0);

    /** How it is now; the lamp over the keys is lit since the last press. */
    public record Snapshot(boolean plugged, OptionalInt lastKey, long unexpected) {}

    /** @param listener told after every change */
    public PadTwin(String name, TwinCable cable, Runnable listener) {
        this.listener = listener;
        this.loop = new TwinLoop(name, cable, 0, new Body());
        loop.start();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** @param key 1 is 非常满意, 5 is 非常不满意 */
    public void press(int key) {
        if (key < 1 || key > KEYS) {
            throw new IllegalArgumentException("the pad has keys 1 to " + KEYS + ", not " + key);
        }
        byte sum = (byte) (0x08 + 0x01 + key);
        loop.send(new byte[] {(byte) 0xAA, 0x55, 0x08, 0x01, (byte) key, sum, '\r', '\n'});
        become(new Snapshot(loop.isPlugged(), OptionalInt.of(key), snapshot.unexpected()));
    }

    public void unplug() {
        loop.pull();
        become(new Snapshot(false, snapshot.lastKey(), snapshot.unexpected()));
    }

    public void plug() {
        loop.plug();
        become(new Snapshot(true, snapshot.lastKey(), snapshot.unexpected()));
    }

    private void become(Snapshot next) {
        snapshot = next;
        listener.run();
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Body implements TwinLoop.Body {
        @Override
        public void received(byte[] bytes, int count) {
            become(new Snapshot(loop.isPlugged(), snapshot.lastKey(), snapshot.unexpected() + count));
        }

        @Override
        public Duration tick() {
            return TICK;
        }
    }
}
