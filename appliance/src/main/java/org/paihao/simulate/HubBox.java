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
import org.paihao.sim.disk.SimDisk;
import org.paihao.store.Books;
import org.paihao.store.CallerTurns;

/** The hub's box, wired as in the product. */
final class HubBox extends Box<HubBox.Parts> {
    private static final byte[] GONE =
            "{\"term\":0,\"online\":false,\"at\":\"2026-11-23T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HERE = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);

    private final HubWitness witness;
    /** Whether its next process begins on a copy that was put back, and is to say so. */
    private boolean restored;

    HubBox(World world, TerminalId id, String name) {
        super(world, id, name);
        this.witness = new HubWitness(world, this);
    }

    /** Begins on a copy of another hub's books, as `appliance restore` leaves it. */
    void restore(SimDisk copy) {
        disk(copy);
        restored = true;
        start();
    }

    /** Its term while it decides; 0 while it does not, or is off. */
    long reigns() {
        return running()
                .filter(parts -> parts.hub().deciding())
                .map(parts -> parts.term().now())
                .orElse(0L);
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
        disk().listen(witness::wrote);
        Books books = Books.open(
                world.seams().medium(id.value(), disk().mount()),
                new Books.Setup(id, true, epoch(), world::plan, issuer::get, new FactCodec(HallSite.HALL)::encode),
                new CallerTurns(),
                this::wall);
        Term term = new Term(books);
        if (restored) {
            // The command writes it into the copy before the program starts on it.
            term.reignAnew();
            restored = false;
        }
        issuer.set(new Issuer(id, Ordinals.ofHub(term.now())));
        term.onChange(now -> issuer.set(new Issuer(id, Ordinals.ofHub(now))));
        books.beginEpoch(clock.now());
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
                        world.seams().ledger(id.value(), books),
                        clock,
                        () -> HERE,
                        taken -> world.witness().alarmed(taken.alarms())),
                world.seams().wire(id.value(), world.broker().client(id.value(), name, will)),
                process.agent(),
                waiter(process));
        books.onCommit(link::changed);
        witness.began(books.state());
        books.onCommit(() -> witness.committed(books.state()));
        return new Parts(books, hub, link, term);
    }
}
