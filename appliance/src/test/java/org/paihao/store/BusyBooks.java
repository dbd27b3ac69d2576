package org.paihao.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.label.Ordinals;
import org.paihao.role.Journal;

/**
 * Books in a process that will be killed: three callers who touch one after the other, each answer told at once, in
 * the words of {@link UnluckyBooks}. Arguments: the database, the epoch, how many touches, and perhaps what
 * {@code synchronous} is to be instead of full.
 */
public final class BusyBooks {
    /** A day's label range is short here. */
    static final Ordinals ORDINALS = new Ordinals(List.of(2, 3, 4, 5, 6));

    private static final int CALLERS = 3;

    private BusyBooks() {}

    /** Runs until all touches are through. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Database sound = Database.file(Path.of(args[0]));
        Database database = args.length > 3 ? new Careless(sound, args[3]) : sound;
        int touches = Integer.parseInt(args[2]);
        AtomicInteger next = new AtomicInteger();
        try (Books books = Books.open(database, TestBooks.setup("kiosk-1", ORDINALS, false, Long.parseLong(args[1])))) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofPlatform().start(() -> {
                    for (int touch = next.getAndIncrement(); touch < touches; touch = next.getAndIncrement()) {
                        String key = UnluckyBooks.key(touch);
                        Journal.Answer answer = TestBooks.touch(books, key, TestPlan.TAX, TestBooks.T0);
                        told.println(UnluckyBooks.ANSWERED + key + " " + answer.body());
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    /** A database that does not sync as it should. */
    private record Careless(Database sound, String synchronous) implements Database {
        @Override
        public Connection writer() throws SQLException {
            Connection connection = sound.writer();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma synchronous = " + synchronous);
            }
            connection.setAutoCommit(false);
            return connection;
        }

        @Override
        public Connection reader() throws SQLException {
            return sound.reader();
        }
    }
}
