package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.paihao.config.HallFile;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Issuer;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.report.FactCodec;
import org.paihao.store.Books;
import org.paihao.store.Database;

/** What a hub costs with 10,000 people waiting, in this process and with books on the disk that is measured. */
final class FullHallFigures {
    private static final int WAITING = 10_000;
    private static final int SLICE = 2_000;
    private static final int COUNTERS = 40;
    /** A day of 5,000 visits: each is taken, called, served and ended. */
    private static final int DAY = 5_000;

    private static final double CALL_MILLIS = 5;
    private static final double CPU_MILLIS = 0.5;
    /** Two slices of tickets never cost the same to the nanosecond. */
    private static final double FLAT = 1.25;

    private static final double REPLAY_SECONDS = 0.5;
    private static final TerminalId SELF = new TerminalId("hub");
    private static final StaffId STAFF = new StaffId(BenchHall.STAFF);

    private final HallPlan plan;
    private final Path folder;
    private final Random random = new Random(-14);
    private long epoch;

    private FullHallFigures(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.plan = HallFile.read(BenchHall.write(folder, COUNTERS)).plan();
    }

    static void measure(Path folder, Limits limits, Table table, Scale scale) {
        try {
            FullHallFigures figures = new FullHallFigures(folder);
            // The code is compiled on books nobody looks at again.
            try (Books warm = figures.staffed("warm.db")) {
                figures.take(warm, WAITING);
                figures.calls(warm, limits, 300);
            }
            figures.fullHall(limits, table, scale);
            figures.replay(table, scale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fullHall(Limits limits, Table table, Scale scale) {
        List<Double> empty = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        Calls calls = Calls.NONE;
        for (int round = 0; round < Math.max(3, scale.rounds() / 2); round++) {
            try (Books books = staffed("full-" + round + ".db")) {
                empty.add(cpuMillis(books));
                take(books, WAITING - SLICE);
                full.add(cpuMillis(books));
                calls = calls.and(calls(books, limits, scale.calls()));
            }
        }
        double[] millis =
                calls.millis().stream().mapToDouble(Double::doubleValue).toArray();
        double commit = Stats.median(calls.commits());
        table.atMost(
                "14 the hub's answer to call-next with 10,000 waiting, p99 (p50 " + Table.number(Stats.median(millis))
                        + " ms)",
                "ms",
                Stats.percentile(millis, 0.99),
                CALL_MILLIS + commit,
                "5 + commit " + Table.number(commit));
        table.atMost(
                "15 CPU a ticket with 10,000 waiting, COMMIT included", "ms", Stats.median(full), CPU_MILLIS, "limit");
        table.atMost(
                "15 the same beside that with nobody waiting (" + Table.number(Stats.median(empty)) + " ms)",
                "×",
                Stats.median(full) / Stats.median(empty),
                FLAT,
                "flat");
    }

    /** What the process has spent on each of a slice of tickets, all its threads together. */
    private double cpuMillis(Books books) {
        long before = cpuNanos();
        take(books, SLICE);
        return (cpuNanos() - before) / 1e6 / SLICE;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** How long each answer took until it was durable, and bare COMMITs of the same time. */
    private record Calls(List<Double> millis, List<Double> commits) {
        static final Calls NONE = new Calls(List.of(), List.of());

        Calls and(Calls more) {
            List<Double> all = new ArrayList<>(millis);
            all.addAll(more.millis);
            List<Double> bare = new ArrayList<>(commits);
            bare.addAll(more.commits);
            return new Calls(all, bare);
        }
    }

    private Calls calls(Books books, Limits limits, int count) {
        List<Double> millis = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                commits.add(limits.commitMillis());
            }
            CounterId counter = new CounterId(BenchHall.counter(1 + i % COUNTERS));
            CallId id = new CallId(TicketId.ofTouch(SELF, Keys.next(random)).value());
            Command.OfferCall ask =
                    new Command.OfferCall(id, counter, STAFF, Optional.empty(), Optional.empty(), Optional.empty());
            long begin = System.nanoTime();
            decide(books, ask);
            millis.add((System.nanoTime() - begin) / 1e6);
            HallState state = books.state();
            decide(books, new Command.MakeCall(state.call(id).orElseThrow().call(), Optional.empty()));
            decide(books, new Command.Finish(counter));
            // As many wait as before.
            take(books, 1);
        }
        return new Calls(millis, commits);
    }

    /** A hub that starts in the evening reads the whole day. */
    private void replay(Table table, Scale scale) {
        try (Books books = staffed("day.db")) {
            for (int i = 0; i < DAY; i++) {
                take(books, 1);
                CounterId counter = new CounterId(BenchHall.counter(1 + i % COUNTERS));
                CallId id = new CallId(TicketId.ofTouch(SELF, Keys.next(random)).value());
                decide(
                        books,
                        new Command.OfferCall(
                                id, counter, STAFF, Optional.empty(), Optional.empty(), Optional.empty()));
                decide(
                        books,
                        new Command.MakeCall(
                                books.state().call(id).orElseThrow().call(), Optional.empty()));
                decide(books, new Command.Arrive(counter));
                decide(books, new Command.Finish(counter));
            }
        }
        List<Double> seconds = new ArrayList<>();
        for (int round = -2; round < scale.rounds(); round++) {
            long begin = System.nanoTime();
            try (Books again = books("day.db")) {
                if (again.state().tickets().size() != DAY) {
                    throw new IllegalStateException("not the whole day");
                }
                if (round >= 0) {
                    seconds.add((System.nanoTime() - begin) / 1e9);
                }
            }
        }
        table.atMost("17 a day of 5,000 tickets from the log", "s", Stats.median(seconds), REPLAY_SECONDS, "limit");
    }

    private Books books(String name) {
        Issuer issuer =
                new Issuer(SELF, new Ordinals(IntStream.range(0, 80).boxed().toList()));
        FactCodec codec = new FactCodec(plan.hall());
        return Books.open(
                Database.file(folder.resolve(name)),
                new Books.Setup(SELF, true, "%016x".formatted(++epoch), () -> plan, () -> issuer, codec::encode));
    }

    private Books staffed(String name) {
        Books books = books(name);
        for (int i = 1; i <= COUNTERS; i++) {
            decide(books, new Command.OpenCounter(new CounterId(BenchHall.counter(i)), STAFF));
        }
        return books;
    }

    private static void decide(Books books, Command command) {
        Optional<Refusal> no = books.commit(entry -> entry.decide(command, Instant.now()));
        if (no.isPresent()) {
            throw new IllegalStateException(command + " refused: " + no.get());
        }
    }

    private void take(Books books, int count) {
        for (int i = 0; i < count; i++) {
            String key = Keys.next(random);
            Command command = new Command.TakeTicket(
                    new Command.Request(
                            TicketId.ofTouch(SELF, key),
                            new ServiceId(BenchHall.service(random.nextInt(BenchHall.SERVICES))),
                            Channel.DESK,
                            SELF,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false),
                    Optional.empty(),
                    false);
            decide(books, command);
        }
    }
}
