package org.paihao.device.pad;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.DeviceThread;
import org.paihao.device.port.PortFactory;

/** Owner of one key pad. */
public final class PadDriver implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final PadProfile profile;
    private final PadFramer framer;
    private final Consumer<PadPress> presses;
    private final DeviceThread thread;
    private Optional<RatingLevel> last = Optional.empty();
    private long lastNanos;

    /** @param presses called on the owner's thread: it must only hand the press on */
    public PadDriver(
            PadProfile profile,
            String path,
            PortFactory ports,
            InstantSource clock,
            Consumer<PadPress> presses,
            Consumer<DeviceHealth> health) {
        this.profile = profile;
        this.framer = new PadFramer(profile.frame(), profile.gap().toNanos());
        this.presses = presses;
        this.thread = new DeviceThread("pad " + path, profile.line().at(path), ports, clock, health, new Body());
        thread.start();
    }

    public DeviceHealth health() {
        return thread.health();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void key(int key, long nowNanos) {
        RatingLevel level = profile.keys().get(key);
        if (level == null) {
            return;
        }
        boolean again = last.equals(Optional.of(level))
                && nowNanos - lastNanos < profile.repeat().toNanos();
        last = Optional.of(level);
        lastNanos = nowNanos;
        if (!again) {
            presses.accept(new PadPress(level));
        }
    }

    private final class Body implements DeviceThread.Body {
        @Override
        public Duration patience() {
            return WAIT;
        }

        @Override
        public void received(byte[] bytes, int count, long nowNanos) {
            framer.feed(bytes, count, nowNanos).forEach(key -> key(key, nowNanos));
        }

        @Override
        public void opened() {
            framer.reset();
        }
    }
}
