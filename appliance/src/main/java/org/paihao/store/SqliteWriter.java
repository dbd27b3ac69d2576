package org.paihao.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.id.TerminalId;
import org.paihao.json.Json;
import org.paihao.role.Journal.Answer;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger.Mark;

/** The writer's statements on its one connection, prepared once. Not for any other thread. */
final class SqliteWriter implements WriteSession {
    private final Connection connection;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertOutbox;
    private final PreparedStatement insertLedger;
    private final PreparedStatement upsertMark;
    private final PreparedStatement insertMisfit;
    private final PreparedStatement upsertKept;
    private final PreparedStatement insertAnswer;
    private final PreparedStatement selectAnswers;
    private final Map<String, StoredRow.LedgerRow> marks = new LinkedHashMap<>();

    SqliteWriter(Connection connection) throws SQLException {
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
        selectAnswers = connection.prepareStatement(
                "select hash, status, body, key from answer where key in (select value from json_each(?))");
    }

    @Override
    public Map<String, StoredAnswer> answers(List<String> keys) throws MediumException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        try {
            selectAnswers.setString(1, new String(Json.bytes(keys), StandardCharsets.UTF_8));
            Map<String, StoredAnswer> found = new HashMap<>();
            try (ResultSet rows = selectAnswers.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(4), SqliteReader.storedAnswer(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    @Override
    public void write(StoredRow row) throws MediumException {
        try {
            switch (row) {
                case StoredRow.EventsRow r -> events(r);
                case StoredRow.OutboxRow r -> outbox(r);
                case StoredRow.AnswerRow r -> answer(r.key(), r.hash(), r.answer(), r.madeMs());
                case StoredRow.LedgerRow r -> ledger(r);
                case StoredRow.KeptRow r -> kept(r.name(), r.value());
                case StoredRow.LearnedRow r -> learned(r);
                case StoredRow.MisfitRow r -> misfit(r);
                case StoredRow.EpochRow r -> epoch(r);
                case StoredRow.Pruned r -> prune(r);
            }
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    private void events(StoredRow.EventsRow row) throws SQLException {
        insertEvent.setString(1, row.day().toString());
        insertEvent.setBytes(2, EventForm.write(row.events()));
        insertEvent.executeUpdate();
        if (row.dayBegan()) {
            kept(StoredRow.REPLAY_FROM, Long.toString(lastRowId()));
        }
    }

    private void outbox(StoredRow.OutboxRow row) throws SQLException {
        insertOutbox.setLong(1, row.start());
        insertOutbox.setLong(2, row.seq());
        insertOutbox.setString(3, row.epoch());
        insertOutbox.setLong(4, row.madeMs());
        insertOutbox.setBytes(5, row.body());
        insertOutbox.executeUpdate();
    }

    private void answer(String key, String hash, Answer answer, long madeMs) throws SQLException {
        insertAnswer.setString(1, key);
        insertAnswer.setString(2, hash);
        insertAnswer.setInt(3, answer.status());
        insertAnswer.setString(4, answer.body());
        insertAnswer.setLong(5, madeMs);
        insertAnswer.executeUpdate();
    }

    private void ledger(StoredRow.LedgerRow row) throws SQLException {
        insertLedger.setString(1, row.terminal().value());
        insertLedger.setString(2, row.epoch());
        insertLedger.setLong(3, row.seq());
        insertLedger.setString(4, row.type());
        insertLedger.setInt(5, row.known() ? 1 : 0);
        insertLedger.setLong(6, row.receivedMs());
        insertLedger.setBytes(7, row.body());
        insertLedger.executeUpdate();
        marks.merge(row.terminal().value() + ":" + row.epoch(), row, SqliteWriter::withTurnOf);
    }

    /** The turn of a mark is what its first row says. */
    private static StoredRow.LedgerRow withTurnOf(StoredRow.LedgerRow first, StoredRow.LedgerRow now) {
        return new StoredRow.LedgerRow(
                now.terminal(),
                now.epoch(),
                first.turn(),
                now.seq(),
                now.type(),
                now.known(),
                now.receivedMs(),
                now.body());
    }

    /** Of the facts of one epoch in one COMMIT the last one's mark is what counts. */
    private void writeMarks() throws SQLException {
        for (StoredRow.LedgerRow row : marks.values()) {
            upsertMark.setString(1, row.terminal().value());
            upsertMark.setString(2, row.epoch());
            upsertMark.setLong(3, row.turn());
            upsertMark.setLong(4, row.seq());
            upsertMark.executeUpdate();
        }
        marks.clear();
    }

    private void learned(StoredRow.LearnedRow row) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger set known = 1, type = ? where id = ?")) {
            update.setString(1, row.type());
            update.setLong(2, row.id());
            update.executeUpdate();
        }
    }

    private void misfit(StoredRow.MisfitRow row) throws SQLException {
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

    private void epoch(StoredRow.EpochRow row) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into epoch (start, epoch, last_seq) values (?, ?, 0)")) {
            insert.setLong(1, row.start());
            insert.setString(2, row.epoch());
            insert.executeUpdate();
        }
    }

    private void prune(StoredRow.Pruned old) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement("update epoch set last_seq = max(last_seq, coalesce("
                        + "(select max(seq) from outbox where outbox.start = epoch.start), 0)) where start <= ?");
                PreparedStatement facts =
                        connection.prepareStatement("delete from outbox where (start, seq) <= (?, ?) and made_ms < ?");
                PreparedStatement answers = connection.prepareStatement("delete from answer where made_ms < ?");
                PreparedStatement misfits = connection.prepareStatement("delete from misfit where received_ms < ?");
                PreparedStatement events = connection.prepareStatement("delete from event where id <"
                        + " (select cast(value as integer) from kept where name = '" + StoredRow.REPLAY_FROM + "')")) {
            // Rows go, but never the knowledge of how far an epoch had come: its numbers must not begin again.
            last.setLong(1, old.start());
            last.executeUpdate();
            facts.setLong(1, old.start());
            facts.setLong(2, old.seq());
            facts.setLong(3, old.madeBeforeMs());
            facts.executeUpdate();
            answers.setLong(1, old.madeBeforeMs());
            answers.executeUpdate();
            misfits.setLong(1, old.madeBeforeMs());
            misfits.executeUpdate();
            events.executeUpdate();
        }
    }

    private long lastRowId() throws SQLException {
        return all("select last_insert_rowid()", row -> row.getLong(1)).getFirst();
    }

    @Override
    public void commit() throws MediumException {
        try {
            writeMarks();
            connection.commit();
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    @Override
    public void rollback() throws MediumException {
        try {
            marks.clear();
            connection.rollback();
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    private <T> List<T> all(String sql, SqliteReader.Form<T> form) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(form.read(rows));
            }
            return found;
        }
    }

    @Override
    public Optional<Books.Previous> newestEpoch() throws MediumException {
        return newest(0);
    }

    @Override
    public Optional<Books.Previous> newestWithFacts() throws MediumException {
        return newest(1);
    }

    private Optional<Books.Previous> newest(int factsMin) throws MediumException {
        try {
            return all(
                            "select * from (select start, epoch, max(last_seq, coalesce("
                                    + "(select max(seq) from outbox where outbox.start = epoch.start),"
                                    + " (select committed from mark where mark.epoch = epoch.epoch), 0)) as last"
                                    + " from epoch) where last >= " + factsMin + " order by start desc limit 1",
                            row -> new Books.Previous(row.getLong(1), row.getString(2), row.getLong(3)))
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    @Override
    public long lastSeq(long start) throws MediumException {
        try {
            List<Long> last = all(
                    "select max(last_seq, coalesce((select max(seq) from outbox where outbox.start = epoch.start), 0))"
                            + " from epoch where start = " + start,
                    row -> row.getLong(1));
            return last.isEmpty() ? 0 : last.getFirst();
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    @Override
    public Map<String, String> kept() throws MediumException {
        Map<String, String> kept = new TreeMap<>();
        try {
            all("select name, value from kept", row -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(one -> kept.put(one.getKey(), one.getValue()));
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
        return kept;
    }

    @Override
    public List<Mark> marks() throws MediumException {
        try {
            return all(
                    "select terminal, epoch, turn, committed from mark order by turn",
                    row -> new Mark(
                            new TerminalId(row.getString(1)), row.getString(2), row.getLong(3), row.getLong(4)));
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        }
    }

    @Override
    public void events(long fromId, Consumer<List<HallEvent>> each) throws MediumException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select body from event where id >= " + fromId + " order by id")) {
            while (rows.next()) {
                each.accept(List.of(EventForm.read(rows.getBytes(1))));
            }
        } catch (SQLException e) {
            throw SqliteMedium.failed(e);
        } catch (IOException e) {
            throw new StoreException("a stored event can't be read: " + e.getMessage(), e);
        }
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
