package org.paihao.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.paihao.sim.disk.DiskFault;
import org.paihao.sim.disk.SimDisk;

/** A medium and the ways it can be made to fail, the same for SQLite and for the simulated disk. */
interface MediumRig {
    /** For a process that starts. */
    Medium medium();

    /** The next row is not written. */
    void failWrite();

    /** The next COMMIT fails, done or not. */
    void failCommit(boolean durable);

    /** The next openings for writing fail. */
    void failOpening(int times);

    /** There is no room for a row of a megabyte. */
    void fill();

    /** There is room again. */
    void makeRoom();

    /** A real file. */
    static MediumRig sqlite(Path file) {
        return new SqliteRig(file);
    }

    /** The simulated disk. */
    static MediumRig sim(long seed) {
        return new SimRig(new SimDisk(new Random(seed)));
    }

    /** SQLite fails by {@link FailingDatabase}, and is really full by {@code max_page_count}. */
    final class SqliteRig implements MediumRig, Database {
        private static final long MAX_PAGES = 4_294_967_294L;

        private final Database file;
        private final FailingDatabase failing;
        private final SqliteMedium medium;
        private Connection writer;
        private boolean full;
        private int opensToFail;

        private SqliteRig(Path path) {
            file = Database.file(path);
            try {
                writer = file.writer();
                writer.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            failing = new FailingDatabase(this, FailingDatabase.Step.STATEMENT, 1);
            medium = new SqliteMedium(failing);
        }

        @Override
        public Connection writer() throws SQLException {
            if (opensToFail > 0) {
                opensToFail--;
                throw new SQLException("unable to open database file");
            }
            writer = file.writer();
            limit();
            return writer;
        }

        @Override
        public Connection reader() throws SQLException {
            return file.reader();
        }

        private void limit() throws SQLException {
            if (writer.isClosed()) {
                return;
            }
            try (Statement statement = writer.createStatement()) {
                long pages = MAX_PAGES;
                if (full) {
                    try (ResultSet rows = statement.executeQuery("pragma page_count")) {
                        rows.next();
                        pages = rows.getLong(1);
                    }
                }
                statement.execute("pragma max_page_count = " + pages);
            }
        }

        @Override
        public Medium medium() {
            return medium;
        }

        @Override
        public void failWrite() {
            failing.failNext(FailingDatabase.Step.STATEMENT, 1);
        }

        @Override
        public void failCommit(boolean durable) {
            failing.failNext(durable ? FailingDatabase.Step.COMMIT_DONE : FailingDatabase.Step.COMMIT_NOT_DONE, 1);
        }

        @Override
        public void failOpening(int times) {
            opensToFail = times;
        }

        @Override
        public void fill() {
            room(true);
        }

        @Override
        public void makeRoom() {
            room(false);
        }

        private void room(boolean none) {
            full = none;
            try {
                limit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The simulated disk, by its plan of faults. */
    record SimRig(SimDisk disk) implements MediumRig {
        @Override
        public Medium medium() {
            return disk.mount();
        }

        @Override
        public void failWrite() {
            disk.inject(new DiskFault.WriteFails(1));
        }

        @Override
        public void failCommit(boolean durable) {
            disk.inject(new DiskFault.CommitFails(1, durable));
        }

        @Override
        public void failOpening(int times) {
            disk.inject(new DiskFault.OpenFails(times));
        }

        @Override
        public void fill() {
            disk.capacity(disk.usedBytes() + 100_000);
        }

        @Override
        public void makeRoom() {
            disk.capacity(Long.MAX_VALUE);
        }
    }
}
