package org.paihao.device.port;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one line open for its owner thread: opens with a back-off of 0.2 to 5 s and tells when the line comes and
 * goes. It has no thread of its own; all calls come from the owner.
 */
public final class PortKeeper implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PortFactory factory;
    private final SerialLink link;
    private final Consumer<State> listener;
    private @Nullable Port port;
    private long pauseNanos = FIRST_PAUSE.toNanos();
    private long nextTryNanos;
    private boolean tried;

    /** What became of the line. */
    public sealed interface State {
        record Open() implements State {}

        /** The line cannot be opened or is gone; the next try follows by itself. */
        record Absent(String reason) implements State {}
    }

    /** @param listener told about every change, on the owner's thread */
    public PortKeeper(PortFactory factory, SerialLink link, Consumer<State> listener) {
        this.factory = factory;
        this.link = link;
        this.listener = listener;
    }

    /** The open line; opens it when a try is due. Empty while the device is away. */
    public Optional<Port> port() {
        Port open = port;
        if (open != null) {
            return Optional.of(open);
        }
        long now = System.nanoTime();
        if (tried && now - nextTryNanos < 0) {
            return Optional.empty();
        }
        try {
            Port opened = factory.open(link);
            port = opened;
            tried = false;
            pauseNanos = FIRST_PAUSE.toNanos();
            listener.accept(new State.Open());
            return Optional.of(opened);
        } catch (PortException e) {
            boolean first = !tried;
            tried = true;
            nextTryNanos = now + pauseNanos;
            pauseNanos = Math.min(pauseNanos * 2, LONGEST_PAUSE.toNanos());
            if (first) {
                listener.accept(new State.Absent(String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }
    }

    /** The owner has seen a {@link PortException}: closes the line; the first try to open again is 0.2 s away. */
    public void lost(PortException why) {
        Port open = port;
        if (open == null) {
            return;
        }
        port = null;
        open.close();
        tried = true;
        pauseNanos = FIRST_PAUSE.toNanos();
        nextTryNanos = System.nanoTime() + pauseNanos;
        listener.accept(new State.Absent(String.valueOf(why.getMessage())));
    }

    /** Time until {@link #port()} would try to open again; zero when the line is open or a try is due. */
    public Duration untilNextTry() {
        if (port != null || !tried) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(0, nextTryNanos - System.nanoTime()));
    }

    @Override
    public void close() {
        Port open = port;
        port = null;
        if (open != null) {
            open.close();
        }
    }
}
