package org.paihao.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.app.Mosquitto;
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
import org.paihao.device.Await;
import org.paihao.role.HubClock;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Books;
import org.paihao.store.Database;
import org.paihao.store.StoredFact;

/** A terminal without roles and devices: books, outbox and link, as a real one has them. */
final class TerminalRig implements AutoCloseable {
    final TerminalId id;
    final Books books;
    final PlanKeeper plans = new PlanKeeper();
    final TerminalLink link;

    TerminalRig(Path folder, String name, int ordinal, Mosquitto broker) {
        this(folder, name, ordinal, Dial.to(broker));
    }

    /** @param dial how it reaches its broker */
    TerminalRig(Path folder, String name, int ordinal, Dial dial) {
        this.id = new TerminalId(name);
        HallPlan none = HallPlan.none("yunxi");
        FactCodec codec = new FactCodec("yunxi");
        this.books = Books.open(
                Database.file(folder.resolve(name + ".db")),
                new Books.Setup(
                        id,
                        false,
                        HexFormat.of().toHexDigits(new SecureRandom().nextLong()),
                        () -> plans.plan().orElse(none),
                        () -> new Issuer(id, Ordinals.ofKiosk(ordinal)),
                        codec::encode));
        HubClock clock = new HubClock(Instant::now, System::nanoTime, Duration.ZERO);
        books.beginEpoch(Instant.now());
        Topics topics = new Topics("yunxi");
        byte[] state = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);
        byte[] will = "{\"online\":false}".getBytes(StandardCharsets.UTF_8);
        this.link = new TerminalLink(
                new TerminalParts(id, topics, books, plans, clock, () -> state),
                dial.opener(name, name, new Wire.Message(topics.state(id), will, 1, true, Optional.empty())));
    }

    void record(Fact fact) {
        books.commit(entry -> {
            entry.record(fact, Instant.now());
            return Boolean.TRUE;
        });
    }

    void help() {
        record(new Fact.HelpAsked("home", Optional.empty()));
    }

    /** Asks the hub for a ticket, without taking it. */
    Optional<HubReply.TicketIs> offer(String touch, String service) {
        return link.ask(new HubRequest.OfferTicket(request(touch, service)), Duration.ofSeconds(2))
                .filter(HubReply.TicketIs.class::isInstance)
                .map(HubReply.TicketIs.class::cast);
    }

    /**
     * A touch while the hub is there: asks until it has answered, as a machine under load may need. Returns the label.
     */
    String takeOffered(String touch, String service) {
        AtomicReference<Optional<HubReply.TicketIs>> offer = new AtomicReference<>(Optional.empty());
        Await.until("the hub offers", () -> {
            offer.set(offer(touch, service));
            return offer.get().isPresent();
        });
        return take(touch, service, offer.get());
    }

    /** A touch as a kiosk does it: the hub's offer, or its own decision. Returns the label. */
    String take(String touch, String service) {
        return take(touch, service, offer(touch, service));
    }

    private String take(String touch, String service, Optional<HubReply.TicketIs> offer) {
        Command.Request request = request(touch, service);
        books.commit(entry -> entry.decide(
                new Command.TakeTicket(request, offer.map(HubReply.TicketIs::ticket), false), Instant.now()));
        return books.state().ticket(request.id()).orElseThrow().ticket().label().toString();
    }

    private Command.Request request(String touch, String service) {
        return new Command.Request(
                TicketId.ofTouch(id, touch),
                new ServiceId(service),
                Channel.KIOSK,
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** All it has ever recorded and still keeps, oldest first. */
    List<StoredFact> outbox() {
        return books.outbox().after(0, 0, Integer.MAX_VALUE);
    }

    FactKey key(StoredFact fact) {
        return new FactKey(id, fact.epoch(), fact.seq());
    }

    @Override
    public void close() {
        link.close();
        books.close();
    }
}
