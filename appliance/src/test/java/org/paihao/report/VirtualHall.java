package org.paihao.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.plan.HallPlan;
import org.paihao.role.HallClock;
import org.paihao.role.HubClock;
import org.paihao.role.PlanKeeper;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.StaffDesk;
import org.paihao.role.hub.Term;
import org.paihao.simulate.MemoryBroker;
import org.paihao.simulate.VirtualTime;
import org.paihao.store.Books;
import org.paihao.store.Database;
import org.paihao.store.StoredFact;

/** A hub and some terminals with the production link, in virtual time and over a broker in memory. */
final class VirtualHall implements AutoCloseable {
    static final TerminalId HUB = new TerminalId("hub");
    private static final Topics TOPICS = new Topics("yunxi");

    final VirtualTime time = new VirtualTime();
    final MemoryBroker broker;
    final List<Terminal> terminals = new ArrayList<>();
    final List<Ingest.Alarm> alarms = new ArrayList<>();
    private final Random random;
    private final Path folder;
    private final HallPlan plan = Plans.yunxi().plan();
    HubBox hub;

    VirtualHall(Random random, Path folder, int count) {
        this.random = random;
        this.folder = folder;
        this.broker = new MemoryBroker(time, random);
        this.hub = new HubBox(folder.resolve("hub.db"));
        for (int i = 1; i <= count; i++) {
            start("kiosk-" + i, 1 + i);
        }
    }

    Terminal start(String name, int ordinal) {
        Terminal terminal = new Terminal(folder.resolve(name + ".db"), name, ordinal);
        terminals.add(terminal);
        return terminal;
    }

    /** A second box from a copy of the first one's disk. */
    Terminal startTwin(Path copy, Terminal of) {
        Terminal twin = new Terminal(copy, of.id.value(), of.ordinal);
        terminals.add(twin);
        return twin;
    }

    void restart(int index) {
        Terminal old = terminals.get(index);
        old.close();
        terminals.set(index, new Terminal(folder.resolve(old.id + ".db"), old.id.value(), old.ordinal));
    }

    void startHub(Path file) {
        hub = new HubBox(file);
    }

    void allUp() {
        time.until(
                "all links are up",
                Duration.ofMinutes(2),
                () -> terminals.stream()
                        .allMatch(terminal -> terminal.link.status().up()));
    }

    /** Lets time pass until every fact is in the ledger and its terminal knows. Returns how long that took. */
    Duration whole(Duration limit) {
        Duration took = time.until(
                "every fact is in the ledger",
                limit,
                () -> terminals.stream().allMatch(terminal -> terminal.link.backlog() == 0));
        for (Terminal terminal : terminals) {
            for (StoredFact fact : terminal.books.outbox().after(0, 0, Integer.MAX_VALUE)) {
                byte[] body = hub.books
                        .bytes(new FactKey(terminal.id, fact.epoch(), fact.seq()))
                        .orElseThrow(() -> new AssertionError("lost: " + terminal.id + " " + fact.seq()));
                if (!Arrays.equals(body, fact.body())) {
                    throw new AssertionError("other bytes: " + terminal.id + " " + fact.seq());
                }
            }
        }
        return took;
    }

    private String epoch() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        terminals.forEach(Terminal::close);
        hub.close();
    }

    /** The hub's box. */
    final class HubBox implements AutoCloseable {
        final Books books;
        final Term term;
        final Hub decisions;
        final HubLink link;
        final VirtualTime.VirtualAgent agent = time.agent();

        HubBox(Path file) {
            FactCodec codec = new FactCodec("yunxi");
            AtomicReference<Issuer> issuer = new AtomicReference<>(new Issuer(HUB, Ordinals.ofHub(1)));
            HallClock clock = new HallClock() {
                @Override
                public Instant now() {
                    return time.now();
                }

                @Override
                public boolean trusted() {
                    return true;
                }
            };
            this.books = Books.open(
                    Database.file(file), new Books.Setup(HUB, true, epoch(), () -> plan, issuer::get, codec::encode));
            this.term = new Term(books);
            issuer.set(new Issuer(HUB, Ordinals.ofHub(term.now())));
            term.onChange(now -> issuer.set(new Issuer(HUB, Ordinals.ofHub(now))));
            books.beginEpoch(time.now());
            this.decisions =
                    new Hub(HUB, books, plan, clock, new StaffDesk(Plans.yunxi().staff(), clock));
            byte[] gone = json("{\"term\":0,\"online\":false,\"at\":\"2026-11-23T00:00:00Z\"}");
            this.link = new HubLink(
                    new HubParts(
                            HUB,
                            books.epoch(),
                            TOPICS,
                            decisions,
                            term,
                            books,
                            clock,
                            () -> json("{\"online\":true}"),
                            taken -> alarms.addAll(taken.alarms())),
                    broker.client("hub", new Wire.Message(TOPICS.hub(), gone, 1, true, Optional.empty())),
                    agent,
                    time);
            books.onCommit(link::changed);
        }

        @Override
        public void close() {
            link.close();
            books.close();
        }
    }

    /** A kiosk's box. */
    final class Terminal implements AutoCloseable {
        final TerminalId id;
        final int ordinal;
        final Books books;
        final PlanKeeper plans = new PlanKeeper();
        final TerminalLink link;
        final VirtualTime.VirtualAgent agent = time.agent();

        Terminal(Path file, String name, int ordinal) {
            this.id = new TerminalId(name);
            this.ordinal = ordinal;
            HallPlan none = HallPlan.none("yunxi");
            FactCodec codec = new FactCodec("yunxi");
            this.books = Books.open(
                    Database.file(file),
                    new Books.Setup(
                            id,
                            false,
                            epoch(),
                            () -> plans.plan().orElse(none),
                            () -> new Issuer(id, Ordinals.ofKiosk(ordinal)),
                            codec::encode));
            books.beginEpoch(time.now());
            this.link = new TerminalLink(
                    new TerminalParts(
                            id,
                            TOPICS,
                            books,
                            plans,
                            new HubClock(time::now, time::nanoTime, Duration.ZERO),
                            () -> json("{\"online\":true}")),
                    broker.client(
                            name,
                            new Wire.Message(TOPICS.state(id), json("{\"online\":false}"), 1, true, Optional.empty())),
                    agent,
                    time);
        }

        void help(int count) {
            books.commit(entry -> {
                for (int i = 0; i < count; i++) {
                    entry.record(new Fact.HelpAsked("home", Optional.empty()), time.now());
                }
                return Boolean.TRUE;
            });
        }

        /** A touch as a kiosk does it: the hub's offer, or its own decision. Returns the label. */
        String take(String touch, Duration patience) {
            Command.Request request = new Command.Request(
                    TicketId.ofTouch(id, touch),
                    new ServiceId("social-card"),
                    Channel.KIOSK,
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            Optional<HubReply.TicketIs> offer = link.ask(new HubRequest.OfferTicket(request), patience)
                    .filter(HubReply.TicketIs.class::isInstance)
                    .map(HubReply.TicketIs.class::cast);
            books.commit(entry -> entry.decide(
                    new Command.TakeTicket(request, offer.map(HubReply.TicketIs::ticket), false), time.now()));
            return books.state()
                    .ticket(request.id())
                    .orElseThrow()
                    .ticket()
                    .label()
                    .toString();
        }

        @Override
        public void close() {
            link.close();
            books.close();
        }
    }
}
