package org.paihao.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Issuer;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;

/** Books of a kiosk or a hub over a real file, as the tests open them. */
public final class TestBooks {
    public static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
    private static final AtomicLong EPOCHS = new AtomicLong();

    private TestBooks() {}

    /** A kiosk's books. */
    public static Books kiosk(Path file) {
        return open(Database.file(file), "kiosk-1", Ordinals.ofKiosk(2), false);
    }

    /** The hub's books. */
    public static Books hub(Path file) {
        return open(Database.file(file), "hub", Ordinals.ofHub(1), true);
    }

    /** A counter's books. */
    public static Books counter(Path file) {
        return open(Database.file(file), "counter-1", new Ordinals(List.of()), false);
    }

    static Books open(Database database, String terminal, Ordinals ordinals, boolean hub) {
        return Books.open(database, setup(terminal, ordinals, hub, EPOCHS.incrementAndGet()));
    }

    /** What the books of a box are told; the same epoch for the same number. */
    static Books.Setup setup(String terminal, Ordinals ordinals, boolean hub, long epoch) {
        TerminalId self = new TerminalId(terminal);
        FactCodec codec = new FactCodec("test");
        return new Books.Setup(
                self,
                hub,
                HexFormat.of().toHexDigits(epoch),
                TestPlan::plan,
                () -> new Issuer(self, ordinals),
                codec::encode);
    }

    static Command.TakeTicket take(String key, ServiceId service) {
        TerminalId self = new TerminalId("kiosk-1");
        return new Command.TakeTicket(
                new Command.Request(
                        TicketId.ofTouch(self, key),
                        service,
                        Channel.KIOSK,
                        self,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                false);
    }

    /** A touch with its key, as a kiosk commits it: 201 and the label. */
    static Journal.Answer touch(Books books, String key, ServiceId service, Instant at) {
        TicketId id = take(key, service).request().id();
        return books.once(
                new Journal.RequestKey(key, service.value()),
                entry -> entry.decide(take(key, service), at)
                        .map(no -> new Journal.Answer(409, no.code()))
                        .orElseGet(() -> new Journal.Answer(
                                201,
                                entry.state()
                                        .ticket(id)
                                        .orElseThrow()
                                        .ticket()
                                        .label()
                                        .toString())));
    }
}
