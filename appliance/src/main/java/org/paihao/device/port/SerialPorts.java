package org.paihao.device.port;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All serial ports of a box, by JSSC. One poller thread asks every open line how many bytes are there (5 ms: about
 * 1 % of a core; 1 ms for a moment after a write, when an answer is near) and reads exactly those; each port has a
 * writer thread that sleeps unless there is something to write.
 */
public final class SerialPorts implements PortFactory, AutoCloseable {
    private static final Duration IDLE_PERIOD = Duration.ofMillis(5);
    private static final Duration ANSWER_PERIOD = Duration.ofMillis(1);
    private static final Duration ANSWER_WINDOW = Duration.ofMillis(100);
    private static final Duration STUCK_READ = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(SerialPorts.class.getName());

    private final Tty.Opener opener;
    private final ReentrantLock opening = new ReentrantLock();
    private final CopyOnWriteArrayList<LinePort> polled = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<LinePort> held = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Poll> polling = new AtomicReference<>();
    private final Thread poller;
    private final Thread watch;
    private volatile long lastWriteNanos = System.nanoTime() - ANSWER_WINDOW.toNanos();
    private volatile boolean stopped;

    /** The poll that is going on: a read that does not come back is seen by its start. */
    private record Poll(LinePort port, long startNanos) {}

    public SerialPorts() {
        this(JsscTty::open);
    }

    SerialPorts(Tty.Opener opener) {
        this.opener = opener;
        this.poller = Thread.ofPlatform().daemon().name("serial-poller").unstarted(this::pollAll);
        this.watch = Thread.ofPlatform().daemon().name("serial-watch").unstarted(this::watchPoller);
        poller.start();
        watch.start();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A line that is open already, or whose last write has not come back yet, is refused: two owners of one line,
     * or a descriptor number used twice, would put bytes where they do not belong.
     */
    @Override
    public Port open(SerialLink link) {
        opening.lock();
        try {
            if (stopped) {
                throw new PortException("serial ports are closed");
            }
            held.removeIf(LinePort::isReleased);
            String path = realPath(link.path());
            for (LinePort port : held) {
                if (port.path().equals(path)) {
                    throw new PortException(link.path() + ": still held by this process");
                }
            }
            if (stuckPort().isPresent()) {
                throw new PortException(link.path() + ": another line hangs in a read");
            }
            LinePort port = new LinePort(path, opener.open(link), () -> lastWriteNanos = System.nanoTime());
            held.add(port);
            polled.add(port);
            LockSupport.unpark(poller);
            return port;
        } finally {
            opening.unlock();
        }
    }

    private static String realPath(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException e) {
            // Not there: the open that follows says so in better words.
            return path;
        }
    }

    private void pollAll() {
        while (!stopped) {
            for (LinePort port : polled) {
                polling.set(new Poll(port, System.nanoTime()));
                boolean goesOn = port.poll();
                polling.set(null);
                if (!goesOn) {
                    polled.remove(port);
                }
            }
            if (polled.isEmpty()) {
                LockSupport.park(this);
            } else {
                boolean answerNear = System.nanoTime() - lastWriteNanos < ANSWER_WINDOW.toNanos();
                LockSupport.parkNanos(this, (answerNear ? ANSWER_PERIOD : IDLE_PERIOD).toNanos());
            }
        }
    }

    private Optional<LinePort> stuckPort() {
        return Optional.ofNullable(polling.get())
                .filter(poll -> System.nanoTime() - poll.startNanos() > STUCK_READ.toNanos())
                .map(Poll::port);
    }

    private void watchPoller() {
        while (!stopped) {
            LockSupport.parkNanos(this, STUCK_READ.toNanos());
            opening.lock();
            try {
                // Nobody opens a port here until the poller is out: the number of the closed descriptor is free.
                Optional<LinePort> stuck = stuckPort();
                if (stuck.isPresent()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "serial-read-stuck path={0}",
                            stuck.get().path());
                    stuck.get().forceClose();
                    stuck.get().awaitReleased(STUCK_READ);
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                opening.unlock();
            }
        }
    }

    /** Closes every port and stops the threads. */
    @Override
    public void close() {
        opening.lock();
        try {
            stopped = true;
        } finally {
            opening.unlock();
        }
        for (LinePort port : held) {
            port.close();
        }
        LockSupport.unpark(poller);
        LockSupport.unpark(watch);
        try {
            poller.join(CLOSE_PATIENCE);
            watch.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
