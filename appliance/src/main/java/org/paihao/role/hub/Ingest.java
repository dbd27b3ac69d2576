package org.paihao.role.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.role.HallClock;

/**
 * Takes facts into the ledger (hall protocol §2): only the next seq of an epoch; what is there already is a duplicate,
 * what is beyond the next is dropped and answered with the mark. Used by one thread.
 */
public final class Ingest {
    private final Ledger ledger;
    private final HallClock clock;
    /** Epochs that began although a tail was missing: asked for it once, at this time. */
    private final Map<String, Instant> tailAsked = new HashMap<>();
    /** Where a lane stands still: the lowest seq beyond a gap, by {@code terminal:epoch}, and when it came first. */
    private final Map<String, Gap> gaps = new HashMap<>();
    /** A terminal that has the missing facts sends them within this time; after it they are gone. */
    private static final int TAIL_SECONDS = 2;
    /**
     * A terminal sends again from its mark, in order. One that begins beyond the mark so often, over such a time, does not
     * have what lies before any more (older than what an outbox keeps).
     */
    private static final int GAP_SIGHTINGS = 4;

    private static final int GAP_SECONDS = 10;

    private record Gap(long seq, int sightings, Instant since) {}

    public Ingest(Ledger ledger, HallClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Bytes of a fact as they came, and what they turned out to be. */
    public record Incoming(TerminalId terminal, FactRead read, byte[] raw) {}

    /** Something a person must look at. {@code kind} is a stable name. */
    public record Alarm(TerminalId terminal, String kind, String detail) {}

    /** What came of a batch: which terminals are to be told their mark, what is alarming, and which facts are new. */
    public record Taken(Set<TerminalId> toMark, List<Alarm> alarms, List<FactRecord> facts) {}

    /** Takes a batch in one transaction; when it returns, what it says is durable. */
    public Taken take(List<Incoming> batch) {
        Instant now = clock.now();
        return ledger.ingest(entry -> {
            Set<TerminalId> toMark = new LinkedHashSet<>();
            List<Alarm> alarms = new ArrayList<>();
            List<FactRecord> facts = new ArrayList<>();
            for (Incoming incoming : batch) {
                toMark.add(incoming.terminal());
                switch (incoming.read()) {
                    case FactRead.Known known -> {
                        if (next(entry, known.record().key(), Optional.of(known.record()), incoming, alarms, now)) {
                            entry.append(known.record(), incoming.raw(), now);
                            facts.add(known.record());
                        }
                    }
                    case FactRead.Unknown unknown -> {
                        if (next(entry, unknown.key(), Optional.empty(), incoming, alarms, now)) {
                            entry.appendUnknown(unknown.key(), unknown.type(), incoming.raw(), now);
                        }
                    }
                    case FactRead.Broken broken -> {
                        // One bad row must not block its terminal for ever: it is filed, and the lane goes on.
                        if (next(entry, broken.key(), Optional.empty(), incoming, alarms, now)) {
                            entry.appendUnknown(broken.key(), broken.type(), incoming.raw(), now);
                            entry.misfit(broken.key(), broken.reason(), incoming.raw(), now);
                            alarms.add(new Alarm(incoming.terminal(), "broken-fact", broken.type()));
                        }
                    }
                    case FactRead.Rubbish rubbish ->
                        alarms.add(new Alarm(incoming.terminal(), "rubbish", rubbish.reason()));
                }
            }
            return new Taken(toMark, alarms, facts);
        });
    }

    private boolean next(
            Ledger.Entry entry,
            FactKey key,
            Optional<FactRecord> record,
            Incoming incoming,
            List<Alarm> alarms,
            Instant now) {
        Optional<Ledger.Mark> mark = entry.mark(key.terminal(), key.epoch());
        long committed = mark.map(Ledger.Mark::committed).orElse(0L);
        if (key.seq() <= committed) {
            conflict(entry, key, incoming, alarms, now);
            return false;
        }
        if (key.seq() > committed + 1) {
            return beyondGap(key, committed, alarms, now);
        }
        gaps.remove(key.terminal() + ":" + key.epoch());
        return mark.isPresent() || firstOfEpoch(entry, key, record, alarms, now);
    }

    /** What is beyond the next is dropped; only when its terminal begins there again and again, the rest is lost. */
    private boolean beyondGap(FactKey key, long committed, List<Alarm> alarms, Instant now) {
        String lane = key.terminal() + ":" + key.epoch();
        Gap known = gaps.get(lane);
        if (known == null || key.seq() < known.seq()) {
            gaps.put(lane, new Gap(key.seq(), 1, now));
            return false;
        }
        if (key.seq() > known.seq()) {
            return false;
        }
        int sightings = known.sightings() + 1;
        if (sightings < GAP_SIGHTINGS || now.isBefore(known.since().plusSeconds(GAP_SECONDS))) {
            gaps.put(lane, new Gap(known.seq(), sightings, known.since()));
            return false;
        }
        gaps.remove(lane);
        alarms.add(new Alarm(
                key.terminal(), "missing-facts", key.epoch() + " " + (committed + 1) + "–" + (key.seq() - 1)));
        return true;
    }

    /** A new epoch begins. If the tail of the one before is missing, the terminal is first asked for it, by its mark. */
    private boolean firstOfEpoch(
            Ledger.Entry entry, FactKey key, Optional<FactRecord> record, List<Alarm> alarms, Instant now) {
        if (record.isEmpty() || !(record.get().fact() instanceof Fact.EpochStarted started)) {
            // A start this version can't read, or none at all: alarming, but no reason to lose all that follows.
            alarms.add(new Alarm(key.terminal(), "epoch-without-start", key.toString()));
            return true;
        }
        Optional<String> previous = started.previousEpoch();
        if (previous.isEmpty()) {
            return true;
        }
        long have = entry.mark(key.terminal(), previous.get())
                .map(Ledger.Mark::committed)
                .orElse(0L);
        if (have >= started.previousLast()) {
            return true;
        }
        Instant asked = tailAsked.putIfAbsent(key.epoch(), now);
        if (asked == null || now.isBefore(asked.plusSeconds(TAIL_SECONDS))) {
            return false;
        }
        tailAsked.remove(key.epoch());
        alarms.add(new Alarm(
                key.terminal(), "missing-tail", previous.get() + " " + (have + 1) + "–" + started.previousLast()));
        return true;
    }

    private void conflict(Ledger.Entry entry, FactKey key, Incoming incoming, List<Alarm> alarms, Instant now) {
        Optional<byte[]> stored = ledger.bytes(key);
        // Not readable yet when it came twice within this very batch: then its twin is right here, compared next time.
        if (stored.isPresent() && !Arrays.equals(stored.get(), incoming.raw())) {
            entry.misfit(key, "conflict", incoming.raw(), now);
            alarms.add(new Alarm(key.terminal(), "conflict", key.toString()));
        }
    }
}
