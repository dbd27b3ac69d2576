package org.paihao.sim.disk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.paihao.core.fact.FactKey;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Ledger.Mark;
import org.paihao.store.Books;
import org.paihao.store.MediumException;
import org.paihao.store.StoredRow;

/**
 * The tables of the books with the unique constraints of their schema. A row is taken wholly or refused wholly. Ids
 * count from 1: of the ledger's rows none is ever deleted, of the events only the oldest.
 */
final class SimTables {
    /** What a row weighs beside its texts and bytes: its header, its page's share, its place in an index. */
    static final int ROW_BYTES = 40;

    /** What an event weighs, more or less: it is not written out here, only kept. */
    static final int EVENT_BYTES = 250;

    private final Map<String, String> kept = new TreeMap<>();
    private final List<StoredRow.EventsRow> events = new ArrayList<>();
    /** Events that were deleted: the id of the one before the first. */
    private long eventsGone;

    private final SimOutbox outbox = new SimOutbox();
    private final SimAnswers answers = new SimAnswers();
    private final TreeMap<Long, Epoch> epochs = new TreeMap<>();
    private final Map<String, Long> starts = new HashMap<>();
    private final List<StoredRow.LedgerRow> ledger = new ArrayList<>();
    private final Map<LedgerKey, Integer> ledgerIds = new HashMap<>();
    private final Map<TerminalId, Long> ledgerCounts = new HashMap<>();
    private final TreeSet<Integer> unknown = new TreeSet<>();
    private final Map<MarkKey, Mark> marks = new HashMap<>();
    private final List<StoredRow.MisfitRow> misfits = new ArrayList<>();
    private long usedBytes;

    /** A process start, and how far it came as far as pruning had to note. */
    private record Epoch(String epoch, long lastSeq) {}

    private record LedgerKey(TerminalId terminal, String epoch, long seq) {}

    private record MarkKey(TerminalId terminal, String epoch) {}

    SimTables() {}

    /** A copy that shares nothing that changes. */
    SimTables(SimTables other) {
        kept.putAll(other.kept);
        events.addAll(other.events);
        eventsGone = other.eventsGone;
        outbox.addAll(other.outbox);
        answers.addAll(other.answers);
        epochs.putAll(other.epochs);
        starts.putAll(other.starts);
        ledger.addAll(other.ledger);
        ledgerIds.putAll(other.ledgerIds);
        ledgerCounts.putAll(other.ledgerCounts);
        unknown.addAll(other.unknown);
        marks.putAll(other.marks);
        misfits.addAll(other.misfits);
        usedBytes = other.usedBytes;
    }

    long usedBytes() {
        return usedBytes;
    }

    /** What a row adds; never more than it then really does, and negative for what frees. */
    long growth(StoredRow row) {
        return switch (row) {
            case StoredRow.EventsRow r -> bytes(r);
            case StoredRow.OutboxRow r -> SimOutbox.bytes(r);
            case StoredRow.AnswerRow r -> SimAnswers.bytes(r);
            case StoredRow.LedgerRow r -> ROW_BYTES + r.type().length() + (long) r.body().length;
            case StoredRow.MisfitRow r -> bytes(r);
            case StoredRow.EpochRow _ -> ROW_BYTES;
            case StoredRow.KeptRow r -> {
                String before = kept.get(r.name());
                yield before == null
                        ? ROW_BYTES + r.name().length() + (long) r.value().length()
                        : r.value().length() - (long) before.length();
            }
            case StoredRow.LearnedRow _, StoredRow.Pruned _ -> 0;
        };
    }

    /** Takes a row. */
    void apply(StoredRow row) throws MediumException {
        long growth = growth(row);
        switch (row) {
            case StoredRow.EventsRow r -> events(r);
            case StoredRow.OutboxRow r -> outbox.add(r);
            case StoredRow.AnswerRow r -> answers.add(r);
            case StoredRow.LedgerRow r -> ledger(r);
            case StoredRow.KeptRow r -> kept.put(r.name(), r.value());
            case StoredRow.LearnedRow r -> learned(r);
            case StoredRow.MisfitRow r -> misfits.add(r);
            case StoredRow.EpochRow r -> epoch(r);
            case StoredRow.Pruned r -> usedBytes -= prune(r);
        }
        usedBytes += growth;
    }

    private void events(StoredRow.EventsRow row) {
        events.add(row);
        if (row.dayBegan()) {
            kept.put(StoredRow.REPLAY_FROM, Long.toString(eventsGone + events.size()));
        }
    }

    private void ledger(StoredRow.LedgerRow row) throws MediumException {
        LedgerKey key = new LedgerKey(row.terminal(), row.epoch(), row.seq());
        if (ledgerIds.putIfAbsent(key, ledger.size() + 1) != null) {
            throw refused("ledger.terminal, ledger.epoch, ledger.seq");
        }
        ledger.add(row);
        ledgerCounts.merge(row.terminal(), 1L, Long::sum);
        if (!row.known()) {
            unknown.add(ledger.size());
        }
        marks.merge(
                new MarkKey(row.terminal(), row.epoch()),
                new Mark(row.terminal(), row.epoch(), row.turn(), row.seq()),
                (before, now) -> new Mark(now.terminal(), now.epoch(), before.turn(), now.committed()));
    }

    private void learned(StoredRow.LearnedRow row) {
        int id = Math.toIntExact(row.id());
        if (id < 1 || id > ledger.size()) {
            return;
        }
        StoredRow.LedgerRow old = ledger.get(id - 1);
        ledger.set(
                id - 1,
                new StoredRow.LedgerRow(
                        old.terminal(),
                        old.epoch(),
                        old.turn(),
                        old.seq(),
                        row.type(),
                        true,
                        old.receivedMs(),
                        old.body()));
        unknown.remove(id);
    }

    private void epoch(StoredRow.EpochRow row) throws MediumException {
        if (epochs.containsKey(row.start())) {
            throw refused("epoch.start");
        }
        if (starts.containsKey(row.epoch())) {
            throw refused("epoch.epoch");
        }
        epochs.put(row.start(), new Epoch(row.epoch(), 0));
        starts.put(row.epoch(), row.start());
    }

    /** How many bytes it freed. */
    private long prune(StoredRow.Pruned old) {
        for (Map.Entry<Long, Epoch> one : epochs.headMap(old.start(), true).entrySet()) {
            one.setValue(new Epoch(one.getValue().epoch(), lastSeq(one.getKey())));
        }
        return outbox.prune(old) + answers.prune(old.madeBeforeMs()) + pruneMisfits(old.madeBeforeMs()) + pruneEvents();
    }

    private long pruneMisfits(long receivedBeforeMs) {
        long freed = misfits.stream()
                .filter(row -> row.receivedMs() < receivedBeforeMs)
                .mapToLong(SimTables::bytes)
                .sum();
        misfits.removeIf(row -> row.receivedMs() < receivedBeforeMs);
        return freed;
    }

    private long pruneEvents() {
        long from = Long.parseLong(kept.getOrDefault(StoredRow.REPLAY_FROM, "0"));
        List<StoredRow.EventsRow> old = events.subList(0, Math.clamp(from - 1 - eventsGone, 0, events.size()));
        long freed = old.stream().mapToLong(SimTables::bytes).sum();
        eventsGone += old.size();
        old.clear();
        return freed;
    }

    private static long bytes(StoredRow.MisfitRow row) {
        return ROW_BYTES + row.reason().length() + (long) row.body().length;
    }

    private static long bytes(StoredRow.EventsRow row) {
        return ROW_BYTES + (long) EVENT_BYTES * row.events().size();
    }

    static MediumException refused(String what) {
        return new MediumException("UNIQUE constraint failed: " + what);
    }

    // ---- what is there ----

    SimOutbox outbox() {
        return outbox;
    }

    SimAnswers answers() {
        return answers;
    }

    Map<String, String> kept() {
        return new TreeMap<>(kept);
    }

    List<StoredRow.EventsRow> events(long fromId) {
        return events.subList(Math.clamp(fromId - 1 - eventsGone, 0, events.size()), events.size());
    }

    List<Mark> marks() {
        return marks.values().stream()
                .sorted((a, b) -> Long.compare(a.turn(), b.turn()))
                .toList();
    }

    long lastSeq(long start) {
        Epoch epoch = epochs.get(start);
        return epoch == null ? 0 : Math.max(epoch.lastSeq(), outbox.lastSeq(start));
    }

    /** The newest process start with at least so many facts. */
    Optional<Books.Previous> newestEpoch(int factsMin) {
        return epochs.descendingMap().entrySet().stream()
                .map(one -> previous(one.getKey(), one.getValue().epoch()))
                .filter(one -> one.lastSeq() >= factsMin)
                .findFirst();
    }

    private Books.Previous previous(long start, String epoch) {
        long committed = marks.values().stream()
                .filter(mark -> mark.epoch().equals(epoch))
                .mapToLong(Mark::committed)
                .max()
                .orElse(0);
        return new Books.Previous(start, epoch, Math.max(lastSeq(start), committed));
    }

    Optional<Long> startOf(String epoch) {
        return Optional.ofNullable(starts.get(epoch));
    }

    Optional<byte[]> ledgerBytes(FactKey key) {
        return Optional.ofNullable(ledgerIds.get(new LedgerKey(key.terminal(), key.epoch(), key.seq())))
                .map(id -> ledger.get(id - 1).body().clone());
    }

    List<Ledger.Row> newest(int limit) {
        List<Ledger.Row> found = new ArrayList<>();
        for (int at = ledger.size() - 1; at >= 0 && found.size() < limit; at--) {
            StoredRow.LedgerRow row = ledger.get(at);
            found.add(new Ledger.Row(
                    row.terminal(),
                    Instant.ofEpochMilli(row.receivedMs()),
                    row.body().clone()));
        }
        return found;
    }

    List<Ledger.Numbered> after(long id, int limit) {
        List<Ledger.Numbered> found = new ArrayList<>();
        for (int at = (int) Math.min(id, ledger.size()); at < ledger.size() && found.size() < limit; at++) {
            StoredRow.LedgerRow row = ledger.get(at);
            found.add(new Ledger.Numbered(at + 1L, row.terminal(), row.body().clone()));
        }
        return found;
    }

    long end() {
        return ledger.size();
    }

    List<Ledger.UnknownRow> unknown(long afterId, int limit) {
        return unknown.tailSet((int) Math.min(afterId, ledger.size()), false).stream()
                .limit(limit)
                .map(id -> {
                    StoredRow.LedgerRow row = ledger.get(id - 1);
                    return new Ledger.UnknownRow(
                            id,
                            new FactKey(row.terminal(), row.epoch(), row.seq()),
                            Instant.ofEpochMilli(row.receivedMs()),
                            row.body().clone());
                })
                .toList();
    }

    List<StoredRow.MisfitRow> misfits() {
        return List.copyOf(misfits);
    }

    long count(TerminalId terminal) {
        return ledgerCounts.getOrDefault(terminal, 0L);
    }
}
