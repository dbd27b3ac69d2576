package org.paihao.device.scanner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.DeviceThread;
import org.paihao.device.port.PortFactory;

/** Owner of one scanner: hands on each code once. */
public final class ScannerDriver implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final ScannerProfile profile;
    private final ScanFramer framer;
    private final ScanDecoder decoder;
    private final Consumer<Scan> scans;
    private final DeviceThread thread;
    private Optional<Scan> last = Optional.empty();
    private long lastNanos;

    /**
     * @param scans called on the owner's thread: it must only hand the scan on
     * @param health told about every change of the line
     */
    public ScannerDriver(
            ScannerProfile profile,
            String path,
            PortFactory ports,
            InstantSource clock,
            Consumer<Scan> scans,
            Consumer<DeviceHealth> health) {
        this.profile = profile;
        this.framer = new ScanFramer(profile.gap().toNanos());
        this.decoder = new ScanDecoder(profile);
        this.scans = scans;
        this.thread = new DeviceThread("scanner " + path, profile.line().at(path), ports, clock, health, new Body());
        thread.start();
    }

    public DeviceHealth health() {
        return thread.health();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void frames(List<byte[]> frames, long nowNanos) {
        for (byte[] frame : frames) {
            decoder.decode(frame).ifPresent(scan -> once(scan, nowNanos));
        }
    }

    /** The same code held under the scanner is read several times a second. */
    private void once(Scan scan, long nowNanos) {
        boolean again = last.isPresent()
                && last.get().equals(scan)
                && nowNanos - lastNanos < profile.repeat().toNanos();
        last = Optional.of(scan);
        lastNanos = nowNanos;
        if (!again) {
            scans.accept(scan);
        }
    }

    private final class Body implements DeviceThread.Body {
        @Override
        public Duration patience() {
            return framer.isOpen() ? profile.gap() : WAIT;
        }

        @Override
        public void received(byte[] bytes, int count, long nowNanos) {
            frames(count == 0 ? framer.idle(nowNanos) : framer.feed(bytes, count, nowNanos), nowNanos);
        }
    }
}
