package org.paihao.device.gpio;

/** A lamp on an output line. */
public final class Lamp {
    private final Pins pins;
    private final int line;
    private final boolean activeLow;

    /** Makes the line an output and the lamp dark. */
    public Lamp(Pins pins, int line, boolean activeLow) {
        this.pins = pins;
        this.line = line;
        this.activeLow = activeLow;
        pins.output(line, activeLow);
    }

    public void light(boolean on) {
        pins.set(line, on != activeLow);
    }
}
