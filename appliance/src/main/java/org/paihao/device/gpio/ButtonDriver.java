package org.paihao.device.gpio;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paihao.device.pad.PadPress;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.port.DeviceHealth;

/** Owner of a row of buttons: edges come from anywhere, one thread tells presses from bouncing. */
public final class ButtonDriver implements AutoCloseable {
    /** One press bounces a few dozen times; what does not fit would only bounce on. */
    private static final int INBOX_EDGES = 512;

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final GpioProfile profile;
    private final InstantSource clock;
    private final Consumer<PadPress> presses;
    private final ArrayBlockingQueue<Edge> inbox = new ArrayBlockingQueue<>(INBOX_EDGES);
    private final Map<Integer, Debounce> lines = new HashMap<>();
    private final Map<RatingLevel, Long> lastPressNanos = new HashMap<>();
    private final Pins pins;
    private final Runnable powerWarning;
    private final Thread owner;
    private volatile DeviceHealth health;
    private volatile boolean stopping;

    private record Edge(int line, boolean high, long nanoTime) {}

    /**
     * Begins to watch.
     *
     * @param presses called on the owner's thread: it must only hand the press on
     * @param powerWarning called when the power is about to go, on the owner's thread too
     */
    public ButtonDriver(
            GpioProfile profile, Pins pins, InstantSource clock, Consumer<PadPress> presses, Runnable powerWarning) {
        this.powerWarning = powerWarning;
        this.profile = profile;
        this.pins = pins;
        this.clock = clock;
        this.presses = presses;
        this.owner =
                Thread.ofPlatform().daemon().name("buttons " + profile.chip()).unstarted(this::run);
        profile.watched().forEach(line -> {
            lines.put(line, new Debounce(profile.debounce().toNanos(), profile.activeLow()));
            pins.input(line, profile.pull(), (which, high, nanoTime) -> inbox.offer(new Edge(which, high, nanoTime)));
        });
        this.health = look();
        owner.start();
    }

    private DeviceHealth look() {
        return switch (pins.presence()) {
            case Pins.Presence.Present ignored ->
                new DeviceHealth(DeviceHealth.State.READY, Optional.empty(), clock.instant());
            case Pins.Presence.Absent absent ->
                new DeviceHealth(DeviceHealth.State.ABSENT, Optional.of(absent.reason()), clock.instant());
        };
    }

    public DeviceHealth health() {
        return health;
    }

    private void run() {
        while (!stopping) {
            try {
                boolean open = lines.values().stream().anyMatch(Debounce::isOpen);
                Edge edge = inbox.poll((open ? profile.debounce() : IDLE).toNanos(), TimeUnit.NANOSECONDS);
                if (edge != null) {
                    Debounce line = lines.get(edge.line());
                    if (line != null) {
                        line.edge(edge.high(), edge.nanoTime());
                    }
                }
                settle(System.nanoTime());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void settle(long nowNanos) {
        lines.forEach((line, debounce) -> {
            Optional<Boolean> level = debounce.settle(nowNanos);
            if (level.isEmpty() || level.get() == profile.activeLow()) {
                return;
            }
            RatingLevel meant = profile.lines().get(line);
            if (meant != null) {
                press(meant, nowNanos);
            } else {
                powerWarning.run();
            }
        });
    }

    private void press(RatingLevel level, long nowNanos) {
        Long before = lastPressNanos.put(level, nowNanos);
        if (before == null || nowNanos - before >= profile.repeat().toNanos()) {
            presses.accept(new PadPress(level));
        }
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
        pins.close();
        health = look();
    }
}
