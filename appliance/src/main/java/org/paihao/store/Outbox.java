package org.paihao.store;

import java.util.List;
import java.util.Optional;

/**
 * The facts of this box on their way to the hub. Rows stay for days after they were committed: a hub may come back
 * older.
 */
public final class Outbox {
    private final Books books;

    Outbox(Books books) {
        this.books = books;
    }

    /** The rows after a position, in the order they are sent, at most {@code limit}. */
    public List<StoredFact> after(long start, long seq, int limit) {
        return books.read(session -> session.outboxAfter(start, seq, limit));
    }

    /** The number of the process start an epoch belongs to; empty for an epoch that is not of this box. */
    public Optional<Long> startOf(String epoch) {
        return books.read(session -> session.startOf(epoch));
    }

    /** Rows after a position: what the hub does not have yet. */
    public long backlog(long start, long seq) {
        return books.read(session -> session.backlog(start, seq));
    }

    /**
     * Deletes rows up to a position that are older than {@code madeBeforeMs}: the hub has them and had days to lose
     * them. With them goes everything else of the books that has an end (see {@link StoredRow.Pruned}).
     */
    public void prune(long start, long seq, long madeBeforeMs) {
        books.commit(entry -> {
            ((Unit) entry).prune(start, seq, madeBeforeMs);
            return Boolean.TRUE;
        });
    }
}
