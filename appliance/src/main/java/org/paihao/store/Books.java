package org.paihao.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.plan.HallPlan;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger;

/** The books of one box in one SQLite file. Opened once; every method is safe for any thread. */
public final class Books implements Journal, Ledger, AutoCloseable {
    private static final Logger LOG = System.getLogger(Books.class.getName());

    private final Medium medium;
    private final BooksSettings settings;
    private final String epoch;
    private final Optional<Previous> previous;
    private final Writer writer;
    private final Object readLock = new Object();
    private final ReadSession reader;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;
    /** The writer's own, as all below. */
    private WriteSession session;
    /** What is on the medium is not known, so the state must be built again before anything is decided. */
    private boolean unknown;

    private Books(Medium medium, WriteSession session, Setup setup, Turns turns, InstantSource wall)
            throws MediumException {
        this.medium = medium;
        this.session = session;
        this.epoch = setup.epoch();
        this.previous = session.newestWithFacts();
        long start = session.newestEpoch().map(Previous::start).orElse(0L) + 1;
        session.write(new StoredRow.EpochRow(start, epoch));
        session.commit();
        this.settings =
                new BooksSettings(setup.terminal(), setup.hub(), start, setup.plan(), setup.issuer(), setup.encode());
        this.snapshot = Loading.load(session, settings, epoch);
        this.writer = new Writer(this, turns, wall);
        this.reader = medium.reader();
    }

    /** What the books must be told of their box. {@code epoch} is 16 random hexadecimal digits, new at every start. */
    public record Setup(
            TerminalId terminal,
            boolean hub,
            String epoch,
            Supplier<HallPlan> plan,
            Supplier<Issuer> issuer,
            Function<FactRecord, byte[]> encode) {}

    /** An epoch before this one: its number of starts and its last seq. */
    public record Previous(long start, String epoch, long lastSeq) {}

    /**
     * Opens the books, brings the state back, and begins a new epoch in them. Units of work run on a thread of their
     * own.
     *
     * @throws StoreException when the file can't be opened or read
     */
    public static Books open(Database database, Setup setup) {
        return open(new SqliteMedium(database), setup, Turns.ownThread(), InstantSource.system());
    }

    /**
     * As {@link #open(Database, Setup)}, on any medium.
     *
     * @param turns where units of work run; for these books alone
     * @param wall what stored answers are dated by
     * @throws StoreException when the medium can't be opened or read
     */
    public static Books open(Medium medium, Setup setup, Turns turns, InstantSource wall) {
        try {
            WriteSession session = medium.writer();
            Books books;
            try {
                books = new Books(medium, session, setup, turns, wall);
            } catch (MediumException | RuntimeException e) {
                close(session);
                throw e;
            }
            books.writer.start(setup.terminal().value());
            return books;
        } catch (MediumException e) {
            throw new StoreException("the books can't be opened: " + e.getMessage(), e);
        }
    }

    /** The last epoch before this one that made a fact; empty while there was none. */
    public Optional<Previous> previous() {
        return previous;
    }

    /** How many times this box has started, this time included. */
    public long start() {
        return settings.start();
    }

    /** This process's epoch. */
    public String epoch() {
        return epoch;
    }

    /** Records the first fact of this epoch: what must have come before it (hall protocol §1). */
    public void beginEpoch(Instant at) {
        commit(entry -> {
            entry.record(
                    new Fact.EpochStarted(
                            start(),
                            previous.map(Previous::epoch),
                            previous.map(Previous::lastSeq).orElse(0L)),
                    at);
            return Boolean.TRUE;
        });
    }

    /** Tells of every commit, on the writer's thread: only mark and wake, never work. */
    public void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public HallState state() {
        return snapshot.hall();
    }

    /** Seq of the last fact of this epoch, as of the last commit. */
    public long lastSeq() {
        return snapshot.lastSeq();
    }

    @Override
    public <T> T commit(Work<T> work) {
        return writer.await(new Job<>(Optional.empty(), work::run));
    }

    @Override
    public Answer once(RequestKey key, Work<Answer> work) {
        return writer.await(new Job<>(Optional.of(key), work::run));
    }

    /** As {@link #commit}, without waiting: whoever begins several has them in one COMMIT, more or less. */
    public <T> CompletableFuture<T> begin(Work<T> work) {
        return writer.begin(new Job<>(Optional.empty(), work::run));
    }

    /** As {@link #once}, without waiting. */
    public CompletableFuture<Answer> begin(RequestKey key, Work<Answer> work) {
        return writer.begin(new Job<>(Optional.of(key), work::run));
    }

    @Override
    public Optional<Answer> answered(RequestKey key) {
        Optional<StoredAnswer> stored = read(session -> session.answer(key.key()));
        if (stored.isPresent() && !stored.get().hash().equals(key.bodyHash())) {
            throw new KeyReusedException();
        }
        return stored.map(StoredAnswer::answer);
    }

    @Override
    public Optional<String> kept(String name) {
        return Optional.ofNullable(snapshot.kept().get(name));
    }

    @Override
    public <T> T ingest(Function<Ledger.Entry, T> work) {
        return writer.await(new Job<>(Optional.empty(), work::apply));
    }

    @Override
    public Optional<Mark> mark(TerminalId terminal, String ofEpoch) {
        return snapshot.mark(terminal, ofEpoch);
    }

    @Override
    public Optional<Mark> latest(TerminalId terminal) {
        return Optional.ofNullable(snapshot.latest().get(terminal));
    }

    @Override
    public List<TerminalId> terminals() {
        return List.copyOf(snapshot.latest().keySet());
    }

    @Override
    public Optional<byte[]> bytes(FactKey key) {
        return read(session -> session.ledgerBytes(key));
    }

    @Override
    public List<Row> newest(int limit) {
        return read(session -> session.ledgerNewest(limit));
    }

    @Override
    public List<UnknownRow> unknown(long afterId, int limit) {
        return read(session -> session.ledgerUnknown(afterId, limit));
    }

    @Override
    public List<Numbered> after(long id, int limit) {
        return read(session -> session.ledgerAfter(id, limit));
    }

    @Override
    public long end() {
        return read(session -> session.ledgerEnd());
    }

    @Override
    public long count(TerminalId terminal) {
        return read(session -> session.ledgerCount(terminal));
    }

    @Override
    public void tidy(Instant before) {
        outbox().prune(0, 0, before.toEpochMilli());
    }

    /** The outbox of this box, for whoever sends it. */
    public Outbox outbox() {
        return new Outbox(this);
    }

    interface Reading<T> {
        T from(ReadSession session) throws MediumException;
    }

    <T> T read(Reading<T> reading) {
        synchronized (readLock) {
            try {
                return reading.from(reader);
            } catch (MediumException e) {
                throw new StoreException("the books can't be read: " + e.getMessage(), e);
            }
        }
    }

    // ---- for the writer only ----

    Snapshot snapshot() {
        return snapshot;
    }

    WriteSession session() throws MediumException {
        if (unknown) {
            reopen();
        }
        return session;
    }

    Unit unit(Snapshot before) {
        return new Unit(settings, epoch, before);
    }

    void publish(Snapshot next) {
        snapshot = next;
    }

    void committed() {
        listeners.forEach(Runnable::run);
    }

    /** Reopening has failed half-way: it is to be tried again before the next unit. */
    void unknown() {
        unknown = true;
    }

    void reopen() throws MediumException {
        unknown = true;
        closeSession();
        session = medium.writer();
        snapshot = Loading.load(session, settings, epoch);
        unknown = false;
        LOG.log(Level.WARNING, "event=books-reopened last-seq=" + snapshot.lastSeq());
    }

    void closeSession() {
        close(session);
    }

    private static void close(WriteSession session) {
        try {
            session.close();
        } catch (MediumException e) {
            LOG.log(Level.WARNING, "event=close-failed", e);
        }
    }

    @Override
    public void close() {
        writer.close();
        synchronized (readLock) {
            try {
                reader.close();
            } catch (MediumException e) {
                LOG.log(Level.WARNING, "event=close-failed", e);
            }
        }
    }
}
