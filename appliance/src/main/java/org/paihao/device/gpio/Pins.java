package org.paihao.device.gpio;

/**
 * The GPIO lines of a box. No call throws because of missing hardware: {@link #presence()} says what is wrong, and
 * everything else does nothing then.
 */
public interface Pins extends AutoCloseable {
    /** Whether there are lines at all. */
    sealed interface Presence {
        record Present() implements Presence {}

        /** @param reason {@code no-gpio-chip}, or what the system said */
        record Absent(String reason) implements Presence {}
    }

    /** Resistor inside the chip. */
    enum Pull {
        UP,
        DOWN,
        NONE
    }

    /** Told about raw edges, bouncing as they come; it must only hand them on. */
    @FunctionalInterface
    interface EdgeListener {
        void edge(int line, boolean high, long nanoTime);
    }

    Presence presence();

    /** Watches a line from now on. Lines have the numbers of the chip (BCM numbers on a Raspberry Pi). */
    void input(int line, Pull pull, EdgeListener listener);

    /** Makes a line an output with this level. */
    void output(int line, boolean high);

    /** Sets an output line; a line that is none is ignored. */
    void set(int line, boolean high);

    @Override
    void close();
}
