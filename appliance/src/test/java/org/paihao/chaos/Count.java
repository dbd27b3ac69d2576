package org.paihao.chaos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the books of all boxes, when they are stopped, with the hub's ledger and with what was promised.
 *
 * @param lines by terminal
 * @param promisedAndMissing answers of a box whose fact is not in the ledger, or is another one
 * @param countedTwice a touch, a call's end or a rating that stands in the ledger under two keys
 * @param labelsTwice labels that two tickets of one day have
 * @param outOfOrder facts that do not follow their forerunner
 * @param conflicts the same key with other bytes, and facts that can't be read
 */
record Count(
        List<Line> lines,
        List<String> promisedAndMissing,
        long countedTwice,
        long labelsTwice,
        long outOfOrder,
        long conflicts) {

    static final long LATE_MS = 10_000;

    /**
     * One terminal's facts.
     *
     * @param made in its outbox
     * @param lost of them not in the ledger, byte for byte
     * @param storedTwice rows of the ledger above one for a key
     * @param foreign rows of the ledger its outbox does not know
     * @param late received more than 10 s after they were made
     * @param latestMs the longest that one took
     */
    record Line(String terminal, long made, long lost, long storedTwice, long foreign, long late, long latestMs) {}

    static Count of(ChaosHall hall, Promises promises) {
        Path hub = hall.box(ChaosHall.HUB).database();
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + hub)) {
            List<Line> lines = new ArrayList<>();
            for (ChaosBox box : hall.boxes().values()) {
                if (!box.id().equals(ChaosHall.HUB)) {
                    lines.add(line(ledger, box));
                }
            }
            return new Count(
                    lines,
                    missing(ledger, promises),
                    one(
                            ledger,
                            "select coalesce(sum(n - 1), 0) from (select count(*) n from ledger where type in"
                                    + " ('ticket-taken') group by json_extract(cast(body as text), '$.data.ticket.id')"
                                    + " union all select count(*) from ledger where type in ('ticket-called',"
                                    + " 'call-arrived', 'call-finished', 'call-unanswered') group by type,"
                                    + " json_extract(cast(body as text), '$.data.call.id')"
                                    + " union all select count(*) from ledger where type = 'rating-given'"
                                    + " group by json_extract(cast(body as text), '$.data.event'))"),
                    one(
                            ledger,
                            "select coalesce(sum(n - 1), 0) from (select count(distinct id) n from"
                                    + " (select json_extract(cast(body as text), '$.data.ticket.id') id,"
                                    + " json_extract(cast(body as text), '$.data.ticket.label') label,"
                                    + " json_extract(cast(body as text), '$.data.ticket.day') day"
                                    + " from ledger where type = 'ticket-taken') group by label, day)"),
                    one(
                            ledger,
                            "select count(*) from (select seq, row_number() over"
                                    + " (partition by terminal, epoch order by id) n from ledger) where seq != n"),
                    one(ledger, "select count(*) from misfit"));
        } catch (SQLException e) {
            throw new IllegalStateException("the books can't be counted", e);
        }
    }

    private static Line line(Connection ledger, ChaosBox box) throws SQLException {
        String id = box.id();
        try (Statement statement = ledger.createStatement()) {
            statement.execute("attach '" + box.database() + "' as box");
            // The outbox itself is in the order of sending: looking up half a million keys in it would take hours.
            statement.execute("create temp table made (epoch text, seq integer, made_ms integer, body blob,"
                    + " primary key (epoch, seq)) without rowid");
            statement.execute("insert into made select epoch, seq, made_ms, body from box.outbox");
            String joined = " from made o left join ledger l on l.terminal = '" + id
                    + "' and l.epoch = o.epoch and l.seq = o.seq";
            Line line = new Line(
                    id,
                    one(ledger, "select count(*) from made"),
                    one(ledger, "select count(*)" + joined + " where l.id is null or l.body != o.body"),
                    one(
                            ledger,
                            "select coalesce(sum(n - 1), 0) from (select count(*) n from ledger where terminal = '" + id
                                    + "' group by epoch, seq)"),
                    one(
                            ledger,
                            "select count(*) from ledger l left join made o on o.epoch = l.epoch and"
                                    + " o.seq = l.seq where l.terminal = '" + id + "' and o.seq is null"),
                    one(ledger, "select count(*)" + joined + " where l.received_ms - o.made_ms > " + LATE_MS),
                    one(ledger, "select coalesce(max(l.received_ms - o.made_ms), 0)" + joined));
            statement.execute("drop table made");
            statement.execute("detach box");
            return line;
        }
    }

    private static List<String> missing(Connection ledger, Promises promises) throws SQLException {
        List<String> missing = new ArrayList<>(promises.brokenOnes());
        Map<String, String> tickets = new HashMap<>();
        read(ledger, "ticket-taken", "ticket.id", "ticket.label", tickets);
        promises.tickets().forEach((id, label) -> {
            if (!label.equals(tickets.get(id))) {
                missing.add("ticket " + id + " was promised as " + label + ", the ledger has " + tickets.get(id));
            }
        });
        missing.addAll(absent("call", promises.calls().keySet(), ids(ledger, "ticket-called", "call.id")));
        missing.addAll(absent("service", promises.finishes().keySet(), ids(ledger, "call-finished", "call.id")));
        missing.addAll(absent("rating", promises.ratings().keySet(), ids(ledger, "rating-given", "event")));
        for (var helped : promises.helps().entrySet()) {
            long stored = one(
                    ledger,
                    "select count(*) from ledger where type = 'help-asked' and terminal = '" + helped.getKey() + "'");
            if (stored < helped.getValue().sum()) {
                missing.add(helped.getKey() + " took " + helped.getValue().sum() + " calls for help, the ledger has "
                        + stored);
            }
        }
        return missing;
    }

    private static List<String> absent(String what, Set<String> promised, Set<String> stored) {
        return promised.stream()
                .filter(id -> !stored.contains(id))
                .map(id -> what + " " + id + " was promised")
                .toList();
    }

    private static Set<String> ids(Connection ledger, String type, String field) throws SQLException {
        Map<String, String> found = new HashMap<>();
        read(ledger, type, field, field, found);
        return new HashSet<>(found.keySet());
    }

    private static void read(Connection ledger, String type, String key, String value, Map<String, String> into)
            throws SQLException {
        try (PreparedStatement select = ledger.prepareStatement("select json_extract(cast(body as text), '$.data." + key
                + "'), json_extract(cast(body as text), '$.data." + value + "') from ledger where type = ?")) {
            select.setString(1, type);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    into.put(rows.getString(1), rows.getString(2));
                }
            }
        }
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    long made() {
        return lines.stream().mapToLong(Line::made).sum();
    }

    long lost() {
        return lines.stream().mapToLong(Line::lost).sum();
    }

    /** By key, and by what they say. */
    long storedTwice() {
        return lines.stream().mapToLong(Line::storedTwice).sum() + countedTwice;
    }

    long foreign() {
        return lines.stream().mapToLong(Line::foreign).sum();
    }

    /** Whether the books are right. */
    boolean whole() {
        return lost() + storedTwice() + foreign() + labelsTwice + outOfOrder + conflicts == 0
                && promisedAndMissing.isEmpty();
    }
}
