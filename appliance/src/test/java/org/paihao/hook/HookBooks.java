package org.paihao.hook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger;

/** A ledger in memory whose rows are the facts of one kiosk, in their order; its disk can fail. */
final class HookBooks implements HookSource {
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");

    private final List<Fact> facts;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private volatile boolean full;

    HookBooks(List<Fact> facts) {
        this.facts = facts;
    }

    /** From now on nothing can be kept. */
    void keepNothing() {
        full = true;
    }

    @Override
    public List<Ledger.Numbered> after(long id, int limit) {
        return LongStream.rangeClosed(id + 1, Math.min(facts.size(), id + limit))
                .mapToObj(row ->
                        new Ledger.Numbered(row, KIOSK, Long.toString(row).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public long end() {
        return facts.size();
    }

    @Override
    public FactRead read(Ledger.Numbered row) {
        FactKey key = new FactKey(row.terminal(), "00000000000000aa", row.id());
        return new FactRead.Known(new FactRecord(key, HookTest.NOW, 1, facts.get((int) row.id() - 1)));
    }

    @Override
    public Optional<String> kept(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void keep(String name, String value) {
        if (full) {
            throw new StoreException("the disk is full");
        }
        kept.put(name, value);
    }
}
