package org.paihao.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.role.counter.CounterDesk;
import org.paihao.role.kiosk.Kiosk;
import org.paihao.role.kiosk.Wish;
import org.paihao.role.pad.RatingPad;

/** Citizens, staff and applicants, each going by a chance of his own. */
final class People {
    private static final int TRIES_MAX = 6;
    /** One citizen in so many has an appointment. */
    private static final int BOOKED_ONE_IN = 10;
    /** Staff read one of the newest labels off the slips that are held up. */
    private static final int SHOWN_MAX = 20;
    /** One label in so many is misread. */
    private static final int MISREAD_ONE_IN = 12;

    private final World world;

    People(World world) {
        this.world = world;
    }

    private void later(Random random, int fromMs, int toMs, Runnable what) {
        world.time().after(Duration.ofMillis(fromMs + random.nextInt(toMs - fromMs)), () -> {
            if (world.open()) {
                what.run();
            }
        });
    }

    private void say(TerminalBox box, String who, Object what) {
        world.trace().line(box.id.value(), () -> who + ": " + what);
    }

    // ---- citizens ----

    void expects(Visit visit) {
        Random random = new Random(visit.mood());
        if (random.nextInt(BOOKED_ONE_IN) == 0) {
            String code = "code" + visit.no();
            Duration early = Duration.ofSeconds(random.nextInt(60));
            Duration at = visit.at().minus(early).isNegative()
                    ? Duration.ZERO
                    : visit.at().minus(early);
            world.time().after(at, () -> books(visit, code));
            world.time().after(visit.at(), () -> checksIn(visit, random, code));
        } else {
            world.time().after(visit.at(), () -> comes(visit, random));
        }
    }

    private void books(Visit visit, String code) {
        Booking booking = new Booking(
                code,
                HallSite.service(visit.service()),
                VirtualTime.T0.minus(Duration.ofHours(1)),
                VirtualTime.T0.plus(Duration.ofHours(3)));
        Optional<Boolean> made = world.hub()
                .act(parts -> parts.hub()
                        .bookings()
                        .carryOut(new Command.MakeBooking(booking))
                        .isEmpty());
        world.trace().line("hub", () -> "books " + code + ": " + made);
    }

    /** He holds his code under a scanner; often somebody of his does so at another kiosk as well. */
    private void checksIn(Visit visit, Random random, String code) {
        if (random.nextBoolean()) {
            later(random, 1, 300, () -> scans(visit.kiosk() + 1, random, code, () -> {}));
        }
        scans(visit.kiosk(), random, code, () -> comes(visit, random));
    }

    private void scans(int kiosk, Random random, String code, Runnable otherwise) {
        TerminalBox box = world.kiosks().get(kiosk % world.kiosks().size());
        Optional<Kiosk.Scanned> scanned = box.act(parts -> {
                    Kiosk at = parts.kiosk().orElseThrow();
                    at.scan("phb:" + HallSite.HALL + ":" + code);
                    return at.scanned();
                })
                .flatMap(seen -> seen);
        say(box, code, scanned);
        if (scanned.isPresent() && scanned.get() instanceof Kiosk.Scanned.CheckedIn in) {
            Ticket ticket = in.shown().ticket();
            if (ticket.issuer().equals(box.id)) {
                world.witness().told(box, code, ticket.id(), ticket.label().toString());
                waits(box, random, ticket.id(), code);
            }
        } else {
            // Without a hub nobody knows of his appointment: he takes a ticket as everybody does.
            later(random, 500, 5_000, otherwise);
        }
    }

    private void comes(Visit visit, Random random) {
        String key = "touch-" + visit.no();
        touches(visit, random, key, 1);
        if (random.nextInt(8) == 0) {
            // He touches twice, as people do.
            later(random, 1, 400, () -> touches(visit, random, key, TRIES_MAX));
        }
    }

    private void touches(Visit visit, Random random, String key, int tries) {
        TerminalBox box = world.kiosks().get(visit.kiosk() % world.kiosks().size());
        Wish wish = new Wish(HallSite.service(visit.service()), visit.priority(), false, false);
        Optional<Kiosk.Answer> answer = box.act(parts -> {
            Kiosk kiosk = parts.kiosk().orElseThrow();
            Kiosk.Answer got = kiosk.take(world.seams().touch(key), wish);
            if (got instanceof Kiosk.Answer.Taken(TicketId id)) {
                kiosk.own(id)
                        .ifPresent(shown -> world.witness()
                                .told(box, key, id, shown.ticket().label().toString()));
            }
            return got;
        });
        say(box, key, answer);
        if (answer.isPresent() && answer.get() instanceof Kiosk.Answer.Taken(TicketId id)) {
            waits(box, random, id, key);
        } else if (tries < TRIES_MAX) {
            later(random, 500, 8_000, () -> touches(visit, random, key, tries + 1));
        }
    }

    private void waits(TerminalBox box, Random random, TicketId id, String key) {
        int will = random.nextInt(100);
        if (will < 12) {
            boolean elsewhere = random.nextInt(3) == 0;
            TerminalBox at =
                    elsewhere ? world.kiosks().get(random.nextInt(world.kiosks().size())) : box;
            later(
                    random,
                    500,
                    60_000,
                    () -> say(
                            at,
                            key + " withdraws",
                            at.act(parts -> parts.kiosk().orElseThrow().withdraw(id))));
        } else if (will < 20) {
            later(
                    random,
                    2_500,
                    20_000,
                    () -> say(
                            box,
                            key + " reprints",
                            box.act(parts -> parts.kiosk().orElseThrow().reprint(id, false))));
        }
        Paper.Choice[] ways = {Paper.Choice.REMEMBER, Paper.Choice.HELP, Paper.Choice.WITHDRAW};
        later(
                random,
                2_500,
                30_000,
                () -> box.act(parts -> {
                    Kiosk kiosk = parts.kiosk().orElseThrow();
                    boolean asked = kiosk.own(id)
                            .flatMap(Kiosk.Shown::chooseWithinSeconds)
                            .isPresent();
                    if (asked && random.nextInt(3) > 0) {
                        Paper.Choice way = ways[random.nextInt(ways.length)];
                        say(box, key + " chooses " + way, kiosk.choose(id, way));
                    }
                    return asked;
                }));
    }

    // ---- staff ----

    void works(TerminalBox box, CounterId counter, StaffId staff) {
        Random random = new Random(box.random.nextLong());
        later(random, 500, 6_000, () -> serves(box, counter, staff, random));
    }

    private void serves(TerminalBox box, CounterId counter, StaffId staff, Random random) {
        Optional<CounterDesk.Outcome> outcome = box.act(parts -> {
            CounterDesk desk = parts.desk().orElseThrow();
            Optional<CallState> call = parts.books().state().callAt(counter);
            if (desk.openedBy().isEmpty()) {
                return desk.open(staff);
            }
            if (call.isPresent()) {
                return goesOn(desk, box, call.get(), random);
            }
            boolean cut = !parts.link().status().up();
            return cut && random.nextInt(3) == 0 ? callsLabel(desk, box, random) : idle(desk, box, staff, random);
        });
        say(box, staff.value(), outcome);
        later(random, 200, 2_800, () -> serves(box, counter, staff, random));
    }

    private static CounterDesk.Outcome goesOn(CounterDesk desk, TerminalBox box, CallState call, Random random) {
        String key = box.key();
        if (call.arrivedAt().isPresent()) {
            return desk.finish(key);
        }
        if (isGone(call.call().ticket().id())) {
            return random.nextInt(3) == 0 ? desk.recall(key) : desk.noShow(key);
        }
        return switch (random.nextInt(20)) {
            case 0, 1 -> desk.recall(key);
            case 2 -> desk.noShow(key);
            case 3, 4 -> desk.finish(key);
            default -> desk.arrive(key);
        };
    }

    /** One citizen in eight goes home and tells nobody. */
    private static boolean isGone(TicketId id) {
        return id.value().charAt(0) < '2';
    }

    /** A citizen holds up a slip, and the member of staff types what he reads. */
    private CounterDesk.Outcome callsLabel(CounterDesk desk, TerminalBox box, Random random) {
        List<Ticket> shown = world.witness().newest(SHOWN_MAX);
        boolean misread = shown.isEmpty() || random.nextInt(MISREAD_ONE_IN) == 0;
        Label label = misread
                ? HallSite.misread(random.nextInt(HallSite.SERVICES), random.nextInt(5))
                : shown.get(random.nextInt(shown.size())).label();
        return desk.callLabel(box.key(), label);
    }

    private static CounterDesk.Outcome idle(CounterDesk desk, TerminalBox box, StaffId staff, Random random) {
        if (random.nextInt(40) == 0) {
            return desk.close(staff);
        }
        String key = box.key();
        CounterDesk.Outcome first = desk.callNext(key, Optional.empty());
        // A page that hears nothing asks again under the same key.
        return first instanceof CounterDesk.Outcome.No && random.nextBoolean()
                ? desk.callNext(key, Optional.empty())
                : first;
    }

    // ---- applicants ----

    void rates(TerminalBox box, Predicate<CallId> here) {
        Random random = new Random(box.random.nextLong());
        later(random, 500, 4_000, () -> looksAtPad(box, here, random));
    }

    private void looksAtPad(TerminalBox box, Predicate<CallId> here, Random random) {
        box.act(parts -> {
            RatingPad pad = parts.pad().orElseThrow();
            pad.prompt()
                    .filter(prompt -> here.test(prompt.event()))
                    .ifPresent(prompt -> rates(box, pad, prompt.event(), random));
            return pad;
        });
        later(random, 400, 2_500, () -> looksAtPad(box, here, random));
    }

    private void rates(TerminalBox box, RatingPad pad, CallId event, Random random) {
        int will = random.nextInt(10);
        if (will < 2) {
            say(box, "declines " + event, pad.decline(event, box.key()));
        } else if (will < 7) {
            Level level = Level.values()[random.nextInt(Level.values().length)];
            world.witness().presses(event, level);
            RatingPad.Answer answer =
                    pad.rate(event, new Rating(level, List.of(), Optional.empty()), By.KEYPAD, box.key());
            say(box, "rates " + event + " " + level, answer);
            if (answer == RatingPad.Answer.TAKEN) {
                world.witness().rated(event, level);
            }
        }
    }
}
