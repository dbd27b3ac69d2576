package org.paihao.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Carry;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Decide;
import org.paihao.core.hall.Decision;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.TerminalId;
import org.paihao.json.Json;
import org.paihao.role.Journal;
import org.paihao.role.hub.Ledger;

/**
 * One unit of work while it runs: changes a snapshot and gathers the rows to write. It writes nothing itself, so a unit
 * that throws leaves no trace.
 */
final class Unit implements Journal.Entry, Ledger.Entry {
    private final BooksSettings settings;
    private final String epoch;
    private Snapshot snapshot;
    private final List<HallEvent> events = new ArrayList<>();
    private final List<StoredRow> rows = new ArrayList<>();
    /** Set where a new business day begins: everything before it need not be played again. */
    private boolean dayBegan;

    Unit(BooksSettings settings, String epoch, Snapshot before) {
        this.settings = settings;
        this.epoch = epoch;
        this.snapshot = before;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** What is to be written, in this order. */
    List<StoredRow> rows() {
        return rows;
    }

    /** What has changed. */
    Optional<StoredRow.EventsRow> changes() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredRow.EventsRow(snapshot.hall().day(), List.copyOf(events), dayBegan));
    }

    @Override
    public HallState state() {
        return snapshot.hall();
    }

    @Override
    public Optional<Refusal> decide(Command command, Instant at) {
        Decide decide = new Decide(settings.plan().get(), settings.issuer().get());
        return switch (decide.decide(snapshot.hall(), command, at)) {
            case Decision.Refused refused -> Optional.of(refused.why());
            case Decision.Agreed agreed -> {
                agreed.events().forEach(this::apply);
                agreed.facts().forEach(fact -> record(fact, at));
                yield Optional.empty();
            }
        };
    }

    @Override
    public void record(Fact fact, Instant at) {
        long seq = snapshot.lastSeq() + 1;
        FactKey key = new FactKey(settings.terminal(), epoch, seq);
        FactRecord record = new FactRecord(key, at, settings.plan().get().version(), fact);
        byte[] body = settings.encode().apply(record);
        snapshot = snapshot.withSeq(seq);
        if (settings.hub()) {
            append(record, body, at);
        } else {
            rows.add(new StoredRow.OutboxRow(settings.start(), epoch, seq, at.toEpochMilli(), body));
            Absorb.absorb(snapshot.hall(), record, at).forEach(this::apply);
        }
    }

    @Override
    public void keep(String name, String value) {
        snapshot = snapshot.keeping(name, value);
        rows.add(new StoredRow.KeptRow(name, value));
    }

    @Override
    public Optional<Ledger.Mark> mark(TerminalId terminal, String ofEpoch) {
        return snapshot.mark(terminal, ofEpoch);
    }

    @Override
    public Optional<Ledger.Mark> latest(TerminalId terminal) {
        return Optional.ofNullable(snapshot.latest().get(terminal));
    }

    @Override
    public void append(FactRecord record, byte[] raw, Instant receivedAt) {
        FactKey key = record.key();
        appendRow(key, Json.typeName(record.fact()), true, raw, receivedAt);
        Absorb.absorb(snapshot.hall(), record, receivedAt).forEach(this::apply);
    }

    @Override
    public void appendUnknown(FactKey key, String type, byte[] raw, Instant receivedAt) {
        appendRow(key, type, false, raw, receivedAt);
    }

    private void appendRow(FactKey key, String type, boolean known, byte[] raw, Instant receivedAt) {
        long turn = snapshot.mark(key.terminal(), key.epoch())
                .map(Ledger.Mark::turn)
                .orElse((long) snapshot.marks().size() + 1);
        rows.add(new StoredRow.LedgerRow(
                key.terminal(), key.epoch(), turn, key.seq(), type, known, receivedAt.toEpochMilli(), raw));
        snapshot = snapshot.withMark(new Ledger.Mark(key.terminal(), key.epoch(), turn, key.seq()));
    }

    @Override
    public void learn(Ledger.UnknownRow row, FactRecord record) {
        rows.add(new StoredRow.LearnedRow(
                row.id(), Json.dashed(record.fact().getClass().getSimpleName())));
        Absorb.absorb(snapshot.hall(), record, row.receivedAt()).forEach(this::apply);
    }

    @Override
    public void misfit(FactKey key, String reason, byte[] raw, Instant receivedAt) {
        rows.add(new StoredRow.MisfitRow(key, reason, receivedAt.toEpochMilli(), raw));
    }

    void prune(long start, long seq, long madeBeforeMs) {
        rows.add(new StoredRow.Pruned(start, seq, madeBeforeMs));
    }

    private void apply(HallEvent event) {
        HallState next = Evolve.evolve(snapshot.hall(), event);
        if (next.day().compareTo(snapshot.hall().day()) > 0) {
            dayBegan = true;
            events.clear();
            events.addAll(Carry.events(next));
        } else {
            events.add(event);
        }
        snapshot = snapshot.with(next);
    }
}
