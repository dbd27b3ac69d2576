package org.paihao.store;

import java.sql.SQLException;

/** SQLite. Everything that knows SQL is here, in {@link SqliteWriter}, {@link SqliteReader} and {@link Database}. */
final class SqliteMedium implements Medium {
    private final Database database;

    SqliteMedium(Database database) {
        this.database = database;
    }

    @Override
    public WriteSession writer() throws MediumException {
        try {
            return new SqliteWriter(database.writer());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public ReadSession reader() throws MediumException {
        try {
            return new SqliteReader(database.reader());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The same in words of ours. */
    static MediumException failed(SQLException e) {
        return new MediumException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
}
