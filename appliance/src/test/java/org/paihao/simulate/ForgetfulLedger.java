package org.paihao.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;

/** A ledger that now and then does not know of the last fact it took. */
record ForgetfulLedger(Ledger real, BooleanSupplier forgets) implements Ledger {
    @Override
    public <T> T ingest(Function<Ledger.Entry, T> work) {
        return real.ingest(entry -> work.apply(new Forgetful(entry, forgets)));
    }

    @Override
    public Optional<Mark> mark(TerminalId terminal, String epoch) {
        return real.mark(terminal, epoch);
    }

    @Override
    public Optional<Mark> latest(TerminalId terminal) {
        return real.latest(terminal);
    }

    @Override
    public List<TerminalId> terminals() {
        return real.terminals();
    }

    @Override
    public Optional<byte[]> bytes(FactKey key) {
        return real.bytes(key);
    }

    @Override
    public List<Row> newest(int limit) {
        return real.newest(limit);
    }

    @Override
    public List<UnknownRow> unknown(long afterId, int limit) {
        return real.unknown(afterId, limit);
    }

    @Override
    public List<Numbered> after(long id, int limit) {
        return real.after(id, limit);
    }

    @Override
    public long end() {
        return real.end();
    }

    @Override
    public long count(TerminalId terminal) {
        return real.count(terminal);
    }

    @Override
    public void tidy(Instant before) {
        real.tidy(before);
    }

    private record Forgetful(Ledger.Entry real, BooleanSupplier forgets) implements Ledger.Entry {
        @Override
        public Optional<Mark> mark(TerminalId terminal, String epoch) {
            return real.mark(terminal, epoch)
                    .map(mark -> mark.committed() > 1 && forgets.getAsBoolean()
                            ? new Mark(mark.terminal(), mark.epoch(), mark.turn(), mark.committed() - 1)
                            : mark);
        }

        @Override
        public Optional<Mark> latest(TerminalId terminal) {
            return real.latest(terminal);
        }

        @Override
        public void append(FactRecord record, byte[] raw, Instant receivedAt) {
            real.append(record, raw, receivedAt);
        }

        @Override
        public void appendUnknown(FactKey key, String type, byte[] raw, Instant receivedAt) {
            real.appendUnknown(key, type, raw, receivedAt);
        }

        @Override
        public void learn(UnknownRow row, FactRecord record) {
            real.learn(row, record);
        }

        @Override
        public void misfit(FactKey key, String reason, byte[] raw, Instant receivedAt) {
            real.misfit(key, reason, raw, receivedAt);
        }
    }
}
