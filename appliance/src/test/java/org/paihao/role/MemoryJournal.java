package org.paihao.role;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Decide;
import org.paihao.core.hall.Decision;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Issuer;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;

/** Books in memory by the real rules: for tests that need thousands of boxes and no disk. Not for many threads. */
public final class MemoryJournal implements Journal {
    private final TerminalId self;
    private final Issuer issuer;
    private final List<FactRecord> facts = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Map<RequestKey, Answer> answers = new HashMap<>();
    private HallState state = HallState.empty();

    /** Of a box that gives no labels. */
    public MemoryJournal(String terminal) {
        this(terminal, new Ordinals(List.of()));
    }

    public MemoryJournal(String terminal, Ordinals ordinals) {
        this.self = new TerminalId(terminal);
        this.issuer = new Issuer(self, ordinals);
    }

    /** What this box has done, in its order. */
    public List<FactRecord> facts() {
        return List.copyOf(facts);
    }

    /** A fact of another box: what a hub does with it. */
    public void absorb(FactRecord record, Instant receivedAt) {
        Absorb.absorb(state, record, receivedAt).forEach(event -> state = Evolve.evolve(state, event));
    }

    @Override
    public HallState state() {
        return state;
    }

    @Override
    public <T> T commit(Work<T> work) {
        return work.run(new Page());
    }

    @Override
    public Answer once(RequestKey key, Work<Answer> work) {
        Answer before = answers.get(key);
        if (before != null) {
            return before;
        }
        Answer made = commit(work);
        answers.put(key, made);
        return made;
    }

    @Override
    public Optional<Answer> answered(RequestKey key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public Optional<String> kept(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    private final class Page implements Entry {
        @Override
        public HallState state() {
            return state;
        }

        @Override
        public Optional<Refusal> decide(Command command, Instant at) {
            return switch (new Decide(TestPlan.plan(), issuer).decide(state, command, at)) {
                case Decision.Refused refused -> Optional.of(refused.why());
                case Decision.Agreed agreed -> {
                    agreed.events().forEach(event -> state = Evolve.evolve(state, event));
                    agreed.facts().forEach(fact -> record(fact, at));
                    yield Optional.empty();
                }
            };
        }

        @Override
        public void record(Fact fact, Instant at) {
            FactRecord record = new FactRecord(new FactKey(self, "0123456789abcdef", facts.size() + 1L), at, 1, fact);
            facts.add(record);
            absorb(record, at);
        }

        @Override
        public void keep(String name, String value) {
            kept.put(name, value);
        }
    }
}
