package org.paihao.sim.device;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paihao.device.gpio.Pins;

/** GPIO lines that are not there. A press bounces, as contacts do. */
public final class TwinPins implements Pins {
    private static final int BOUNCES = 5;
    /** A finger is slower than any debounce. */
    private static final Duration HOLD = Duration.ofMillis(150);

    private final Runnable listener;
    private final Map<Integer, State> lines = new HashMap<>();
    private boolean closed;

    private static final class State {
        private boolean high;
        private boolean rest;
        private boolean output;
        private EdgeListener edges = (line, high, nanoTime) -> {};
    }

    /** One line as it is now. */
    public record LineState(int line, boolean high, boolean output) {}

    /** @param listener told after every change */
    public TwinPins(Runnable listener) {
        this.listener = listener;
    }

    @Override
    public synchronized Presence presence() {
        return closed ? new Presence.Absent("closed") : new Presence.Present();
    }

    @Override
    public synchronized void input(int line, Pull pull, EdgeListener edges) {
        State state = new State();
        state.rest = pull == Pull.UP;
        state.high = state.rest;
        state.edges = edges;
        lines.put(line, state);
    }

    @Override
    public synchronized void output(int line, boolean high) {
        State state = new State();
        state.high = high;
        state.output = true;
        lines.put(line, state);
        listener.run();
    }

    @Override
    public synchronized void set(int line, boolean high) {
        State state = lines.get(line);
        if (state != null && state.output) {
            state.high = high;
            listener.run();
        }
    }

    /** Somebody moves the contact of an input line to this level and holds it there. */
    public void move(int line, boolean high) {
        EdgeListener edges;
        synchronized (this) {
            State state = lines.get(line);
            if (state == null || state.output) {
                throw new IllegalArgumentException("line " + line + " is no input");
            }
            state.high = high;
            edges = state.edges;
        }
        for (int i = 0; i < BOUNCES; i++) {
            edges.edge(line, high, System.nanoTime());
            edges.edge(line, !high, System.nanoTime());
        }
        edges.edge(line, high, System.nanoTime());
        listener.run();
    }

    /** Somebody presses the button of an input line and lets go after a moment. */
    public void press(int line) {
        boolean rest;
        synchronized (this) {
            State state = lines.get(line);
            if (state == null || state.output) {
                throw new IllegalArgumentException("line " + line + " is no input");
            }
            rest = state.rest;
        }
        move(line, !rest);
        Thread.ofVirtual().name("finger").start(() -> {
            try {
                Thread.sleep(HOLD);
                move(line, rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** All lines in use, by number. */
    public synchronized List<LineState> lines() {
        return lines.entrySet().stream()
                .map(entry -> new LineState(entry.getKey(), entry.getValue().high, entry.getValue().output))
                .sorted(Comparator.comparingInt(LineState::line))
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
