package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;

/** A box without a disk: decides, records, absorbs, and remembers every event and every fact it made. */
final class TestBox {
    final TerminalId id;
    final HallPlan plan;
    final List<FactRecord> facts = new ArrayList<>();
    final List<HallEvent> events = new ArrayList<>();
    private final HallRules rules;
    Issuer issuer;
    HallState state = HallState.empty();
    private String epoch = "0000000000000001";
    private long seq;

    TestBox(HallRules rules, String id, HallPlan plan, Ordinals ordinals) {
        this.rules = rules;
        this.id = new TerminalId(id);
        this.plan = plan;
        this.issuer = new Issuer(this.id, ordinals);
    }

    Optional<Refusal> decide(Command command, Instant at) {
        return switch (look(command, at)) {
            case Decision.Refused refused -> Optional.of(refused.why());
            case Decision.Agreed agreed -> {
                agreed.events().forEach(this::apply);
                agreed.facts().forEach(fact -> record(fact, at));
                yield Optional.empty();
            }
        };
    }

    /** What would be decided, without doing it. */
    Decision look(Command command, Instant at) {
        return rules.decide(plan, issuer, state, command, at);
    }

    FactRecord record(Fact fact, Instant at) {
        seq++;
        FactRecord record = new FactRecord(new FactKey(id, epoch, seq), at, plan.version(), fact);
        facts.add(record);
        absorb(record, at);
        return record;
    }

    void absorb(FactRecord record, Instant receivedAt) {
        rules.absorb(state, record, receivedAt).forEach(this::apply);
    }

    /** As after a restore: an earlier state, a new epoch, other ordinals. */
    void restore(HallState earlier, List<HallEvent> history, String newEpoch, Ordinals ordinals) {
        state = earlier;
        events.clear();
        events.addAll(history);
        epoch = newEpoch;
        seq = 0;
        issuer = new Issuer(id, ordinals);
    }

    private void apply(HallEvent event) {
        state = rules.evolve(state, event);
        events.add(event);
    }
}
