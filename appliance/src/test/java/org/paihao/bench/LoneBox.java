package org.paihao.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Issuer;
import org.paihao.core.hall.Paper;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.report.Backoff;
import org.paihao.report.FactCodec;
import org.paihao.report.MqttWire;
import org.paihao.report.TerminalLink;
import org.paihao.report.TerminalParts;
import org.paihao.report.Topics;
import org.paihao.report.Wire;
import org.paihao.report.WireSettings;
import org.paihao.role.HubClock;
import org.paihao.role.Journal;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Books;
import org.paihao.store.Database;
import org.paihao.store.StoredFact;

/** A kiosk's books that have filled up while it was cut off, and the link it comes back by. */
final class LoneBox implements AutoCloseable {
    /** Units begun and not waited for: they share a COMMIT. */
    private static final int AT_ONCE = 256;

    private final TerminalId id;
    private final HallPlan plan;
    private final Books books;
    private Optional<TerminalLink> link = Optional.empty();

    /** @param ordinal of its labels, 2–79 */
    LoneBox(Path folder, String id, int ordinal, HallPlan plan) {
        this.id = new TerminalId(id);
        this.plan = plan;
        Issuer issuer = new Issuer(this.id, Ordinals.ofKiosk(ordinal));
        FactCodec codec = new FactCodec(plan.hall());
        this.books = Books.open(
                Database.file(folder.resolve(id + ".db")),
                new Books.Setup(
                        this.id,
                        false,
                        HexFormat.of().toHexDigits(new Random().nextLong()),
                        () -> plan,
                        () -> issuer,
                        codec::encode));
        books.commit(entry -> {
            entry.record(new Fact.EpochStarted(books.start(), Optional.empty(), 0), Instant.now());
            return Boolean.TRUE;
        });
    }

    /**
     * Makes facts as they are made while nobody hears them.
     *
     * @param tickets of these each leaves two facts, as a kiosk's do: taken, and its slip done
     */
    void fill(int facts, int tickets) {
        Deque<CompletableFuture<?>> begun = new ArrayDeque<>();
        for (int made = 0; made < facts; ) {
            boolean ticket = made < 2 * tickets;
            int number = made;
            begun.add(
                    ticket
                            ? books.begin(entry -> take(entry, number))
                            : books.begin(entry -> {
                                entry.record(new Fact.HelpAsked("home", Optional.empty()), Instant.now());
                                return Boolean.TRUE;
                            }));
            made += ticket ? 2 : 1;
            while (begun.size() >= AT_ONCE) {
                begun.removeFirst().join();
            }
        }
        begun.forEach(CompletableFuture::join);
    }

    private Boolean take(Journal.Entry entry, int number) {
        TicketId ticket = TicketId.ofTouch(id, "touch-" + number);
        Command.Request request = new Command.Request(
                ticket,
                new ServiceId(BenchHall.service(number / 2)),
                Channel.KIOSK,
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        Instant now = Instant.now();
        entry.decide(new Command.TakeTicket(request, Optional.empty(), true), now)
                .ifPresent(refusal -> {
                    throw new IllegalStateException("no ticket: " + refusal.code());
                });
        entry.decide(new Command.PaperOutcome(ticket, Paper.State.DONE, "printed"), now)
                .ifPresent(refusal -> {
                    throw new IllegalStateException("no paper: " + refusal.code());
                });
        return Boolean.TRUE;
    }

    /** Median bytes of its facts. */
    int factBytes() {
        return (int) Stats.median(books.outbox().after(0, 0, 20_000).stream()
                .map(StoredFact::body)
                .map(body -> (double) body.length)
                .toList());
    }

    /** Comes back; from now on its facts are on their way. */
    void connect(String broker) {
        Topics topics = new Topics(plan.hall());
        byte[] state = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);
        byte[] will = "{\"online\":false}".getBytes(StandardCharsets.UTF_8);
        TerminalParts parts = new TerminalParts(
                id,
                topics,
                books,
                new PlanKeeper(),
                new HubClock(Instant::now, System::nanoTime, Duration.ZERO),
                () -> state);
        link = Optional.of(new TerminalLink(
                parts,
                (subscriptions, listener) -> MqttWire.open(
                        new WireSettings(
                                broker,
                                id.value(),
                                Optional.of(new WireSettings.Credentials(id.value(), id.value())),
                                Optional.empty(),
                                new Wire.Message(topics.state(id), will, 1, true, Optional.empty()),
                                subscriptions),
                        listener,
                        Backoff.spread(new Random()))));
    }

    /** Whether the hub has everything, as it has told this box. */
    boolean drained() {
        return link.orElseThrow().backlog() == 0;
    }

    @Override
    public void close() {
        link.ifPresent(TerminalLink::close);
        books.close();
    }
}
