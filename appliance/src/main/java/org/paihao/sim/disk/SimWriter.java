package org.paihao.sim.disk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.paihao.core.hall.HallEvent;
import org.paihao.role.hub.Ledger.Mark;
import org.paihao.store.Books;
import org.paihao.store.MediumException;
import org.paihao.store.StoredAnswer;
import org.paihao.store.StoredRow;
import org.paihao.store.WriteSession;

/**
 * The writer's session. Once broken it does as sqlite-jdbc does: no transaction is active for ever, and each row that
 * is written nevertheless is durable by itself.
 */
final class SimWriter implements WriteSession {
    private final SimDisk disk;
    private final SimDisk.Mount mount;
    private boolean broken;
    private boolean closed;

    SimWriter(SimDisk disk, SimDisk.Mount mount) {
        this.disk = disk;
        this.mount = mount;
    }

    private void check() throws MediumException {
        mount.check();
        if (closed) {
            throw new MediumException("database connection closed");
        }
    }

    @Override
    public void write(StoredRow row) throws MediumException {
        check();
        try {
            disk.write(own(row));
            if (broken) {
                disk.commit();
            }
        } catch (SimDisk.Broken e) {
            broken = true;
            throw new MediumException(e.why());
        }
    }

    /** Bytes belong to whoever gave them; the disk has its own. */
    private static StoredRow own(StoredRow row) {
        return switch (row) {
            case StoredRow.OutboxRow r ->
                new StoredRow.OutboxRow(
                        r.start(), r.epoch(), r.seq(), r.madeMs(), r.body().clone());
            case StoredRow.LedgerRow r ->
                new StoredRow.LedgerRow(
                        r.terminal(),
                        r.epoch(),
                        r.turn(),
                        r.seq(),
                        r.type(),
                        r.known(),
                        r.receivedMs(),
                        r.body().clone());
            case StoredRow.MisfitRow r ->
                new StoredRow.MisfitRow(
                        r.key(), r.reason(), r.receivedMs(), r.body().clone());
            case StoredRow.EventsRow _,
                    StoredRow.AnswerRow _,
                    StoredRow.KeptRow _,
                    StoredRow.LearnedRow _,
                    StoredRow.EpochRow _,
                    StoredRow.Pruned _ -> row;
        };
    }

    @Override
    public void commit() throws MediumException {
        check();
        active();
        try {
            disk.commit();
        } catch (SimDisk.Broken e) {
            broken = true;
            throw new MediumException(e.why());
        }
    }

    @Override
    public void rollback() throws MediumException {
        check();
        active();
        disk.rollback();
    }

    private void active() throws MediumException {
        if (broken) {
            throw new MediumException("no transaction is active");
        }
    }

    @Override
    public Map<String, StoredAnswer> answers(List<String> keys) throws MediumException {
        check();
        Map<String, StoredAnswer> found = new HashMap<>();
        keys.forEach(key -> disk.ahead().answers().get(key).ifPresent(answer -> found.put(key, answer)));
        return found;
    }

    @Override
    public Optional<Books.Previous> newestEpoch() throws MediumException {
        check();
        return disk.ahead().newestEpoch(0);
    }

    @Override
    public Optional<Books.Previous> newestWithFacts() throws MediumException {
        check();
        return disk.ahead().newestEpoch(1);
    }

    @Override
    public long lastSeq(long start) throws MediumException {
        check();
        return disk.ahead().lastSeq(start);
    }

    @Override
    public Map<String, String> kept() throws MediumException {
        check();
        return disk.ahead().kept();
    }

    @Override
    public List<Mark> marks() throws MediumException {
        check();
        return disk.ahead().marks();
    }

    @Override
    public void events(long fromId, Consumer<List<HallEvent>> each) throws MediumException {
        check();
        disk.ahead().events(fromId).forEach(row -> each.accept(row.events()));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            mount.closed(true);
        }
    }
}
