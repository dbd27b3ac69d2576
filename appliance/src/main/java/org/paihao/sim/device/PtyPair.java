package org.paihao.sim.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paihao.device.port.PortException;

/**
 * A cable between two ttys: a {@code socat} child that joins two ptys under fixed names. {@link #pull()} ends the
 * child, and both sides see their device gone (EIO); {@link #plug()} starts it again under the same names. The child
 * hangs on a pipe of ours, so it ends even when this process is killed.
 */
public final class PtyPair implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final Path host;
    private final Path device;
    private @Nullable Process child;

    private PtyPair(Path host, Path device) {
        this.host = host;
        this.device = device;
    }

    /** Plugs in a new cable whose ends appear as {@code name} and {@code name.device} in the folder. */
    public static PtyPair open(Path folder, String name) {
        PtyPair pair = new PtyPair(folder.resolve(name), folder.resolve(name + ".device"));
        pair.plug();
        return pair;
    }

    /** The appliance's end. */
    public Path host() {
        return host;
    }

    /** The twin's end. */
    public Path device() {
        return device;
    }

    public synchronized boolean isPlugged() {
        return child != null;
    }

    /**
     * Puts the cable in; does nothing when it is in. Throws {@link PortException} when {@code socat} does not start.
     */
    public synchronized void plug() {
        if (child != null) {
            return;
        }
        try {
            Files.createDirectories(host.toAbsolutePath().getParent());
            removeLinks();
            // The shell ends socat when our end of its input closes, which the kernel does even for kill -9.
            Process started = new ProcessBuilder(
                            "sh",
                            "-c",
                            "socat \"$0\" \"$1\" & cat >/dev/null; kill $! 2>/dev/null; wait",
                            "PTY,link=" + host + ",raw,echo=0",
                            "PTY,link=" + device + ",raw,echo=0")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            child = started;
            awaitLinks(started);
        } catch (IOException e) {
            throw new PortException("socat does not start: " + e.getMessage(), e);
        }
    }

    private void awaitLinks(Process started) {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        try {
            while (!(Files.exists(host) && Files.exists(device))) {
                if (System.nanoTime() > end || !started.isAlive()) {
                    pull();
                    throw new PortException("socat made no ttys for " + host);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pull();
            throw new PortException("interrupted while socat starts");
        }
    }

    /** Pulls the cable; does nothing when it is out. */
    public synchronized void pull() {
        Process running = child;
        if (running == null) {
            return;
        }
        child = null;
        // Names first: a dangling link could soon point to somebody else's pty.
        removeLinks();
        try {
            running.getOutputStream().close();
            if (!running.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                destroy(running);
            }
        } catch (IOException e) {
            destroy(running);
        } catch (InterruptedException e) {
            destroy(running);
            Thread.currentThread().interrupt();
        }
    }

    private static void destroy(Process running) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
    }

    private void removeLinks() {
        try {
            Files.deleteIfExists(host);
            Files.deleteIfExists(device);
        } catch (IOException e) {
            throw new PortException("cannot remove " + host + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pull();
    }
}
