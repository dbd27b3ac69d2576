package org.paihao.report;

import org.paihao.role.hub.Ingest;

/** What waits for the hub's agent thread. */
sealed interface Inbox {
    /** A fact that came. */
    record Fact(Ingest.Incoming incoming) implements Inbox {}

    /** Anything else that is the agent's alone to do. */
    record Work(Runnable run) implements Inbox {}
}
