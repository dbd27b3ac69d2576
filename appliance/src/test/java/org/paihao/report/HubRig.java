package org.paihao.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.app.Mosquitto;
import org.paihao.config.HallFile;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.device.Await;
import org.paihao.role.HallClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.StaffDesk;
import org.paihao.role.hub.Term;
import org.paihao.store.Books;
import org.paihao.store.Database;
import org.paihao.store.StoredFact;

/** A hub without pages: ledger, decisions and its side of the link, as a real one has them. */
final class HubRig implements AutoCloseable {
    final TerminalId id = new TerminalId("hub");
    final Books books;
    final Term term;
    final Hub hub;
    final HubLink link;
    final List<Ingest.Alarm> alarms = new CopyOnWriteArrayList<>();

    HubRig(Path file, Mosquitto broker) {
        this(file, broker, "hub", Plans.yunxi().plan());
    }

    /** @param client the client id on the broker, so that two hubs can be on it */
    HubRig(Path file, Mosquitto broker, String client, HallPlan plan) {
        this(file, Dial.to(broker), client, plan);
    }

    /** @param dial how it reaches its broker */
    HubRig(Path file, Dial dial, String client, HallPlan plan) {
        HallFile yunxi = Plans.yunxi();
        FactCodec codec = new FactCodec("yunxi");
        AtomicReference<Issuer> issuer = new AtomicReference<>(new Issuer(id, Ordinals.ofHub(1)));
        HallClock clock = new HallClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public boolean trusted() {
                return true;
            }
        };
        this.books = Books.open(
                Database.file(file),
                new Books.Setup(
                        id,
                        true,
                        HexFormat.of().toHexDigits(new SecureRandom().nextLong()),
                        () -> plan,
                        issuer::get,
                        codec::encode));
        this.term = new Term(books);
        issuer.set(new Issuer(id, Ordinals.ofHub(term.now())));
        term.onChange(now -> issuer.set(new Issuer(id, Ordinals.ofHub(now))));
        books.beginEpoch(Instant.now());
        this.hub = new Hub(id, books, plan, clock, new StaffDesk(yunxi.staff(), clock));
        Topics topics = new Topics("yunxi");
        byte[] gone = "{\"term\":0,\"online\":false,\"at\":\"2026-11-23T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
        byte[] state = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);
        this.link = new HubLink(
                new HubParts(
                        id,
                        books.epoch(),
                        topics,
                        hub,
                        term,
                        books,
                        clock,
                        () -> state,
                        taken -> alarms.addAll(taken.alarms())),
                dial.opener(client, "hub", new Wire.Message(topics.hub(), gone, 1, true, Optional.empty())));
        books.onCommit(link::changed);
    }

    /**
     * Waits until all a terminal has recorded is in the ledger, and checks that it is so byte for byte, and no more.
     */
    void awaitWhole(TerminalRig terminal) {
        List<StoredFact> outbox = terminal.outbox();
        Await.until(
                () -> terminal.id + ": " + books.count(terminal.id) + " of " + outbox.size() + " facts in the ledger",
                () -> books.count(terminal.id) >= outbox.size());
        if (books.count(terminal.id) != outbox.size()) {
            throw new AssertionError(
                    terminal.id + " has " + outbox.size() + " facts, the ledger " + books.count(terminal.id));
        }
        for (StoredFact fact : outbox) {
            byte[] stored = books.bytes(terminal.key(fact))
                    .orElseThrow(() -> new AssertionError("lost: " + terminal.key(fact)));
            if (!java.util.Arrays.equals(stored, fact.body())) {
                throw new AssertionError("other bytes: " + terminal.key(fact));
            }
        }
    }

    @Override
    public void close() {
        link.close();
        books.close();
    }
}
