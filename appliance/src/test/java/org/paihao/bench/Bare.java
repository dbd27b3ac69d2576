package org.paihao.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.paihao.store.Database;

/**
 * What SQLite itself can do in this folder, now: our schema, our pragmas, our sizes, and nothing of ours around it. The
 * limits that our figures stand beside.
 */
final class Bare implements AutoCloseable {
    private static final int GROUP = 16;
    /** What one terminal sends ahead of its marks. */
    private static final int FACTS = 64;

    private final Rows rows;

    /** Bytes of the three rows one ticket leaves in the books, as measured. */
    record Sizes(int event, int outbox) {}

    Bare(Path file, Sizes sizes) {
        try {
            rows = new Rows(file, sizes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Median milliseconds of a COMMIT with one row, of {@code count} in a row. */
    double commitMillis(int count) {
        try {
            double[] millis = new double[count];
            for (int i = 0; i < count; i++) {
                long begin = System.nanoTime();
                rows.event();
                rows.connection.commit();
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            return Stats.median(millis);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tickets a second when one thread commits sixteen tickets of three rows each, again and again. */
    double groupTicketsPerSecond(Duration time) {
        try {
            long begin = System.nanoTime();
            long tickets = 0;
            while (System.nanoTime() - begin < time.toNanos()) {
                for (int i = 0; i < GROUP; i++) {
                    rows.event();
                    rows.outbox();
                    rows.answer();
                }
                rows.connection.commit();
                tickets += GROUP;
            }
            return tickets * 1e9 / (System.nanoTime() - begin);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Facts a second when one thread commits 64 rows of a ledger and one mark, again and again. */
    double groupFactsPerSecond(Duration time, int bytes) {
        byte[] body = new byte[bytes];
        rows.random.nextBytes(body);
        try {
            long begin = System.nanoTime();
            long facts = 0;
            while (System.nanoTime() - begin < time.toNanos()) {
                for (int i = 0; i < FACTS; i++) {
                    rows.ledger(body);
                }
                rows.mark();
                rows.connection.commit();
                facts += FACTS;
            }
            return facts * 1e9 / (System.nanoTime() - begin);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            rows.connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Rows {
        private final Random random = new Random(1);
        private final Connection connection;
        private final PreparedStatement event;
        private final PreparedStatement outbox;
        private final PreparedStatement answer;
        private final PreparedStatement ledger;
        private final PreparedStatement mark;
        private final byte[] eventBody;
        private final byte[] outboxBody;
        private long seq;

        Rows(Path file, Sizes sizes) throws SQLException {
            eventBody = new byte[sizes.event()];
            outboxBody = new byte[sizes.outbox()];
            connection = Database.file(file).writer();
            event = connection.prepareStatement("insert into event (day, body) values (?, ?)");
            outbox = connection.prepareStatement(
                    "insert into outbox (start, seq, epoch, made_ms, body) values (?, ?, ?, ?, ?)");
            answer = connection.prepareStatement(
                    "insert into answer (key, hash, status, body, made_ms) values (?, ?, ?, ?, ?)");
            ledger = connection.prepareStatement(
                    "insert into ledger (terminal, epoch, seq, type, known, received_ms, body)"
                            + " values (?, ?, ?, ?, 1, ?, ?)");
            mark = connection.prepareStatement("insert into mark (terminal, epoch, turn, committed) values (?, ?, 1, ?)"
                    + " on conflict (terminal, epoch) do update set committed = excluded.committed");
            random.nextBytes(eventBody);
            random.nextBytes(outboxBody);
        }

        void event() throws SQLException {
            event.setString(1, "2026-11-23");
            event.setBytes(2, eventBody);
            event.executeUpdate();
        }

        void outbox() throws SQLException {
            seq++;
            outbox.setLong(1, 1);
            outbox.setLong(2, seq);
            outbox.setString(3, "0123456789abcdef");
            outbox.setLong(4, System.currentTimeMillis());
            outbox.setBytes(5, outboxBody);
            outbox.executeUpdate();
        }

        void ledger(byte[] body) throws SQLException {
            seq++;
            ledger.setString(1, "kiosk-1");
            ledger.setString(2, "0123456789abcdef");
            ledger.setLong(3, seq);
            ledger.setString(4, "help-asked");
            ledger.setLong(5, System.currentTimeMillis());
            ledger.setBytes(6, body);
            ledger.executeUpdate();
        }

        void mark() throws SQLException {
            mark.setString(1, "kiosk-1");
            mark.setString(2, "0123456789abcdef");
            mark.setLong(3, seq);
            mark.executeUpdate();
        }

        void answer() throws SQLException {
            answer.setString(1, "bench:" + Keys.next(random));
            answer.setString(2, "service-1");
            answer.setInt(3, 201);
            answer.setString(4, "0123456789abcdef0123456789abcdef");
            answer.setLong(5, System.currentTimeMillis());
            answer.executeUpdate();
        }
    }
}
