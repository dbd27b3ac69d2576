package org.paihao.sim.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.paihao.role.hub.Ledger;
import org.paihao.store.Medium;
import org.paihao.store.MediumException;
import org.paihao.store.ReadSession;
import org.paihao.store.StoredFact;
import org.paihao.store.StoredRow;
import org.paihao.store.WriteSession;

/**
 * The disk of one simulated box, which outlives the box's processes. It follows SQLite's contract strictly and fails
 * when it is told to. For one thread.
 *
 * <p>A process gets it by {@link #mount}; when the power goes or the process is killed, every session of that mount
 * throws {@link PowerCutError} from then on, so that nothing of a dead process reaches the disk.
 *
 * <p>There are two sets of tables: what is committed, and what the writer sees, which is ahead by the rows of the open
 * transaction.
 */
public final class SimDisk {
    private final RandomGenerator random;
    private final DiskFaults faults = new DiskFaults();
    private final List<List<StoredRow>> unsynced = new ArrayList<>();
    private Optional<SimTables> synced = Optional.empty();
    private SimTables committed = new SimTables();
    private SimTables ahead = new SimTables();
    private List<StoredRow> transaction = new ArrayList<>();
    private long capacityBytes = Long.MAX_VALUE;
    private Mount mount = new Mount();
    private long commits;
    private Consumer<List<StoredRow>> listener = rows -> {};

    /** @param random decides what becomes of a COMMIT the power went in */
    public SimDisk(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Gives the disk to a process that starts.
     *
     * @throws IllegalStateException when a process that was not ended still has it open
     */
    public Medium mount() {
        if (mount.alive && mount.sessions > 0) {
            throw new IllegalStateException("the process before has not ended");
        }
        end();
        mount = new Mount();
        return mount;
    }

    /** Something to go wrong; several may be on their way. */
    public void inject(DiskFault fault) {
        faults.add(fault);
    }

    /** Faults that have not happened yet. */
    public int faultsLeft() {
        return faults.left();
    }

    /** Rows that would go beyond it are refused with FULL. What is there stays, also when it is more. */
    public void capacity(long bytes) {
        capacityBytes = bytes;
    }

    /** Bytes of what is committed, more or less as SQLite would use them. */
    public long usedBytes() {
        return committed.usedBytes();
    }

    /** What was filed as no fact, or as another fact under a key that is taken. */
    public List<StoredRow.MisfitRow> misfits() {
        return committed.misfits();
    }

    /** Whether a process has it: not so after a kill, or after the power went. */
    public boolean running() {
        return mount.alive;
    }

    /** Nothing goes wrong any more, and there is room. */
    public void heal() {
        faults.clear();
        capacityBytes = Long.MAX_VALUE;
    }

    /** The facts of this box that are committed, after a position, as somebody sees them who takes the disk out. */
    public List<StoredFact> facts(long afterStart, long afterSeq) {
        return committed.outbox().after(afterStart, afterSeq, Integer.MAX_VALUE);
    }

    /** The hall's ledger as it is committed, newest first. */
    public List<Ledger.Row> ledger() {
        return committed.newest(Integer.MAX_VALUE);
    }

    /** Told the rows of each COMMIT that is done, on the writer's turn. Of several the last one asked is told. */
    public void listen(Consumer<List<StoredRow>> rows) {
        listener = rows;
    }

    /** COMMITs that were done. */
    public long commits() {
        return commits;
    }

    /** From now on the disk says "synced" and does not do it: a power cut loses an end of what was committed. */
    public void lie() {
        if (synced.isEmpty()) {
            synced = Optional.of(new SimTables(committed));
        }
    }

    /** All that was committed is really there, and later COMMITs are as well. */
    public void sync() {
        synced = Optional.empty();
        unsynced.clear();
    }

    /** The process is killed: what it had not committed is gone. */
    public void kill() {
        end();
    }

    /** The power goes: what was not committed is gone, and of a lying disk an end of what was. */
    public void powerCut() {
        if (synced.isPresent()) {
            SimTables left = synced.get();
            int kept = random.nextInt(unsynced.size() + 1);
            for (List<StoredRow> one : unsynced.subList(0, kept)) {
                again(left, one);
            }
            committed = left;
            ahead = new SimTables(committed);
            transaction = new ArrayList<>();
            synced = Optional.of(new SimTables(committed));
            unsynced.clear();
        }
        end();
    }

    /** Another disk with what is committed on this one, as a backup has it. */
    public SimDisk copy(RandomGenerator otherRandom) {
        SimDisk copy = new SimDisk(otherRandom);
        copy.committed = new SimTables(committed);
        copy.ahead = new SimTables(committed);
        return copy;
    }

    private void end() {
        mount.alive = false;
        forget();
    }

    private void forget() {
        if (!transaction.isEmpty()) {
            ahead = new SimTables(committed);
            transaction = new ArrayList<>();
        }
    }

    private static void again(SimTables tables, List<StoredRow> rows) {
        for (StoredRow row : rows) {
            try {
                tables.apply(row);
            } catch (MediumException e) {
                throw new IllegalStateException("a row that was taken is refused", e);
            }
        }
    }

    private void done() {
        again(committed, transaction);
        if (synced.isPresent()) {
            unsynced.add(transaction);
        }
        List<StoredRow> done = transaction;
        transaction = new ArrayList<>();
        commits++;
        listener.accept(done);
    }

    // ---- for the sessions ----

    SimTables committed() {
        return committed;
    }

    SimTables ahead() {
        return ahead;
    }

    void rollback() {
        forget();
    }

    /** Adds a row to the open transaction. A row that is refused by a constraint leaves the transaction as it was. */
    void write(StoredRow row) throws MediumException, Broken {
        Optional<DiskFault> fault = faults.due(DiskFaults.Step.WRITE);
        if (fault.isPresent()) {
            if (fault.get() instanceof DiskFault.CutAtWrite) {
                throw cut("at a row");
            }
            forget();
            throw new Broken("disk I/O error");
        }
        long growth = ahead.growth(row);
        if (growth > 0 && growth > capacityBytes - ahead.usedBytes()) {
            forget();
            throw new Broken("database or disk is full");
        }
        ahead.apply(row);
        transaction.add(row);
    }

    void commit() throws Broken {
        Optional<DiskFault> fault = faults.due(DiskFaults.Step.COMMIT);
        if (fault.isEmpty()) {
            done();
        } else if (fault.get() instanceof DiskFault.CommitFails(int _, boolean durable)) {
            if (durable) {
                done();
            }
            forget();
            throw new Broken("disk I/O error");
        } else {
            if (random.nextBoolean()) {
                done();
            }
            throw cut("in a COMMIT");
        }
    }

    void read() throws MediumException {
        if (faults.due(DiskFaults.Step.READ).isPresent()) {
            throw new MediumException("disk I/O error");
        }
    }

    private PowerCutError cut(String where) {
        powerCut();
        return new PowerCutError("the power went " + where);
    }

    /** A failure after which the session is of no use. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        Broken(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** One process's hold on the disk. */
    final class Mount implements Medium {
        private boolean alive = true;
        private boolean writing;
        private int sessions;

        @Override
        public WriteSession writer() throws MediumException {
            check();
            if (writing) {
                throw new IllegalStateException("there is one writer, and it has not closed its session");
            }
            if (faults.due(DiskFaults.Step.OPEN).isPresent()) {
                throw new MediumException("unable to open database file");
            }
            writing = true;
            sessions++;
            return new SimWriter(SimDisk.this, this);
        }

        @Override
        public ReadSession reader() {
            check();
            sessions++;
            return new SimReader(SimDisk.this, this);
        }

        void check() {
            if (!alive) {
                throw new PowerCutError("this process has ended");
            }
        }

        void closed(boolean writer) {
            sessions--;
            if (writer && alive) {
                writing = false;
                forget();
            }
        }
    }
}
