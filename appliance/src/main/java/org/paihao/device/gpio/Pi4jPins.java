package org.paihao.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Real GPIO lines by Pi4J and libgpiod. The context names its providers one by one: an automatic one would take the
 * mock plugin on a board it does not know, and every button would be a button that nobody can press.
 */
public final class Pi4jPins implements Pins {
    private static final Path DEVICES = Path.of("/dev");
    private static final System.Logger LOG = System.getLogger(Pi4jPins.class.getName());

    private final Map<Integer, DigitalOutput> outputs = new HashMap<>();
    private final Optional<Context> context;
    private volatile Presence presence;

    private Pi4jPins(Optional<Context> context, Presence presence) {
        this.context = context;
        this.presence = presence;
    }

    /** Opens the lines of a chip ({@code gpiochip0}). Takes up to 0.3 s, nothing at all where there is no chip. */
    public static Pi4jPins open(String chip) {
        if (!Files.exists(DEVICES.resolve(chip))) {
            return new Pi4jPins(Optional.empty(), new Presence.Absent("no-gpio-chip"));
        }
        return open(() -> Pi4J.newContextBuilder()
                .setGpioChipName(chip)
                .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance())
                .build());
    }

    static Pi4jPins open(Supplier<Context> builder) {
        try {
            return new Pi4jPins(Optional.of(builder.get()), new Presence.Present());
        } catch (RuntimeException | LinkageError e) {
            return new Pi4jPins(Optional.empty(), absent("open", e));
        }
    }

    private static Presence.Absent absent(String what, Throwable why) {
        LOG.log(System.Logger.Level.WARNING, "gpio-absent step=" + what + " reason=" + why);
        return new Presence.Absent(String.valueOf(why.getMessage()));
    }

    @Override
    public Presence presence() {
        return presence;
    }

    @Override
    public void input(int line, Pull pull, EdgeListener listener) {
        carefully("input " + line, pi4j -> {
            // Pi4J's own debounce is not used: the mock ignores it and its FFM successor gets it wrong.
            DigitalInput input = pi4j.create(DigitalInput.newConfigBuilder(pi4j)
                    .id("in" + line)
                    .address(line)
                    .pull(resistance(pull))
                    .debounce(0L)
                    .build());
            input.addListener(event -> listener.edge(line, event.state() == DigitalState.HIGH, System.nanoTime()));
        });
    }

    private static PullResistance resistance(Pull pull) {
        return switch (pull) {
            case UP -> PullResistance.PULL_UP;
            case DOWN -> PullResistance.PULL_DOWN;
            case NONE -> PullResistance.OFF;
        };
    }

    @Override
    public synchronized void output(int line, boolean high) {
        carefully("output " + line, pi4j -> {
            DigitalState level = high ? DigitalState.HIGH : DigitalState.LOW;
            outputs.put(
                    line,
                    pi4j.create(DigitalOutput.newConfigBuilder(pi4j)
                            .id("out" + line)
                            .address(line)
                            .initial(level)
                            .shutdown(DigitalState.LOW)
                            .build()));
        });
    }

    @Override
    public synchronized void set(int line, boolean high) {
        DigitalOutput output = outputs.get(line);
        if (output != null) {
            carefully("set " + line, pi4j -> output.state(high ? DigitalState.HIGH : DigitalState.LOW));
        }
    }

    private void carefully(String what, java.util.function.Consumer<Context> step) {
        if (context.isEmpty()) {
            return;
        }
        try {
            step.accept(context.get());
        } catch (RuntimeException | LinkageError e) {
            presence = absent(what, e);
        }
    }

    @Override
    public void close() {
        carefully("close", Context::shutdown);
        presence = new Presence.Absent("closed");
    }
}
