package org.paihao.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.paihao.core.id.TerminalId;
import org.paihao.role.StoreException;

/** The database file as a whole: copied, looked at, made ready for another reign. No books need to be open. */
public final class SqliteFile {
    private static final String TERM = "hub-term";
    /** SQLite's result codes for content that is wrong (sqlite.org/rescode.html). */
    private static final int CORRUPT = 11;

    private static final int NOT_A_DATABASE = 26;
    /** How quick_check names a page that could not be read: SQLITE_IOERR and its kinds end in 10. */
    private static final Pattern IO_ERROR = Pattern.compile("error code[ =](10|266|522)\\b");

    private SqliteFile() {}

    /**
     * What a database says of itself.
     *
     * @param schema number of its newest migration
     * @param term of the hub's reign; empty on any other box
     * @param newestFact when the last fact came in; empty where there is none
     */
    public record Summary(int schema, Optional<Long> term, long facts, Optional<Instant> newestFact) {}

    /**
     * A consistent copy of a database that may be in use, as of one moment.
     *
     * @param to must not exist yet
     * @throws StoreException when it can't be made; nothing is left at {@code to} then
     */
    public static void copy(Path database, Path to) {
        try (Connection connection = open(database);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new StoreException("no copy of " + database + " can be made: " + e.getMessage(), e);
        }
    }

    /**
     * What is wrong with a database, in SQLite's words; empty when nothing is. Only what SQLite has read and found
     * wrong counts: a full disk, or one that can't be read now, says nothing about what lies on it.
     *
     * @throws StoreException when it can't be looked at now
     */
    public static Optional<String> damage(Path database) {
        if (!Files.exists(database)) {
            return Optional.of("there is no file " + database);
        }
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma quick_check(1)")) {
            String found = rows.next() ? rows.getString(1) : "no answer";
            if (IO_ERROR.matcher(found).find()) {
                throw new StoreException(database + " can't be read now: " + found);
            }
            return found.equals("ok") ? Optional.empty() : Optional.of(found);
        } catch (SQLException e) {
            if (e.getErrorCode() == CORRUPT || e.getErrorCode() == NOT_A_DATABASE) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw new StoreException(database + " can't be read now: " + e.getMessage(), e);
        }
    }

    /** @throws StoreException when the file is no database of a box */
    public static Summary look(Path database) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            return new Summary(
                    one(statement, "pragma user_version").map(Long::intValue).orElse(0),
                    one(statement, "select cast(value as integer) from kept where name = '" + TERM + "'"),
                    one(statement, "select count(*) from ledger").orElse(0L),
                    one(statement, "select max(received_ms) from ledger")
                            .filter(at -> at > 0)
                            .map(Instant::ofEpochMilli));
        } catch (SQLException e) {
            throw new StoreException(database + " holds no books of a box: " + e.getMessage(), e);
        }
    }

    /** Takes a fact of a ledger: whose it is, when it came in, its bytes. */
    @FunctionalInterface
    public interface FactSink {
        void fact(TerminalId terminal, Instant receivedAt, byte[] body);
    }

    /**
     * Reads a hub's ledger in the order in which it came in; nothing is written.
     *
     * @throws StoreException when the file is no database of a box
     */
    public static void ledger(Path database, FactSink sink) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select terminal, received_ms, body from ledger order by id")) {
            while (rows.next()) {
                sink.fact(new TerminalId(rows.getString(1)), Instant.ofEpochMilli(rows.getLong(2)), rows.getBytes(3));
            }
        } catch (SQLException e) {
            throw new StoreException(database + " holds no books of a box: " + e.getMessage(), e);
        }
    }

    /**
     * Makes a restored hub reign anew: its term is one higher than that of the copy, and higher yet if it hears of a
     * higher one.
     *
     * @return the new term; empty where the books are not those of a hub that has reigned
     */
    public static Optional<Long> reignAnew(Path database) {
        Optional<Long> term = look(database).term();
        if (term.isEmpty()) {
            return Optional.empty();
        }
        long next = term.get() + 1;
        try (Connection connection = open(database);
                PreparedStatement update = connection.prepareStatement("update kept set value = ? where name = ?")) {
            update.setString(1, Long.toString(next));
            update.setString(2, TERM);
            update.executeUpdate();
            return Optional.of(next);
        } catch (SQLException e) {
            throw new StoreException("the new term can't be written: " + e.getMessage(), e);
        }
    }

    private static Optional<Long> one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        }
    }

    private static Connection open(Path database) throws SQLException {
        if (!Files.exists(database)) {
            // The driver would make an empty one.
            throw new SQLException("there is no file " + database);
        }
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
