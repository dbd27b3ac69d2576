package org.paihao.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Opens the database file the way the promises need it. Tests put a failing one in its place. */
public interface Database {
    /** A connection for the writer: WAL, every COMMIT synced to the medium. */
    Connection writer() throws SQLException;

    /** A connection that only reads. */
    Connection reader() throws SQLException;

    /** The database in a file of its own, brought to the newest schema. */
    static Database file(Path file) {
        String url = "jdbc:sqlite:" + file;
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(url, "", "")
                .locations("classpath:db/books")
                .loggers("slf4j")
                .load()
                .migrate();
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

    private static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
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
