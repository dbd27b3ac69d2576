package org.paihao.sim.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A QR scanner that is not there: sends an AIM identifier, the text as UTF-8, and CR. */
public final class ScannerTwin implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int LONGEST_CODE = 2953;

    private final TwinLoop loop;
    private final Runnable listener;
    private volatile Snapshot snapshot = new Snapshot(true, Optional.empty(), 0);

    /** How it is now; {@code unexpected} counts bytes from the appliance, which has nothing to say to it. */
    public record Snapshot(boolean plugged, Optional<String> last, long unexpected) {}

    /** @param listener told after every change */
    public ScannerTwin(String name, TwinCable cable, Runnable listener) {
        this.listener = listener;
        this.loop = new TwinLoop(name, cable, 0, new Body());
        loop.start();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Somebody holds a code under the window. */
    public void scan(String text) {
        byte[] code = text.getBytes(StandardCharsets.UTF_8);
        if (code.length == 0 || code.length > LONGEST_CODE) {
            throw new IllegalArgumentException("a QR code holds 1 to " + LONGEST_CODE + " bytes");
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {']', 'Q', '1'});
        frame.writeBytes(code);
        frame.write('\r');
        loop.send(frame.toByteArray());
        become(new Snapshot(loop.isPlugged(), Optional.of(text), snapshot.unexpected()));
    }

    /** Sends bytes as they are: a damaged code, another maker's frame. */
    public void sendRaw(byte[] bytes) {
        loop.send(bytes);
    }

    public void unplug() {
        loop.pull();
        become(new Snapshot(false, snapshot.last(), snapshot.unexpected()));
    }

    public void plug() {
        loop.plug();
        become(new Snapshot(true, snapshot.last(), snapshot.unexpected()));
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
            become(new Snapshot(loop.isPlugged(), snapshot.last(), snapshot.unexpected() + count));
        }

        @Override
        public Duration tick() {
            return TICK;
        }
    }
}
