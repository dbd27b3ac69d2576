package org.paihao.role.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
    /** Lanes whose next fact does not come, by terminal and epoch. */
    private final Map<String, Gap> gaps = new HashMap<>();
    /** What a person was told of already: a terminal sends until its fact is taken, and would fill the page. */
    private final Set<String> alarmed = new HashSet<>();
    /** Epochs that go on although a later one of their terminal has begun. */
    private final Map<TerminalId, Set<String>> twins = new HashMap<>();
    /**
     * A terminal sends from its mark on, again and again. What has not come in this time, and in so many tries, it does
     * not have any more; before that it is only late, and must not be passed over.
     */
    private static final Duration GAP_PATIENCE = Duration.ofSeconds(60);

    private static final int GAP_TRIES = 4;

    /**
     * A lane that waits for a fact.
     *
     * @param have last seq before the gap, of this epoch or of the one before
     * @param lowest lowest seq beyond the gap that was seen: the first one the terminal still has
     */
    private record Gap(long have, long lowest, int tries, Instant since) {
        Gap seen(long seq) {
            if (seq < lowest) {
                return new Gap(have, seq, 1, since);
            }
            return seq == lowest ? new Gap(have, lowest, tries + 1, since) : this;
        }
    }

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

    /**
     * Epochs of this terminal, beside its latest, that another box goes on with. Until a person has looked at it, that
     * box needs marks of its own, or its facts would wait for ever behind a mark it does not know.
     */
    public Set<String> twins(TerminalId terminal) {
        return twins.getOrDefault(terminal, Set.of());
    }

    private boolean next(
            Ledger.Entry entry,
            FactKey key,
            Optional<FactRecord> record,
            Incoming incoming,
            List<Alarm> alarms,
            Instant now) {
        Optional<Ledger.Mark> mark = entry.mark(key.terminal(), key.epoch());
        if (mark.isEmpty()) {
            return key.seq() == 1 ? firstOfEpoch(entry, key, record, alarms, now) : gone(key, 0, alarms, now);
        }
        if (key.seq() <= mark.get().committed()) {
            conflict(entry, key, incoming, alarms, now);
            return false;
        }
        boolean next =
                key.seq() == mark.get().committed() + 1 || gone(key, mark.get().committed(), alarms, now);
        if (next
                && entry.latest(key.terminal())
                        .filter(latest -> latest.turn() > mark.get().turn())
                        .isPresent()) {
            // A process that has begun a later epoch is gone; one that still makes facts in the earlier is another box.
            once("two-boxes", key, "two boxes go by this id", alarms);
            twins.computeIfAbsent(key.terminal(), ignored -> new LinkedHashSet<>())
                    .add(key.epoch());
        }
        return next;
    }

    private void once(String kind, FactKey key, String detail, List<Alarm> alarms) {
        if (alarmed.add(kind + key.terminal() + key.epoch())) {
            alarms.add(new Alarm(key.terminal(), kind, detail));
        }
    }

    /**
     * A new epoch begins. If the tail of the one before is missing, the terminal is first asked for it, by its mark.
     */
    private boolean firstOfEpoch(
            Ledger.Entry entry, FactKey key, Optional<FactRecord> record, List<Alarm> alarms, Instant now) {
        if (record.isEmpty() || !(record.get().fact() instanceof Fact.EpochStarted started)) {
            // A start this version can't read, or none at all: alarming, but no reason to lose for ever what follows.
            once("epoch-without-start", key, key.toString(), alarms);
            return waited(key, 0, now);
        }
        Optional<String> previous = started.previousEpoch();
        if (previous.isEmpty()) {
            replaced(entry, key, previous, alarms);
            return true;
        }
        long have = entry.mark(key.terminal(), previous.get())
                .map(Ledger.Mark::committed)
                .orElse(0L);
        if (have >= started.previousLast()) {
            replaced(entry, key, previous, alarms);
            return true;
        }
        if (!waited(key, have, now)) {
            return false;
        }
        alarms.add(new Alarm(
                key.terminal(), "missing-tail", previous.get() + " " + (have + 1) + "–" + started.previousLast()));
        return true;
    }

    /** Whether the facts between {@code have} and this one are gone for good: then the lane goes on without them. */
    private boolean gone(FactKey key, long have, List<Alarm> alarms, Instant now) {
        if (!waited(key, have, now)) {
            return false;
        }
        alarms.add(new Alarm(key.terminal(), "missing-facts", key.epoch() + " " + (have + 1) + "–" + (key.seq() - 1)));
        return true;
    }

    private boolean waited(FactKey key, long have, Instant now) {
        String lane = key.terminal() + ":" + key.epoch();
        Gap before = gaps.get(lane);
        Gap gap = before == null || before.have() != have ? new Gap(have, key.seq(), 1, now) : before.seen(key.seq());
        boolean over = key.seq() == gap.lowest()
                && gap.tries() >= GAP_TRIES
                && !now.isBefore(gap.since().plus(GAP_PATIENCE));
        if (over) {
            gaps.remove(lane);
        } else {
            gaps.put(lane, gap);
        }
        return over;
    }

    /**
     * A new epoch that does not follow the last one here: books that were lost, restored, or copied to a second box.
     */
    private void replaced(Ledger.Entry entry, FactKey key, Optional<String> previous, List<Alarm> alarms) {
        Optional<String> latest = entry.latest(key.terminal()).map(Ledger.Mark::epoch);
        if (latest.isPresent() && !latest.equals(previous)) {
            once(
                    "books-replaced",
                    key,
                    "last epoch here " + latest.get() + ", there " + previous.orElse("none"),
                    alarms);
        }
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
