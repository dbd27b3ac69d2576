package org.paihao.device.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paihao.device.port.DeviceHealth;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;
import org.paihao.device.port.PortFactory;
import org.paihao.device.port.PortKeeper;
import org.paihao.device.port.SerialLink;

/** Owner of one strip: shows the newest text; what came in between and was never shown is forgotten. */
public final class SignDriver implements AutoCloseable {
    private static final Duration ALIVE_PERIOD = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(SignDriver.class.getName());

    private final SignProfile profile;
    private final SerialLink link;
    private final InstantSource clock;
    private final Consumer<DeviceHealth> listener;
    private final ArrayBlockingQueue<String> inbox = new ArrayBlockingQueue<>(1);
    private final PortKeeper keeper;
    private final Thread owner;
    private volatile DeviceHealth health;
    private volatile boolean stopping;
    private Optional<String> wanted = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private int sequence;

    public SignDriver(
            SignProfile profile, String path, PortFactory ports, InstantSource clock, Consumer<DeviceHealth> listener) {
        this.profile = profile;
        this.link = profile.line().at(path);
        this.clock = clock;
        this.listener = listener;
        this.health = new DeviceHealth(DeviceHealth.State.ABSENT, Optional.of("gone"), clock.instant());
        this.keeper = new PortKeeper(ports, link, this::lineChanged);
        this.owner = Thread.ofPlatform().daemon().name("sign " + path).unstarted(this::run);
        owner.start();
    }

    public DeviceHealth health() {
        return health;
    }

    /** Shows a text as soon as the strip can take it; a text that waits is replaced. */
    public synchronized void show(String text) {
        while (!inbox.offer(text)) {
            inbox.poll();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                Optional<Port> port = keeper.port();
                Duration patience = port.isPresent()
                        ? (wanted.equals(shown) ? ALIVE_PERIOD : Duration.ZERO)
                        : least(keeper.untilNextTry(), LONGEST_PAUSE);
                String next = inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    wanted = Optional.of(next);
                    shown = Optional.empty();
                }
                if (port.isPresent()) {
                    tend(port.get());
                }
            } catch (PortException e) {
                keeper.lost(e);
            } catch (InterruptedException e) {
                break;
            }
        }
        keeper.close();
    }

    private void tend(Port port) throws InterruptedException {
        if (wanted.isEmpty() || wanted.equals(shown)) {
            // The only way to notice that a strip without a voice is gone.
            port.outstanding();
            return;
        }
        sequence++;
        byte[] bytes = SignEncoder.encode(profile, sequence, wanted.get());
        if (port.write(bytes, WRITE_PATIENCE) < bytes.length) {
            throw new PortException(link.path() + ": the strip takes no bytes");
        }
        shown = wanted;
        TimeUnit.NANOSECONDS.sleep(profile.pause().toNanos());
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void lineChanged(PortKeeper.State state) {
        switch (state) {
            case PortKeeper.State.Open ignored -> {
                // A strip that was switched off has forgotten its text.
                shown = Optional.empty();
                health = new DeviceHealth(DeviceHealth.State.READY, Optional.empty(), clock.instant());
            }
            case PortKeeper.State.Absent absent -> {
                LOG.log(System.Logger.Level.WARNING, "sign-absent path={0} reason={1}", link.path(), absent.reason());
                health = new DeviceHealth(DeviceHealth.State.ABSENT, Optional.of("gone"), clock.instant());
            }
        }
        listener.accept(health);
    }

    @Override
    public void close() {
        stopping = true;
        owner.interrupt();
        try {
            owner.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
