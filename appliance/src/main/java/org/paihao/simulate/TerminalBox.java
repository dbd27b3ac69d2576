package org.paihao.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.report.FactCodec;
import org.paihao.report.LineCodec;
import org.paihao.report.TerminalLink;
import org.paihao.report.TerminalParts;
import org.paihao.report.Wire;
import org.paihao.role.DayTurn;
import org.paihao.role.HubClock;
import org.paihao.role.Journal;
import org.paihao.role.PlanKeeper;
import org.paihao.role.counter.CounterDesk;
import org.paihao.role.counter.LocalLine;
import org.paihao.role.display.Wall;
import org.paihao.role.kiosk.Kiosk;
import org.paihao.role.kiosk.Tokens;
import org.paihao.role.pad.RatingPad;
import org.paihao.store.Books;
import org.paihao.store.CallerTurns;

/** A box that is not the hub, with the roles it was given, wired as in the product. */
final class TerminalBox extends Box<TerminalBox.Parts> {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final byte[] HERE = "{\"online\":true}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GONE = "{\"online\":false}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "token-secret";

    private final Does does;
    private final SlipMachine printer;

    /** What a box does; {@code ordinal} is for kiosks. */
    record Does(Optional<Integer> ordinal, Optional<CounterId> desk, Optional<CounterId> pad, boolean display) {}

    /** What a running box is made of. */
    record Parts(
            Books books,
            TerminalLink link,
            HubClock clock,
            Optional<Kiosk> kiosk,
            Optional<CounterDesk> desk,
            Optional<RatingPad> pad) {}

    TerminalBox(World world, String name, Does does) {
        super(world, new TerminalId(name), name);
        this.does = does;
        this.printer = new SlipMachine(world, this);
    }

    SlipMachine printer() {
        return printer;
    }

    @Override
    Parts boot(Life<Parts> process) {
        PlanKeeper plans = new PlanKeeper();
        HallPlan none = HallPlan.none(HallSite.HALL);
        Ordinals ordinals = does.ordinal()
                .map(own -> Ordinals.ofKiosk(world.seams().ordinal(id.value(), own)))
                .orElseGet(() -> new Ordinals(List.of()));
        Books books = Books.open(
                world.seams().medium(id.value(), disk().mount()),
                new Books.Setup(
                        id,
                        false,
                        epoch(),
                        () -> plans.plan().orElse(none),
                        () -> new Issuer(id, ordinals),
                        new FactCodec(HallSite.HALL)::encode),
                new CallerTurns(),
                this::wall);
        HubClock clock = new HubClock(this::wall, this::nanos, TerminalLink.keptOffset(books));
        books.onCommit(() -> world.witness().committed(this));
        books.beginEpoch(clock.now());
        Wire.Message will = new Wire.Message(world.topics().state(id), GONE, 1, true, Optional.empty());
        TerminalLink link = new TerminalLink(
                new TerminalParts(id, world.topics(), books, plans, clock, () -> HERE),
                world.seams().wire(id.value(), world.broker().client(id.value(), will)),
                process.agent(),
                waiter(process));
        Executor aside = work -> process.agent().after(Duration.ZERO, work);
        Journal journal = world.seams().journal(id.value(), books);
        Optional<Kiosk> kiosk = does.ordinal().map(own -> kiosk(process, books, link, clock, plans));
        Optional<CounterDesk> desk = does.desk().map(counter -> {
            LocalLine line = new LocalLine(new LocalLine.Parts(
                    id, counter, journal, link, link, clock, plans, new LineCodec(), time -> pause(process, time)));
            return new CounterDesk(counter, journal, link, link, clock, this::key, aside, line);
        });
        Optional<RatingPad> pad = does.pad()
                .map(counter -> new RatingPad(counter, journal, link, clock, () -> Duration.ofSeconds(30), aside));
        if (does.display()) {
            new Wall(link, counter -> true, clock::now);
        }
        kiosk.ifPresent(Kiosk::recover);
        pad.ifPresent(RatingPad::closeOpenEvents);
        DayTurn dayTurn = new DayTurn(books, plans, clock);
        tick(process, () -> {
            dayTurn.tick();
            kiosk.ifPresent(Kiosk::tick);
            pad.ifPresent(RatingPad::tick);
        });
        return new Parts(books, link, clock, kiosk, desk, pad);
    }

    private Kiosk kiosk(Life<Parts> process, Books books, TerminalLink link, HubClock clock, PlanKeeper plans) {
        String secret = books.kept(SECRET).orElseGet(() -> {
            String fresh = key() + key();
            books.commit(entry -> {
                entry.keep(SECRET, fresh);
                return Boolean.TRUE;
            });
            return fresh;
        });
        return new Kiosk(new Kiosk.Parts(
                id,
                world.seams().journal(id.value(), books),
                link,
                link,
                clock,
                plans,
                world.seams().printer(id.value(), slip -> printer.print(process, slip)),
                new Tokens(secret),
                Optional::empty));
    }

    /** Lets the hall go on for a while; nobody answers. */
    private void pause(Life<Parts> process, Duration time) {
        waiter(process).<Boolean>await(time, answer -> {});
    }

    private static void tick(Life<Parts> process, Runnable work) {
        process.agent().after(TICK, () -> {
            tick(process, work);
            work.run();
        });
    }

    /** An idempotency key nobody else makes. */
    String key() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
