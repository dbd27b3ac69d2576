package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.bench.BenchHall;
import org.paihao.config.HallFile;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
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
import picocli.CommandLine;

/** {@code appliance estimate replay LOG} on a hub's own books, on a text, and on what is neither. */
class EstimateCommandTest {
    private static final TerminalId SELF = new TerminalId("hub");
    private static final StaffId STAFF = new StaffId("1001");
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final ServiceId SERVICE = new ServiceId(BenchHall.service(0));
    private static final CounterId COUNTER = new CounterId(BenchHall.counter(1));

    @TempDir
    Path folder;

    private record Said(int code, String out, String err) {}

    private Said replay(Path log, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(
                List.of(log.toString(), "--plan", folder.resolve("hall.yaml").toString(), "--playings", "20"));
        words.addAll(List.of(more));
        CommandLine line = new CommandLine(new EstimateCommand.OfLog())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    failed.getErr().println(e.getMessage());
                    return 1;
                });
        int code = line.execute(words.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    /** A day of a hub with one counter: people come faster than they are served. Gives the ledger as lines of text. */
    private List<String> day(int people) {
        HallPlan plan = HallFile.read(BenchHall.write(folder, 1)).plan();
        FactCodec codec = new FactCodec(plan.hall());
        Issuer issuer = new Issuer(SELF, Ordinals.ofHub(1));
        try (Books books = Books.open(
                Database.file(folder.resolve("paihao.db")),
                new Books.Setup(SELF, true, "0123456789abcdef", () -> plan, () -> issuer, codec::encode))) {
            decide(books, new Command.OpenCounter(COUNTER, STAFF), NINE);
            Random random = new Random(7);
            Instant free = NINE;
            for (int i = 0; i < people; i++) {
                Instant at = NINE.plusSeconds(60L * i);
                while (books.state().waiting(SERVICE) > 0 && free.isBefore(at)) {
                    free = serve(books, free, 60 + random.nextInt(60));
                }
                free = free.isBefore(at) ? at : free;
                take(books, i, at);
            }
            while (books.state().waiting(SERVICE) > 0) {
                free = serve(books, free, 60 + random.nextInt(60));
            }
            return books.after(0, 10_000).stream()
                    .map(row -> new String(row.body(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static void take(Books books, int number, Instant at) {
        decide(
                books,
                new Command.TakeTicket(
                        new Command.Request(
                                TicketId.ofTouch(SELF, "ticket-" + number),
                                SERVICE,
                                Channel.DESK,
                                SELF,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.empty(),
                        false),
                at);
    }

    private static Instant serve(Books books, Instant from, int seconds) {
        CallId id = new CallId(TicketId.ofTouch(SELF, "call-" + from).value());
        decide(
                books,
                new Command.OfferCall(id, COUNTER, STAFF, Optional.empty(), Optional.empty(), Optional.empty()),
                from);
        decide(books, new Command.MakeCall(books.state().call(id).orElseThrow().call(), Optional.empty()), from);
        decide(books, new Command.Arrive(COUNTER), from);
        Instant end = from.plusSeconds(seconds);
        decide(books, new Command.Finish(COUNTER), end);
        return end;
    }

    private static void decide(Books books, Command command, Instant at) {
        Optional<Refusal> no = books.commit(entry -> entry.decide(command, at));
        assertThat(no).as("%s", command).isEmpty();
    }

    @Test
    void aHubsOwnBooksAndTheSameFactsAsATextScoreAlike() throws IOException {
        List<String> facts = day(120);
        Said books = replay(folder.resolve("paihao.db"));
        Said text = replay(Files.write(folder.resolve("facts.jsonl"), facts));

        assertThat(books.code()).as(books.err()).isZero();
        assertThat(books.out())
                .contains(facts.size() + " facts.")
                .containsPattern("Tickets: [0-9]+, days: 1\\.")
                .containsPattern("Waited no longer than the told p90: [0-9.]+ %; than the p50")
                .containsPattern("(?m)^told +[0-9]+ +[0-9.]+$")
                .containsPattern("(?m)^ql +[0-9]+ +[0-9.]+$")
                .doesNotContain("NaN");
        assertThat(text.out()).isEqualTo(books.out());
    }

    @Test
    void ofNobodyOneAndTwoPeopleThereIsNothingToScore() {
        for (int people = 0; people <= 2; people++) {
            assertThat(folder.resolve("paihao.db").toFile().delete() || people == 0)
                    .isTrue();
            day(people);
            Said said = replay(folder.resolve("paihao.db"));
            assertThat(said.code()).isZero();
            assertThat(said.out()).doesNotContain("NaN").contains("there is nothing to score");
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() throws IOException {
        List<String> facts = new ArrayList<>(day(3));
        facts.set(1, facts.get(1).replace("\"label\":\"A", "\"label\":\"?"));
        Said broken = replay(Files.write(folder.resolve("broken.jsonl"), facts));
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("broken.jsonl:2: ");

        Said prose = replay(Files.writeString(folder.resolve("prose.txt"), "\nhello\n"));
        assertThat(prose.code()).isEqualTo(1);
        assertThat(prose.err()).contains("prose.txt:2: no fact");

        Said bytes = replay(Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10}));
        assertThat(bytes.err()).contains("neither a hub's books nor a text");

        Path half = folder.resolve("half.db");
        byte[] good = Files.readAllBytes(folder.resolve("paihao.db"));
        Files.write(half, java.util.Arrays.copyOf(good, 4_096));
        assertThat(replay(half).err()).contains("no books of a hub, or they are damaged");

        assertThat(replay(folder.resolve("nowhere")).err()).contains("there is no such file");
        assertThat(replay(half, "--every", "0").code()).isEqualTo(2);
    }

    @Test
    void anEmptyTextIsALogOfNothing() throws IOException {
        BenchHall.write(folder, 1);
        assertThat(replay(Files.writeString(folder.resolve("empty"), "")).out()).contains("0 facts.");
    }

    /** The ledger is only read: a hub may be using it. */
    @Test
    void theBooksAreAsTheyWere() throws IOException {
        day(5);
        byte[] before = Files.readAllBytes(folder.resolve("paihao.db"));
        replay(folder.resolve("paihao.db"));
        assertThat(Files.readAllBytes(folder.resolve("paihao.db"))).isEqualTo(before);
    }
}
