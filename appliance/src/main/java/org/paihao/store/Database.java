package org.paihao.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.paihao.role.StoreException;

/** Opens the database file the way the promises need it. Tests put a failing one in its place. */
public interface Database {
    /** Number of the newest script in {@code db/books}; a test compares the two. */
    int NEWEST_SCHEMA = 2;

    /** A connection for the writer: WAL, every COMMIT synced to the medium. */
    Connection writer() throws SQLException;

    /** A connection that only reads. */
    Connection reader() throws SQLException;

    /** The database in a file of its own, brought to the newest schema. */
    static Database file(Path file) {
        String url = "jdbc:sqlite:" + file;
        if (!isNewest(file, url)) {
            migrate(url);
        }
        return new Database() {
            @Override
            public Connection writer() throws SQLException {
                Connection connection = open(url);
                connection.setAutoCommit(false);
                return connection;
            }

            @Override
            public Connection reader() throws SQLException {
                Connection connection = open(url);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("pragma query_only = on");
                }
                return connection;
            }
        };
    }

    /**
     * Whether the file says of itself that it is up to date: a box that starts again need not wait for Flyway to agree.
     */
    private static boolean isNewest(Path file, String url) {
        if (!Files.exists(file)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma user_version")) {
            return rows.next() && rows.getInt(1) == NEWEST_SCHEMA;
        } catch (SQLException e) {
            // Flyway says what is wrong with it.
            return false;
        }
    }

    private static void migrate(String url) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(url, "", "")
                .locations("classpath:db/books")
                .loggers("slf4j")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = " + NEWEST_SCHEMA);
        } catch (SQLException e) {
            throw new StoreException("the schema's number can't be written: " + e.getMessage(), e);
        }
    }

    /** Loads the driver and its native part, so that opening the books finds them there. Never fails. */
    static void warmUp() {
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            memory.createStatement().close();
        } catch (SQLException e) {
            // Whoever opens the books says so in better words.
            return;
        }
    }

    private static Connection open(String url) throws SQLException {
        Properties properties = new Properties();
        // Else the driver asks for last_insert_rowid() after each row, a fifth of the time of an insert.
        properties.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("pragma journal_mode = wal");
            // A ticket that was promised survives a power cut: the WAL is synced at each COMMIT.
            statement.execute("pragma synchronous = full");
            statement.execute("pragma temp_store = memory");
        }
        return connection;
    }
}
