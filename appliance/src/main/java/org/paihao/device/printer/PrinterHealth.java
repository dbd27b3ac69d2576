package org.paihao.device.printer;

import java.time.Instant;
import java.util.Optional;

/**
 * How a printer is.
 *
 * @param reason empty when ready
 * @param since when this state began
 */
public record PrinterHealth(State state, Optional<PrinterReason> reason, Instant since) {
    /** States as pages know them. */
    public enum State {
        READY("ready"),
        /** Works, and a person should look soon: paper near its end. */
        ATTENTION("attention"),
        FAULT("fault"),
        /** The line is there and the printer does not answer. */
        STALE("stale"),
        /** No line. */
        ABSENT("absent");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
