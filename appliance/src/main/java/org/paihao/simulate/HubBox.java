package org.paihao.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.report.FactCodec;
import org.paihao.report.HubLink;
import org.paihao.report.HubParts;
import org.paihao.report.Wire;
import org.paihao.role.HallClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Relearn;
import org.paihao.role.hub.StaffDesk;
import org.paihao.role.hub.Term;
import org.paihao.store.Books;
import org.paihao.store.CallerTurns;

/** The hub's box, wired as in the product. */
final class HubBox extends Box<HubBox.Parts> {
    private static final byte[] GONE =
            "{\"term\":0,\"online\":false,\"at\":\"2026-11-23T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HERE = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);

    HubBox(World world) {
        super(world, new TerminalId("hub"));
    }

    /** What a running hub is made of. */
    record Parts(Books books, Hub hub, HubLink link, Term term) {}

    @Override
    Parts boot(Life<Parts> process) {
        HallClock clock = new HallClock() {
            @Override
            public Instant now() {
                return wall();
            }

            @Override
            public boolean trusted() {
                return true;
            }
        };
        AtomicReference<Issuer> issuer = new AtomicReference<>(new Issuer(id, Ordinals.ofHub(1)));
        disk().listen(world.witness()::hubWrote);
        Books books = Books.open(
                world.seams().medium(id.value(), disk().mount()),
                new Books.Setup(id, true, epoch(), world::plan, issuer::get, new FactCodec(HallSite.HALL)::encode),
                new CallerTurns(),
                this::wall);
        Term term = new Term(books);
        issuer.set(new Issuer(id, Ordinals.ofHub(term.now())));
        term.onChange(now -> issuer.set(new Issuer(id, Ordinals.ofHub(now))));
        begin(books, clock);
        new Relearn(books, (key, body) -> FactCodec.decode(key.terminal(), body)).run();
        Hub hub = new Hub(
                id, world.seams().journal(id.value(), books), world.plan(), clock, new StaffDesk(List.of(), clock));
        Wire.Message will = new Wire.Message(world.topics().hub(), GONE, 1, true, Optional.empty());
        HubLink link = new HubLink(
                new HubParts(
                        id,
                        books.epoch(),
                        world.topics(),
                        hub,
                        term,
                        books,
                        clock,
                        () -> HERE,
                        taken -> world.witness().alarmed(taken.alarms())),
                world.seams().wire(id.value(), world.broker().client(id.value(), will)),
                process.agent(),
                waiter(process));
        books.onCommit(link::changed);
        world.witness().hubBegan(books.state());
        books.onCommit(() -> world.witness().hubCommitted(books.state()));
        return new Parts(books, hub, link, term);
    }
}
