package org.paihao.role.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.paihao.core.label.Ordinals;
import org.paihao.role.Journal;

/**
 * The number of this hub's reign (任期). A restored or replaced hub takes the highest it can hear of + 1; every message
 * of a hub carries it, and terminals ignore lower ones. Thread-safe.
 */
public final class Term {
    private static final String KEPT = "hub-term";

    private final Journal journal;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private long now;
    private long highestHeard;

    /** The term kept in the books, or the first one of a new hall. */
    public Term(Journal journal) {
        this.journal = journal;
        this.now = journal.kept(KEPT).map(Long::parseLong).orElse((long) Ordinals.FIRST_TERM);
    }

    public synchronized long now() {
        return now;
    }

    /** Told of a new reign, before anything is decided under it. */
    public void onChange(LongConsumer listener) {
        listeners.add(listener);
    }

    /** Another term was seen on the wire. */
    public synchronized void heard(long term) {
        highestHeard = Math.max(highestHeard, term);
    }

    /** Begins a reign above every one heard of. Durable when it returns. */
    public synchronized long reignAnew() {
        long next = Math.max(now, highestHeard) + 1;
        journal.commit(entry -> {
            entry.keep(KEPT, Long.toString(next));
            return Boolean.TRUE;
        });
        now = next;
        listeners.forEach(listener -> listener.accept(next));
        return next;
    }
}
