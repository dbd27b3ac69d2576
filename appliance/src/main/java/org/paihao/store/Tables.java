package org.paihao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.paihao.role.Journal.Answer;

/** The writer's statements on its one connection, prepared once. Not for any other thread. */
final class Tables implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertOutbox;
    private final PreparedStatement insertLedger;
    private final PreparedStatement upsertMark;
    private final PreparedStatement insertMisfit;
    private final PreparedStatement upsertKept;
    private final PreparedStatement insertAnswer;
    private final PreparedStatement selectAnswer;

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        insertEvent = connection.prepareStatement("insert into event (day, body) values (?, ?)");
        insertOutbox = connection.prepareStatement(
                "insert into outbox (start, seq, epoch, made_ms, body) values (?, ?, ?, ?, ?)");
        insertLedger =
                connection.prepareStatement("insert into ledger (terminal, epoch, seq, type, known, received_ms, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)");
        upsertMark = connection.prepareStatement("insert into mark (terminal, epoch, turn, committed)"
                + " values (?, ?, ?, ?) on conflict (terminal, epoch) do update set committed = excluded.committed");
        insertMisfit = connection.prepareStatement(
                "insert into misfit (terminal, epoch, seq, reason, received_ms, body) values (?, ?, ?, ?, ?, ?)");
        upsertKept = connection.prepareStatement("insert into kept (name, value) values (?, ?)"
                + " on conflict (name) do update set value = excluded.value");
        insertAnswer = connection.prepareStatement(
                "insert into answer (key, hash, status, body, made_ms) values (?, ?, ?, ?, ?)");
        selectAnswer = connection.prepareStatement("select hash, status, body from answer where key = ?");
    }

    /** A stored answer and the digest of the request it was given to. */
    record StoredAnswer(String hash, Answer answer) {}

    Optional<StoredAnswer> answer(String key) throws SQLException {
        selectAnswer.setString(1, key);
        try (ResultSet rows = selectAnswer.executeQuery()) {
            return rows.next()
                    ? Optional.of(new StoredAnswer(rows.getString(1), new Answer(rows.getInt(2), rows.getString(3))))
                    : Optional.empty();
        }
    }

    void insertAnswer(String key, String hash, Answer answer, long madeMs) throws SQLException {
        insertAnswer.setString(1, key);
        insertAnswer.setString(2, hash);
        insertAnswer.setInt(3, answer.status());
        insertAnswer.setString(4, answer.body());
        insertAnswer.setLong(5, madeMs);
        insertAnswer.executeUpdate();
    }

    /** Writes the rows a unit has gathered. */
    void write(Unit unit, BooksSettings settings, String epoch) throws SQLException {
        for (Unit.Row row : unit.rows()) {
            switch (row) {
                case Unit.Row.OutboxRow r -> outbox(r, settings.start(), epoch);
                case Unit.Row.LedgerRow r -> ledger(r);
                case Unit.Row.LearnedRow r -> learned(r);
                case Unit.Row.MisfitRow r -> misfit(r);
                case Unit.Row.KeptRow r -> kept(r.name(), r.value());
                case Unit.Row.Pruned r -> prune(r);
            }
        }
        if (!unit.events().isEmpty()) {
            insertEvent.setString(1, unit.snapshot().hall().day().toString());
            insertEvent.setBytes(2, EventForm.write(unit.events()));
            insertEvent.executeUpdate();
            if (unit.dayBegan()) {
                kept(Books.REPLAY_FROM, Long.toString(lastRowId()));
            }
        }
    }

    private void outbox(Unit.Row.OutboxRow row, long start, String epoch) throws SQLException {
        insertOutbox.setLong(1, start);
        insertOutbox.setLong(2, row.seq());
        insertOutbox.setString(3, epoch);
        insertOutbox.setLong(4, row.madeMs());
        insertOutbox.setBytes(5, row.body());
        insertOutbox.executeUpdate();
    }

    private void ledger(Unit.Row.LedgerRow row) throws SQLException {
        insertLedger.setString(1, row.terminal().value());
        insertLedger.setString(2, row.epoch());
        insertLedger.setLong(3, row.seq());
        insertLedger.setString(4, row.type());
        insertLedger.setInt(5, row.known() ? 1 : 0);
        insertLedger.setLong(6, row.receivedMs());
        insertLedger.setBytes(7, row.body());
        insertLedger.executeUpdate();
        upsertMark.setString(1, row.terminal().value());
        upsertMark.setString(2, row.epoch());
        upsertMark.setLong(3, row.turn());
        upsertMark.setLong(4, row.seq());
        upsertMark.executeUpdate();
    }

    private void learned(Unit.Row.LearnedRow row) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger set known = 1, type = ? where id = ?")) {
            update.setString(1, row.type());
            update.setLong(2, row.id());
            update.executeUpdate();
        }
    }

    private void misfit(Unit.Row.MisfitRow row) throws SQLException {
        insertMisfit.setString(1, row.key().terminal().value());
        insertMisfit.setString(2, row.key().epoch());
        insertMisfit.setLong(3, row.key().seq());
        insertMisfit.setString(4, row.reason());
        insertMisfit.setLong(5, row.receivedMs());
        insertMisfit.setBytes(6, row.body());
        insertMisfit.executeUpdate();
    }

    private void kept(String name, String value) throws SQLException {
        upsertKept.setString(1, name);
        upsertKept.setString(2, value);
        upsertKept.executeUpdate();
    }

    private void prune(Unit.Row.Pruned old) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement("update epoch set last_seq = max(last_seq, coalesce("
                        + "(select max(seq) from outbox where outbox.start = epoch.start), 0)) where start <= ?");
                PreparedStatement facts =
                        connection.prepareStatement("delete from outbox where (start, seq) <= (?, ?) and made_ms < ?");
                PreparedStatement answers = connection.prepareStatement("delete from answer where made_ms < ?")) {
            // Rows go, but never the knowledge of how far an epoch had come: its numbers must not begin again.
            last.setLong(1, old.start());
            last.executeUpdate();
            facts.setLong(1, old.start());
            facts.setLong(2, old.seq());
            facts.setLong(3, old.madeBeforeMs());
            facts.executeUpdate();
            answers.setLong(1, old.madeBeforeMs());
            answers.executeUpdate();
        }
    }

    private long lastRowId() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select last_insert_rowid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
