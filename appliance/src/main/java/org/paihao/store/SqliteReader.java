package org.paihao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.FactKey;
import org.paihao.core.id.TerminalId;
import org.paihao.role.Journal.Answer;
import org.paihao.role.hub.Ledger;

/** A connection that only reads. */
final class SqliteReader implements ReadSession {
    private final Connection connection;

    SqliteReader(Connection connection) {
        this.connection = connection;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    interface Form<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Binding binding, Form<T> form) throws MediumException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(form.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    private <T> Optional<T> one(String sql, Binding binding, Form<T> form) throws MediumException {
        return all(sql, binding, form).stream().findFirst();
    }

    static StoredAnswer storedAnswer(ResultSet row) throws SQLException {
        return new StoredAnswer(row.getString(1), new Answer(row.getInt(2), row.getString(3)));
    }

    @Override
    public Optional<StoredAnswer> answer(String key) throws MediumException {
        return one(
                "select hash, status, body from answer where key = ?",
                statement -> statement.setString(1, key),
                SqliteReader::storedAnswer);
    }

    @Override
    public List<StoredFact> outboxAfter(long start, long seq, int limit) throws MediumException {
        return all(
                "select start, epoch, seq, body from outbox where (start, seq) > (?, ?) order by start, seq limit ?",
                statement -> {
                    statement.setLong(1, start);
                    statement.setLong(2, seq);
                    statement.setInt(3, limit);
                },
                row -> new StoredFact(row.getLong(1), row.getString(2), row.getLong(3), row.getBytes(4)));
    }

    @Override
    public long backlog(long start, long seq) throws MediumException {
        return one(
                        "select count(*) from outbox where (start, seq) > (?, ?)",
                        statement -> {
                            statement.setLong(1, start);
                            statement.setLong(2, seq);
                        },
                        row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public Optional<Long> startOf(String epoch) throws MediumException {
        return one(
                "select start from epoch where epoch = ?",
                statement -> statement.setString(1, epoch),
                row -> row.getLong(1));
    }

    @Override
    public Optional<byte[]> ledgerBytes(FactKey key) throws MediumException {
        return one(
                "select body from ledger where terminal = ? and epoch = ? and seq = ?",
                statement -> {
                    statement.setString(1, key.terminal().value());
                    statement.setString(2, key.epoch());
                    statement.setLong(3, key.seq());
                },
                row -> row.getBytes(1));
    }

    @Override
    public List<Ledger.Row> ledgerNewest(int limit) throws MediumException {
        return all(
                "select terminal, received_ms, body from ledger order by id desc limit ?",
                statement -> statement.setInt(1, limit),
                row -> new Ledger.Row(
                        new TerminalId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)), row.getBytes(3)));
    }

    @Override
    public List<Ledger.UnknownRow> ledgerUnknown(long afterId, int limit) throws MediumException {
        return all(
                "select id, terminal, epoch, seq, received_ms, body from ledger"
                        + " where known = 0 and id > ? order by id limit ?",
                statement -> {
                    statement.setLong(1, afterId);
                    statement.setInt(2, limit);
                },
                row -> new Ledger.UnknownRow(
                        row.getLong(1),
                        new FactKey(new TerminalId(row.getString(2)), row.getString(3), row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getBytes(6)));
    }

    @Override
    public List<Ledger.Numbered> ledgerAfter(long id, int limit) throws MediumException {
        return all(
                "select id, terminal, body from ledger where id > ? order by id limit ?",
                statement -> {
                    statement.setLong(1, id);
                    statement.setInt(2, limit);
                },
                row -> new Ledger.Numbered(row.getLong(1), new TerminalId(row.getString(2)), row.getBytes(3)));
    }

    @Override
    public long ledgerEnd() throws MediumException {
        return one("select max(id) from ledger", statement -> {}, row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public long ledgerCount(TerminalId terminal) throws MediumException {
        return one(
                        "select count(*) from ledger where terminal = ?",
                        statement -> statement.setString(1, terminal.value()),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public long misfits() throws MediumException {
        return one("select count(*) from misfit", statement -> {}, row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public void close() throws MediumException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }
}
