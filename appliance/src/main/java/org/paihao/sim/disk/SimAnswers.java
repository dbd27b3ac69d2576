package org.paihao.sim.disk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.paihao.store.MediumException;
import org.paihao.store.StoredAnswer;
import org.paihao.store.StoredRow.AnswerRow;

/** Answers by idempotency key. */
final class SimAnswers {
    private final Map<String, AnswerRow> rows = new HashMap<>();
    /** No row is older. */
    private long oldestMs = Long.MAX_VALUE;

    static long bytes(AnswerRow row) {
        return SimTables.ROW_BYTES
                + row.key().length()
                + row.hash().length()
                + (long) row.answer().body().length();
    }

    void addAll(SimAnswers other) {
        rows.putAll(other.rows);
        oldestMs = Math.min(oldestMs, other.oldestMs);
    }

    void add(AnswerRow row) throws MediumException {
        if (rows.putIfAbsent(row.key(), row) != null) {
            throw SimTables.refused("answer.key");
        }
        oldestMs = Math.min(oldestMs, row.madeMs());
    }

    Optional<StoredAnswer> get(String key) {
        return Optional.ofNullable(rows.get(key)).map(row -> new StoredAnswer(row.hash(), row.answer()));
    }

    /** How many bytes it freed. */
    long prune(long madeBeforeMs) {
        if (oldestMs >= madeBeforeMs) {
            return 0;
        }
        long freed = 0;
        oldestMs = Long.MAX_VALUE;
        for (var left = rows.values().iterator(); left.hasNext(); ) {
            AnswerRow row = left.next();
            if (row.madeMs() < madeBeforeMs) {
                freed += bytes(row);
                left.remove();
            } else {
                oldestMs = Math.min(oldestMs, row.madeMs());
            }
        }
        return freed;
    }
}
