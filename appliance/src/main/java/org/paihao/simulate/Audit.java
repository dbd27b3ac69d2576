package org.paihao.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Label;
import org.paihao.core.rating.Level;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.store.StoredFact;

/** After the faults have ended and all is quiet: the hub's books against what everybody else knows. */
final class Audit {
    private final Witness witness;
    /** What the script's faults may bring about; anything else tells of a fault of ours. */
    private final Set<String> expectedAlarms;

    private final Map<FactKey, byte[]> ledger = new LinkedHashMap<>();
    private final List<FactRecord> records = new ArrayList<>();

    Audit(Witness witness, Set<String> expectedAlarms) {
        this.witness = witness;
        this.expectedAlarms = Set.copyOf(expectedAlarms);
    }

    List<FactRecord> records() {
        return records;
    }

    void check(HubBox hub, HallState state) {
        read(hub);
        facts();
        promises(state);
        ratings();
        witness.sound(state);
        witness.must(
                hub.disk().misfits().isEmpty(), "filed as misfit: " + hub.disk().misfits());
        for (Ingest.Alarm alarm : witness.alarms()) {
            witness.must(expectedAlarms.contains(alarm.kind()), "alarmed: " + alarm);
        }
    }

    private void read(HubBox hub) {
        Map<String, Long> last = new HashMap<>();
        for (Ledger.Row row : hub.disk().ledger().reversed()) {
            if (witness.read(row.terminal(), row.body()) instanceof FactRead.Known known) {
                FactKey key = known.record().key();
                witness.must(ledger.put(key, row.body()) == null, "twice in the ledger: " + key);
                Long before = last.put(key.terminal() + ":" + key.epoch(), key.seq());
                long next = before == null ? 1 : before + 1;
                witness.must(key.seq() == next, "out of order: " + key + " after " + before);
                records.add(known.record());
            } else {
                witness.must(false, "in the ledger and no fact: " + row);
            }
        }
    }

    private void facts() {
        Map<TerminalId, Integer> counts = new HashMap<>();
        ledger.keySet().forEach(key -> counts.merge(key.terminal(), 1, Integer::sum));
        witness.seen().forEach((terminal, seen) -> {
            for (StoredFact fact : seen.facts()) {
                FactKey key = new FactKey(terminal, fact.epoch(), fact.seq());
                byte[] there = ledger.get(key);
                witness.must(there != null, "lost: " + key);
                witness.must(there == null || Arrays.equals(there, fact.body()), "other bytes: " + key);
            }
            int count = counts.getOrDefault(terminal, 0);
            witness.must(
                    count == seen.facts().size(),
                    terminal + " made " + seen.facts().size() + " facts, the ledger has " + count);
        });
    }

    private void promises(HallState state) {
        Map<String, Ticket> inLedger = new HashMap<>();
        for (FactRecord record : records) {
            if (record.fact() instanceof Fact.TicketTaken(Ticket ticket, var _)) {
                String slip = record.key().terminal() + " " + ticket.id();
                witness.must(inLedger.put(slip, ticket) == null, "in the ledger twice: " + ticket);
            }
        }
        for (Witness.Promise promise : witness.promises()) {
            Ticket ticket = inLedger.get(promise.box() + " " + promise.id());
            witness.must(
                    ticket != null && ticket.label().toString().equals(promise.label()),
                    promise + " and in the ledger " + ticket);
            if (ticket != null && ticket.day().equals(state.day())) {
                witness.must(
                        state.ticket(promise.id())
                                .filter(TicketState::confirmed)
                                .filter(known -> known.ticket().booking().isPresent()
                                        || known.ticket().label().toString().equals(promise.label()))
                                .filter(known ->
                                        promise.id().equals(state.labels().get(Label.parse(promise.label()))))
                                .isPresent(),
                        promise + " and in the books " + state.ticket(promise.id()));
            }
        }
    }

    private void ratings() {
        Map<CallId, Level> inLedger = new HashMap<>();
        for (FactRecord record : records) {
            if (record.fact() instanceof Fact.RatingGiven given) {
                witness.must(inLedger.put(given.event(), given.rating().level()) == null, "rated twice: " + given);
            }
        }
        witness.ratings()
                .forEach((event, level) -> witness.must(
                        level == inLedger.get(event), "rated " + level + ", in the ledger " + inLedger.get(event)));
    }
}
