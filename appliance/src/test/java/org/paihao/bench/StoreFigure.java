package org.paihao.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.paihao.config.HallFile;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.store.Books;
import org.paihao.store.Database;

/**
 * The store alone: sixteen callers in this process, each taking one ticket after the other; virtual threads, as those
 * of the web server are.
 */
final class StoreFigure implements AutoCloseable {
    private static final int CALLERS = 16;
    private static final TerminalId SELF = new TerminalId("bench");

    private final Path file;
    private final HallPlan plan;
    private final Books books;
    private long seed;

    /** @param hub whether the books keep a ledger instead of an outbox */
    StoreFigure(Path folder, Path file, boolean hub) {
        this.file = file;
        this.plan = HallFile.read(BenchHall.write(folder)).plan();
        this.books = open(hub);
    }

    /** Tickets a second. */
    double ticketsPerSecond(Duration time) {
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong tickets = new AtomicLong();
        AtomicLong until = new AtomicLong();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(seed++);
            callers.add(Thread.ofVirtual().start(() -> {
                await(go);
                while (System.nanoTime() < until.get()) {
                    take(books, random);
                    tickets.incrementAndGet();
                }
            }));
        }
        long begin = System.nanoTime();
        until.set(begin + time.toNanos());
        go.countDown();
        callers.forEach(StoreFigure::join);
        return tickets.get() * 1e9 / (System.nanoTime() - begin);
    }

    /** How large the rows of one ticket are, as a kiosk stores them. */
    Bare.Sizes sizes() {
        Random random = new Random(-1);
        for (int i = 0; i < 200; i++) {
            take(books, random);
        }
        try (Connection connection = Database.file(file).reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select (select avg(length(body)) from event)," + " (select avg(length(body)) from outbox)")) {
            rows.next();
            return new Bare.Sizes((int) rows.getDouble(1), (int) rows.getDouble(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        books.close();
    }

    private Books open(boolean hub) {
        // More thousands than any real box has, so that the labels last.
        Issuer issuer =
                new Issuer(SELF, new Ordinals(IntStream.range(0, 80).boxed().toList()));
        FactCodec codec = new FactCodec(plan.hall());
        return Books.open(
                Database.file(file),
                new Books.Setup(SELF, hub, "0123456789abcdef", () -> plan, () -> issuer, codec::encode));
    }

    private static void take(Books books, Random random) {
        String key = Keys.next(random);
        String service = BenchHall.service(random.nextInt(BenchHall.SERVICES));
        TicketId id = TicketId.ofTouch(SELF, key);
        Command command = new Command.TakeTicket(
                new Command.Request(
                        id,
                        new ServiceId(service),
                        Channel.KIOSK,
                        SELF,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                true);
        Journal.Answer answer = books.once(
                new Journal.RequestKey(SELF + ":" + key, service),
                entry -> entry.decide(command, Instant.now())
                        .map(refusal -> new Journal.Answer(409, refusal.code()))
                        .orElseGet(() -> new Journal.Answer(201, id.value())));
        if (answer.status() != 201) {
            throw new IllegalStateException("no ticket: " + answer.body());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
