package org.paihao.sim.disk;

import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.FactKey;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;
import org.paihao.store.MediumException;
import org.paihao.store.ReadSession;
import org.paihao.store.StoredAnswer;
import org.paihao.store.StoredFact;

/** Reads what is committed. */
final class SimReader implements ReadSession {
    private final SimDisk disk;
    private final SimDisk.Mount mount;
    private boolean closed;

    SimReader(SimDisk disk, SimDisk.Mount mount) {
        this.disk = disk;
        this.mount = mount;
    }

    private SimTables tables() throws MediumException {
        mount.check();
        if (closed) {
            throw new MediumException("database connection closed");
        }
        disk.read();
        return disk.committed();
    }

    @Override
    public Optional<StoredAnswer> answer(String key) throws MediumException {
        return tables().answers().get(key);
    }

    @Override
    public List<StoredFact> outboxAfter(long start, long seq, int limit) throws MediumException {
        return tables().outbox().after(start, seq, limit);
    }

    @Override
    public long backlog(long start, long seq) throws MediumException {
        return tables().outbox().backlog(start, seq);
    }

    @Override
    public Optional<Long> startOf(String epoch) throws MediumException {
        return tables().startOf(epoch);
    }

    @Override
    public Optional<byte[]> ledgerBytes(FactKey key) throws MediumException {
        return tables().ledgerBytes(key);
    }

    @Override
    public List<Ledger.Row> ledgerNewest(int limit) throws MediumException {
        return tables().newest(limit);
    }

    @Override
    public List<Ledger.UnknownRow> ledgerUnknown(long afterId, int limit) throws MediumException {
        return tables().unknown(afterId, limit);
    }

    @Override
    public List<Ledger.Numbered> ledgerAfter(long id, int limit) throws MediumException {
        return tables().after(id, limit);
    }

    @Override
    public long ledgerEnd() throws MediumException {
        return tables().end();
    }

    @Override
    public long ledgerCount(TerminalId terminal) throws MediumException {
        return tables().count(terminal);
    }

    @Override
    public long misfits() throws MediumException {
        return tables().misfits().size();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            mount.closed(false);
        }
    }
}
