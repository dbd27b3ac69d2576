package org.paihao.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;

/** A ledger in memory, stricter than the real one: what is not the next fact of its epoch is an error. */
final class MemoryLedger implements Ledger, Ledger.Entry {
    private final Map<FactKey, byte[]> rows = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new HashMap<>();
    private final Map<TerminalId, Mark> latest = new HashMap<>();
    private final List<String> misfits = new ArrayList<>();
    private boolean gapsAllowed;

    /** From now on a lane may go on behind a gap. */
    void allowGaps() {
        gapsAllowed = true;
    }

    List<FactKey> keys() {
        return List.copyOf(rows.keySet());
    }

    List<String> misfits() {
        return misfits;
    }

    @Override
    public <T> T ingest(Function<Entry, T> work) {
        return work.apply(this);
    }

    @Override
    public Optional<Mark> mark(TerminalId terminal, String epoch) {
        return Optional.ofNullable(marks.get(terminal + ":" + epoch));
    }

    @Override
    public Optional<Mark> latest(TerminalId terminal) {
        return Optional.ofNullable(latest.get(terminal));
    }

    @Override
    public List<TerminalId> terminals() {
        return List.copyOf(latest.keySet());
    }

    @Override
    public Optional<byte[]> bytes(FactKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public List<Row> newest(int limit) {
        return List.of();
    }

    @Override
    public List<UnknownRow> unknown(long afterId, int limit) {
        return List.of();
    }

    @Override
    public List<Numbered> after(long id, int limit) {
        throw new UnsupportedOperationException("nobody follows this ledger");
    }

    @Override
    public long end() {
        return rows.size();
    }

    @Override
    public long count(TerminalId terminal) {
        return rows.keySet().stream()
                .filter(key -> key.terminal().equals(terminal))
                .count();
    }

    @Override
    public void tidy(Instant before) {
        throw new UnsupportedOperationException("nothing in here has an end");
    }

    @Override
    public void append(FactRecord record, byte[] raw, Instant receivedAt) {
        add(record.key(), raw);
    }

    @Override
    public void appendUnknown(FactKey key, String type, byte[] raw, Instant receivedAt) {
        add(key, raw);
    }

    private void add(FactKey key, byte[] raw) {
        Optional<Mark> mark = mark(key.terminal(), key.epoch());
        long next = mark.map(Mark::committed).orElse(0L) + 1;
        if ((gapsAllowed ? key.seq() < next : key.seq() != next) || rows.putIfAbsent(key, raw) != null) {
            throw new AssertionError("not the next fact: " + key + ", next is " + next);
        }
        long turn = mark.map(Mark::turn).orElse((long) marks.size() + 1);
        Mark now = new Mark(key.terminal(), key.epoch(), turn, key.seq());
        marks.put(key.terminal() + ":" + key.epoch(), now);
        Mark last = latest.get(key.terminal());
        if (last == null || turn >= last.turn()) {
            latest.put(key.terminal(), now);
        }
    }

    @Override
    public void learn(UnknownRow row, FactRecord record) {
        throw new UnsupportedOperationException("nothing in here waits for an update");
    }

    @Override
    public void misfit(FactKey key, String reason, byte[] raw, Instant receivedAt) {
        misfits.add(key + " " + reason);
    }
}
