package org.paihao.simulate;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happens, line by line: the same for the same script. */
final class Trace {
    private final VirtualTime time;
    private final Optional<Consumer<String>> sink;

    Trace(VirtualTime time, Optional<Consumer<String>> sink) {
        this.time = time;
        this.sink = sink;
    }

    /** The text is made only when somebody reads it. */
    void line(String who, Supplier<String> what) {
        sink.ifPresent(
                to -> to.accept(String.format(Locale.ROOT, "%12.6f %s %s", time.nanoTime() / 1e9, who, what.get())));
    }
}
