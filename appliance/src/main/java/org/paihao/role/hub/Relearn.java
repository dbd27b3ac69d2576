package org.paihao.role.hub;

import java.util.ArrayList;
import java.util.List;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;

/**
 * After an update: facts that were stored raw because nobody knew their type are read again, and those that are known
 * now take effect (hall protocol §1). Run at start, before anything is decided.
 */
public final class Relearn {
    /** Rows in one transaction. */
    private static final int BATCH_MAX = 500;

    private final Ledger ledger;
    private final Reader reader;

    public Relearn(Ledger ledger, Reader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /** How bytes are read as a fact; never throws. */
    @FunctionalInterface
    public interface Reader {
        FactRead read(FactKey key, byte[] body);
    }

    /** Absorbs what is known now, in the order it came. Returns how many facts that were. */
    public int run() {
        int learned = 0;
        long after = 0;
        List<Ledger.UnknownRow> rows = ledger.unknown(after, BATCH_MAX);
        while (!rows.isEmpty()) {
            learned += learn(rows);
            after = rows.getLast().id();
            rows = ledger.unknown(after, BATCH_MAX);
        }
        return learned;
    }

    private int learn(List<Ledger.UnknownRow> rows) {
        List<Known> known = new ArrayList<>();
        for (Ledger.UnknownRow row : rows) {
            if (reader.read(row.key(), row.body()) instanceof FactRead.Known now) {
                known.add(new Known(row, now.record()));
            }
        }
        if (!known.isEmpty()) {
            ledger.ingest(entry -> {
                known.forEach(fact -> entry.learn(fact.row(), fact.record()));
                return Boolean.TRUE;
            });
        }
        return known.size();
    }

    private record Known(Ledger.UnknownRow row, FactRecord record) {}
}
