package org.paihao.role;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;

/** The way to ask the hub. */
public interface HubLine {
    /** How long a citizen waits for the hub before the kiosk decides itself (hall protocol, offers). */
    Duration PATIENCE = Duration.ofMillis(300);

    /**
     * Asks and waits.
     *
     * @return empty when no answer came within {@code patience}, or at once while the link is known to be down
     */
    Optional<HubReply> ask(HubRequest request, Duration patience);

    /** Whether the hub is within reach, and since when it is so. */
    Status status();

    /** The link as it is. */
    record Status(boolean up, Instant since) {}
}
