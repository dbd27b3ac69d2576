package org.paihao.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.rating.Level;
import org.paihao.report.FactCodec;
import org.paihao.role.hub.Ingest;
import org.paihao.role.kiosk.SlipPrinter;
import org.paihao.store.StoredFact;

/**
 * What the citizens, the printers and the terminals' disks know, and what must hold at every step. It keeps what does
 * not.
 */
final class Witness {
    /** More of them tell nothing new. */
    private static final int FAILURES_MAX = 200;

    private final World world;
    private final Map<TerminalId, Seen> seen = new LinkedHashMap<>();
    private final Map<String, TicketId> labels = new HashMap<>();
    private final Map<TicketId, Ticket> taken = new LinkedHashMap<>();
    private final Map<Slip, Ticket> slips = new HashMap<>();
    private final Map<Slip, Promise> promises = new LinkedHashMap<>();
    private final Map<Read, FactRead> reads = new HashMap<>();
    private int late;
    private final Map<String, TicketId> touches = new HashMap<>();
    private final Map<CallId, List<Level>> pressed = new HashMap<>();
    private final Map<CallId, Level> accepted = new LinkedHashMap<>();
    private final List<Ingest.Alarm> alarms = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** What a citizen holds: a label on a screen or on paper. */
    record Promise(TerminalId box, TicketId id, String label, String how) {}

    /** One ticket of one box: an appointment can be checked in at two. */
    private record Slip(TicketId id, TerminalId box) {}

    /** The bytes of a fact; they are not changed while they are a key. */
    private record Read(TerminalId terminal, byte[] body) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Read read && terminal.equals(read.terminal) && Arrays.equals(body, read.body);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(body);
        }
    }

    /** The facts of one terminal, as its disk has them, and up to where they were read. */
    static final class Seen {
        private final List<StoredFact> facts = new ArrayList<>();
        private long start;
        private long seq;

        List<StoredFact> facts() {
            return facts;
        }
    }

    Witness(World world) {
        this.world = world;
    }

    // ---- what is wrong ----

    /** The first thing that does not hold. */
    Optional<String> failure() {
        return failures.stream().findFirst();
    }

    /** All that was seen not to hold until the run was stopped for the first of it: one fault breaks many things. */
    List<String> failures() {
        return failures;
    }

    void must(boolean holds, String saw) {
        if (!holds && failures.size() < FAILURES_MAX) {
            failures.add(saw);
            world.trace().line("witness", () -> saw);
        }
    }

    void bug(String what, RuntimeException e) {
        StackTraceElement[] where = e.getStackTrace();
        must(false, what + (where.length > 0 ? " at " + where[0] : ""));
    }

    void holds(Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            must(false, String.valueOf(e.getMessage()));
        }
    }

    // ---- what the terminals' disks know ----

    /** A terminal has committed: what is new on its disk is read, as somebody does who takes the disk out. */
    void committed(TerminalBox box) {
        Seen own = seen.computeIfAbsent(box.id, id -> new Seen());
        for (StoredFact fact : box.disk().facts(own.start, own.seq)) {
            long next = fact.start() == own.start ? own.seq + 1 : 1;
            must(fact.seq() == next, box.id + " has seq " + fact.seq() + " after " + own.seq);
            own.start = fact.start();
            own.seq = fact.seq();
            own.facts.add(fact);
            if (read(box.id, fact.body()) instanceof FactRead.Known known) {
                world.trace().line(box.id.value(), () -> "has " + known.record());
                heard(box, known.record().fact());
            } else {
                must(false, box.id + " has written what is no fact: seq " + fact.seq());
            }
        }
    }

    /** What some bytes say. The same bytes are on several disks: they are read once. */
    FactRead read(TerminalId terminal, byte[] body) {
        return reads.computeIfAbsent(new Read(terminal, body), key -> FactCodec.decode(terminal, body));
    }

    private void heard(TerminalBox box, Fact fact) {
        if (fact instanceof Fact.TicketTaken(Ticket ticket, var _)) {
            TicketId other = labels.putIfAbsent(ticket.day() + " " + ticket.label(), ticket.id());
            must(other == null || other.equals(ticket.id()), "label twice: " + ticket.label());
            Ticket before = taken.putIfAbsent(ticket.id(), ticket);
            boolean again = slips.putIfAbsent(new Slip(ticket.id(), box.id), ticket) != null;
            boolean booked = before != null
                    && before.booking().isPresent()
                    && ticket.booking().equals(before.booking());
            must(!again && (before == null || booked), "taken twice: " + ticket);
        }
        if (fact instanceof Fact.RatingGiven given) {
            must(
                    pressed.getOrDefault(given.event(), List.of())
                            .contains(given.rating().level()),
                    "nobody gave " + given);
        }
    }

    Map<TerminalId, Seen> seen() {
        return seen;
    }

    Map<TicketId, Ticket> taken() {
        return taken;
    }

    /** The newest tickets, oldest of them first. */
    List<Ticket> newest(int limit) {
        List<Ticket> all = List.copyOf(taken.values());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    // ---- what citizens and printers know ----

    void sentToPrinter(TerminalBox box, SlipPrinter.Slip slip) {
        onDisk(box, slip.ticket().id(), slip.ticket().label().toString(), "is printed");
    }

    void paper(TerminalBox box, SlipPrinter.Slip slip) {
        promise(new Promise(box.id, slip.ticket().id(), slip.ticket().label().toString(), "on paper"));
    }

    void told(TerminalBox box, String key, TicketId id, String label) {
        onDisk(box, id, label, "was told");
        TicketId before = touches.putIfAbsent(box.id + " " + key, id);
        must(before == null || before.equals(id), "one touch, two tickets: " + before + " and " + id);
        promise(new Promise(box.id, id, label, "told"));
    }

    private void onDisk(TerminalBox box, TicketId id, String label, String how) {
        Ticket ticket = slips.get(new Slip(id, box.id));
        must(ticket != null, label + " " + how + ", and is not on the disk");
        must(
                ticket == null || ticket.label().toString().equals(label),
                label + " " + how + ", on the disk it is " + ticket);
    }

    private void promise(Promise made) {
        Promise before = promises.putIfAbsent(new Slip(made.id(), made.box()), made);
        must(before == null || before.label().equals(made.label()), made + " after " + before);
    }

    Collection<Promise> promises() {
        return promises.values();
    }

    /** Somebody presses a face: whether it is taken is not said yet. */
    void presses(CallId event, Level level) {
        pressed.computeIfAbsent(event, id -> new ArrayList<>()).add(level);
    }

    void rated(CallId event, Level level) {
        accepted.putIfAbsent(event, level);
    }

    Map<CallId, Level> ratings() {
        return accepted;
    }

    // ---- what the hub shows ----

    void alarmed(List<Ingest.Alarm> heard) {
        heard.forEach(alarm -> world.trace().line("hub", () -> "alarms " + alarm));
        alarms.addAll(heard);
    }

    List<Ingest.Alarm> alarms() {
        return alarms;
    }

    /** Facts of a day that was over when a hub heard them. */
    int late() {
        return late;
    }

    void late(int more) {
        late += more;
    }

    void sound(HallState state) {
        Soundness.all(state).forEach(this::holds);
    }
}
