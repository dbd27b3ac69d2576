package org.paihao.sim.disk;

import java.util.ArrayList;
import java.util.List;
import org.paihao.store.MediumException;
import org.paihao.store.StoredFact;
import org.paihao.store.StoredRow.OutboxRow;
import org.paihao.store.StoredRow.Pruned;

/** The outbox, sorted by (start, seq). Rows nearly always come in that order. */
final class SimOutbox {
    private final List<OutboxRow> rows = new ArrayList<>();
    /** No row is older; a pruning of what is older still has nothing to do. */
    private long oldestMs = Long.MAX_VALUE;

    static long bytes(OutboxRow row) {
        return SimTables.ROW_BYTES + (long) row.body().length;
    }

    void addAll(SimOutbox other) {
        rows.addAll(other.rows);
        oldestMs = Math.min(oldestMs, other.oldestMs);
    }

    void add(OutboxRow row) throws MediumException {
        int place = countUpTo(row.start(), row.seq());
        if (place > 0 && compare(rows.get(place - 1), row.start(), row.seq()) == 0) {
            throw SimTables.refused("outbox.start, outbox.seq");
        }
        rows.add(place, row);
        oldestMs = Math.min(oldestMs, row.madeMs());
    }

    /** Rows at or before a position. */
    private int countUpTo(long start, long seq) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(rows.get(middle), start, seq) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(OutboxRow row, long start, long seq) {
        int byStart = Long.compare(row.start(), start);
        return byStart != 0 ? byStart : Long.compare(row.seq(), seq);
    }

    /** Seq of the last row of a process start; 0 for none. */
    long lastSeq(long start) {
        int upTo = countUpTo(start, Long.MAX_VALUE);
        return upTo > 0 && rows.get(upTo - 1).start() == start
                ? rows.get(upTo - 1).seq()
                : 0;
    }

    long backlog(long start, long seq) {
        return (long) rows.size() - countUpTo(start, seq);
    }

    List<StoredFact> after(long start, long seq, int limit) {
        int from = countUpTo(start, seq);
        return rows.subList(from, (int) Math.min(rows.size(), (long) from + limit)).stream()
                .map(row -> new StoredFact(
                        row.start(), row.epoch(), row.seq(), row.body().clone()))
                .toList();
    }

    /** How many bytes it freed. */
    long prune(Pruned old) {
        if (oldestMs >= old.madeBeforeMs()) {
            return 0;
        }
        long freed = 0;
        List<OutboxRow> stay = new ArrayList<>();
        oldestMs = Long.MAX_VALUE;
        for (OutboxRow row : rows) {
            if (row.madeMs() < old.madeBeforeMs() && compare(row, old.start(), old.seq()) <= 0) {
                freed += bytes(row);
            } else {
                stay.add(row);
                oldestMs = Math.min(oldestMs, row.madeMs());
            }
        }
        rows.clear();
        rows.addAll(stay);
        return freed;
    }
}
