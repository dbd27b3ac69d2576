package org.paihao.device.port;

import java.time.Instant;
import java.util.Optional;

/**
 * How a device without a voice of its own is: its line is there, or not.
 *
 * @param reason empty when ready; {@code gone} or a device's own word
 */
public record DeviceHealth(State state, Optional<String> reason, Instant since) {
    /** States as pages know them. */
    public enum State {
        READY("ready"),
        /** Works, and a person should look soon. */
        ATTENTION("attention"),
        FAULT("fault"),
        /** The line is there and the device has been silent for longer than its heartbeat. */
        STALE("stale"),
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
