package org.paihao.store;

import java.sql.ResultSet;
import java.util.ArrayList;
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
        return books.read(
                "select start, epoch, seq, body from outbox where (start, seq) > (?, ?) order by start, seq limit ?",
                statement -> {
                    statement.setLong(1, start);
                    statement.setLong(2, seq);
                    statement.setInt(3, limit);
                    List<StoredFact> found = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(new StoredFact(
                                    rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getBytes(4)));
                        }
                    }
                    return found;
                });
    }

    /** The number of the process start an epoch belongs to; empty for an epoch that is not of this box. */
    public Optional<Long> startOf(String epoch) {
        return books.read("select start from epoch where epoch = ?", statement -> {
            statement.setString(1, epoch);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        });
    }

    /** Rows after a position: what the hub does not have yet. */
    public long backlog(long start, long seq) {
        return books.read("select count(*) from outbox where (start, seq) > (?, ?)", statement -> {
            statement.setLong(1, start);
            statement.setLong(2, seq);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /**
     * Deletes rows up to a position that are older than {@code madeBeforeMs}: the hub has them and had days to lose
     * them.
     */
    public void prune(long start, long seq, long madeBeforeMs) {
        books.commit(entry -> {
            ((Unit) entry).prune(start, seq, madeBeforeMs);
            return Boolean.TRUE;
        });
    }
}
