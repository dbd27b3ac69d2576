package org.paihao.device.port;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The owner thread of a device that mostly listens: keeps the line open, reads, and hands the bytes to the driver's
 * body. What the body wants to say goes out through {@link #send}, on the owner's thread.
 */
public final class DeviceThread implements AutoCloseable {
    private static final int READ_BYTES = 512;
    private static final Duration SEND_PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(DeviceThread.class.getName());

    private final String name;
    private final SerialLink link;
    private final InstantSource clock;
    private final Consumer<DeviceHealth> listener;
    private final Body body;
    private final PortKeeper keeper;
    private final Thread thread;
    private volatile DeviceHealth health;
    private volatile boolean stopping;

    /** What a driver does on its thread. */
    public interface Body {
        /** How long to wait for bytes before {@link #received} is called with none. */
        Duration patience();

        /** Bytes from the device, or none (count 0) when patience ran out. */
        void received(byte[] bytes, int count, long nowNanos);

        /** The line was opened, perhaps again: what was half received is lost. */
        default void opened() {}
    }

    public DeviceThread(
            String name,
            SerialLink link,
            PortFactory ports,
            InstantSource clock,
            Consumer<DeviceHealth> listener,
            Body body) {
        this.name = name;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.body = body;
        this.health = new DeviceHealth(DeviceHealth.State.ABSENT, Optional.of("gone"), clock.instant());
        this.keeper = new PortKeeper(ports, link, this::lineChanged);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public DeviceHealth health() {
        return health;
    }

    /** Sends to the device; only from the body. False when the line is away or takes no bytes. */
    public boolean send(byte[] bytes) {
        return keeper.port()
                .map(port -> port.write(bytes, SEND_PATIENCE) == bytes.length)
                .orElse(false);
    }

    private void run() {
        byte[] buffer = new byte[READ_BYTES];
        while (!stopping) {
            try {
                Port port = keeper.port().orElse(null);
                if (port == null) {
                    long pause = Math.min(keeper.untilNextTry().toNanos(), LONGEST_PAUSE.toNanos());
                    TimeUnit.NANOSECONDS.sleep(pause);
                    continue;
                }
                int count = port.read(buffer, body.patience());
                body.received(buffer, count, System.nanoTime());
            } catch (PortException e) {
                keeper.lost(e);
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                // Whatever bytes a device sends, its driver keeps working.
                LOG.log(System.Logger.Level.ERROR, "device-driver-failed name=" + name, e);
            }
        }
        keeper.close();
    }

    private void lineChanged(PortKeeper.State state) {
        switch (state) {
            case PortKeeper.State.Open ignored -> {
                LOG.log(System.Logger.Level.INFO, "device-line-open name={0} path={1}", name, link.path());
                health = new DeviceHealth(DeviceHealth.State.READY, Optional.empty(), clock.instant());
                body.opened();
            }
            case PortKeeper.State.Absent absent -> {
                LOG.log(System.Logger.Level.WARNING, "device-line-absent name={0} reason={1}", name, absent.reason());
                health = new DeviceHealth(DeviceHealth.State.ABSENT, Optional.of("gone"), clock.instant());
            }
        }
        listener.accept(health);
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
