package org.paihao.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
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
    static final String REPLAY_FROM = "replay-from";

    private static final Logger LOG = System.getLogger(Books.class.getName());

    private final Database database;
    private final BooksSettings settings;
    private final String epoch;
    private final Writer writer;
    private final Object readLock = new Object();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = Snapshot.empty();
    /** The writer's own: what is on disk is not known, so the state must be built again before anything is decided. */
    private boolean unknown;

    private Tables tables;
    private Connection writerConnection;
    private final Connection readerConnection;

    private Books(Database database, BooksSettings settings, String epoch) throws SQLException {
        this.database = database;
        this.settings = settings;
        this.epoch = epoch;
        this.writerConnection = database.writer();
        this.tables = new Tables(writerConnection);
        this.readerConnection = database.reader();
        this.writer = new Writer(this, settings.terminal().value());
    }

    /** What the books must be told of their box. {@code epoch} is 16 random hexadecimal digits, new at every start. */
    public record Setup(
            TerminalId terminal,
            boolean hub,
            String epoch,
            Supplier<HallPlan> plan,
            Supplier<Issuer> issuer,
            Function<FactRecord, byte[]> encode) {}

    /** The epoch before this one: its number of starts and its last seq. */
    public record Previous(long start, String epoch, long lastSeq) {}

    /**
     * Opens the books, brings the state back, and begins a new epoch in them.
     *
     * @throws StoreException when the file can't be opened or read
     */
    public static Books open(Database database, Setup setup) {
        try {
            Optional<Previous> previous;
            long start;
            try (Connection connection = database.writer()) {
                previous = previous(connection);
                start = previous.map(Previous::start).orElse(0L) + 1;
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into epoch (start, epoch, last_seq) values (?, ?, 0)")) {
                    insert.setLong(1, start);
                    insert.setString(2, setup.epoch());
                    insert.executeUpdate();
                }
                connection.commit();
            }
            BooksSettings settings = new BooksSettings(
                    setup.terminal(), setup.hub(), start, setup.plan(), setup.issuer(), setup.encode());
            Books books = new Books(database, settings, setup.epoch());
            books.previous = previous;
            books.load();
            books.writer.start();
            return books;
        } catch (SQLException e) {
            throw new StoreException("the books can't be opened: " + e.getMessage(), e);
        }
    }

    private Optional<Previous> previous = Optional.empty();

    /** The epoch before this one; empty at the first start. */
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

    private static Optional<Previous> previous(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select start, epoch, max(last_seq, coalesce("
                        + "(select max(seq) from outbox where outbox.start = epoch.start),"
                        + " (select committed from mark where mark.epoch = epoch.epoch), 0))"
                        + " from epoch order by start desc limit 1")) {
            return rows.next()
                    ? Optional.of(new Previous(rows.getLong(1), rows.getString(2), rows.getLong(3)))
                    : Optional.empty();
        }
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
        return writer.submit(work::run);
    }

    @Override
    public Answer once(RequestKey key, Work<Answer> work) {
        return writer.submit(key, work::run);
    }

    @Override
    public Optional<Answer> answered(RequestKey key) {
        Optional<Tables.StoredAnswer> stored =
                read("select hash, status, body from answer where key = ?", statement -> {
                    statement.setString(1, key.key());
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(new Tables.StoredAnswer(
                                        rows.getString(1), new Answer(rows.getInt(2), rows.getString(3))))
                                : Optional.empty();
                    }
                });
        if (stored.isPresent() && !stored.get().hash().equals(key.bodyHash())) {
            throw new KeyReusedException();
        }
        return stored.map(Tables.StoredAnswer::answer);
    }

    @Override
    public Optional<String> kept(String name) {
        return Optional.ofNullable(snapshot.kept().get(name));
    }

    @Override
    public <T> T ingest(Function<Ledger.Entry, T> work) {
        return writer.submit(work::apply);
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
        return read("select body from ledger where terminal = ? and epoch = ? and seq = ?", statement -> {
            statement.setString(1, key.terminal().value());
            statement.setString(2, key.epoch());
            statement.setLong(3, key.seq());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        });
    }

    @Override
    public List<Row> newest(int limit) {
        return read("select terminal, received_ms, body from ledger order by id desc limit ?", statement -> {
            statement.setInt(1, limit);
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(
                            new TerminalId(rows.getString(1)),
                            Instant.ofEpochMilli(rows.getLong(2)),
                            rows.getBytes(3)));
                }
            }
            return found;
        });
    }

    @Override
    public List<UnknownRow> unknown(long afterId, int limit) {
        return read(
                "select id, terminal, epoch, seq, received_ms, body from ledger"
                        + " where known = 0 and id > ? order by id limit ?",
                statement -> {
                    statement.setLong(1, afterId);
                    statement.setInt(2, limit);
                    List<UnknownRow> found = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(new UnknownRow(
                                    rows.getLong(1),
                                    new FactKey(new TerminalId(rows.getString(2)), rows.getString(3), rows.getLong(4)),
                                    Instant.ofEpochMilli(rows.getLong(5)),
                                    rows.getBytes(6)));
                        }
                    }
                    return found;
                });
    }

    @Override
    public long count(TerminalId terminal) {
        return read("select count(*) from ledger where terminal = ?", statement -> {
            statement.setString(1, terminal.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** The outbox of this box, for whoever sends it. */
    public Outbox outbox() {
        return new Outbox(this);
    }

    interface Reading<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    <T> T read(String sql, Reading<T> reading) {
        synchronized (readLock) {
            try (PreparedStatement statement = readerConnection.prepareStatement(sql)) {
                return reading.apply(statement);
            } catch (SQLException e) {
                throw new StoreException("the books can't be read: " + e.getMessage(), e);
            }
        }
    }

    // ---- for the writer's thread only ----

    Snapshot snapshot() {
        return snapshot;
    }

    Tables tables() throws SQLException {
        if (unknown || writerConnection.isClosed()) {
            reopen();
        }
        return tables;
    }

    Unit unit(Snapshot before) {
        return new Unit(settings, epoch, before);
    }

    void write(Unit unit) throws SQLException {
        tables.write(unit, settings, epoch);
    }

    void commit() throws SQLException {
        writerConnection.commit();
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

    void reopen() throws SQLException {
        unknown = true;
        closeDatabase();
        writerConnection = database.writer();
        tables = new Tables(writerConnection);
        load();
        unknown = false;
        LOG.log(Level.WARNING, "event=books-reopened last-seq=" + snapshot.lastSeq());
    }

    void closeDatabase() {
        try {
            tables.close();
            writerConnection.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "event=close-failed", e);
        }
    }

    private void load() throws SQLException {
        Snapshot loaded = Snapshot.empty();
        try (Statement statement = writerConnection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select name, value from kept")) {
                while (rows.next()) {
                    loaded = loaded.keeping(rows.getString(1), rows.getString(2));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select terminal, epoch, turn, committed from mark order by turn")) {
                while (rows.next()) {
                    loaded = loaded.withMark(new Mark(
                            new TerminalId(rows.getString(1)), rows.getString(2), rows.getLong(3), rows.getLong(4)));
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "select max(last_seq, coalesce((select max(seq) from outbox where outbox.start = epoch.start), 0))"
                            + " from epoch where start = " + settings.start())) {
                long ownSeq = rows.next() ? rows.getLong(1) : 0;
                long ledgerSeq = settings.hub()
                        ? loaded.mark(settings.terminal(), epoch)
                                .map(Mark::committed)
                                .orElse(0L)
                        : 0L;
                loaded = loaded.withSeq(Math.max(ownSeq, ledgerSeq));
            }
            String from = loaded.kept().getOrDefault(REPLAY_FROM, "0");
            HallState hall = HallState.empty();
            try (ResultSet rows = statement.executeQuery(
                    "select body from event where id >= " + Long.parseLong(from) + " order by id")) {
                while (rows.next()) {
                    for (HallEvent event : EventForm.read(rows.getBytes(1))) {
                        hall = Evolve.evolve(hall, event);
                    }
                }
            } catch (IOException e) {
                throw new StoreException("a stored event can't be read: " + e.getMessage(), e);
            }
            loaded = loaded.with(hall);
        }
        writerConnection.rollback();
        snapshot = loaded;
    }

    @Override
    public void close() {
        writer.close();
        synchronized (readLock) {
            try {
                readerConnection.close();
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "event=close-failed", e);
            }
        }
    }
}
