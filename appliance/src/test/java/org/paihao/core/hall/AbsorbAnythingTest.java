package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.core.time.BusinessDay;

/** Absorb is total: any facts, in any order, twice, with times from the beginning to the end of time. */
final class AbsorbAnythingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final StaffId STAFF = new StaffId("1001");

    @Test
    void noFactMakesItThrowAndTheStateStaysSound() {
        int seeds = Integer.getInteger("paihao.seeds", 200);
        for (long seed = 1; seed <= seeds; seed++) {
            Random random = new Random(seed);
            List<FactRecord> facts = facts(random, 60);
            facts.addAll(facts.subList(0, 20));
            Collections.shuffle(facts, random);
            HallState state = Evolve.evolve(
                    HallState.empty(), new HallEvent.DayBegan(new BusinessDay(LocalDate.of(2026, 11, 23))));
            HallCheck check = new HallCheck();
            for (FactRecord fact : facts) {
                try {
                    for (HallEvent event : Absorb.absorb(state, fact, NOW)) {
                        state = Evolve.evolve(state, event);
                    }
                    check.sound(state);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage() + " after " + fact, e);
                }
            }
            assertThat(state.lastArrival())
                    .as("seed %d: no fact of another box pushes this one's places into the future", seed)
                    .isBeforeOrEqualTo(NOW);
        }
    }

    @Test
    void anEventAboutTheUnknownChangesNothing() {
        CallId call = new CallId("0".repeat(32));
        TicketId ticket = new TicketId("1".repeat(32));
        HallState empty = HallState.empty();

        for (HallEvent event : List.of(
                new HallEvent.CallLapsed(call),
                new HallEvent.CallAgain(call, 1, NOW),
                new HallEvent.CallForgotten(call, NOW),
                new HallEvent.CallPassedOn(call, Passing.PARKED, ticket, Optional.empty(), NOW),
                new HallEvent.CallUndone(call, Deed.Kind.ENDED),
                new HallEvent.TicketHeld(ticket, new Hold(NOW, "papers")),
                new HallEvent.ServiceBegan(call, NOW),
                new HallEvent.CallOver(call, Outcome.SERVED, NOW),
                new HallEvent.TicketRelabelled(ticket, new Label('A', 1)),
                new HallEvent.PaperKnown(ticket, Paper.NONE, NOW),
                new HallEvent.TicketJoined(ticket, ticket))) {
            assertThat(Evolve.evolve(empty, event)).as("%s", event).isEqualTo(empty);
        }
    }

    private static List<FactRecord> facts(Random random, int count) {
        List<FactRecord> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FactKey key = new FactKey(new TerminalId("t-" + random.nextInt(3)), "0000000000000001", i + 1);
            facts.add(new FactRecord(key, time(random), 1, fact(random)));
        }
        return facts;
    }

    private static Instant time(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            default -> NOW.minusSeconds(random.nextInt(7_200) - 1_800);
        };
    }

    private static Ticket ticket(Random random) {
        int n = random.nextInt(6);
        return new Ticket(
                new TicketId(Integer.toString(n).repeat(32)),
                new Label('A', random.nextInt(8)),
                TestPlan.OPEN.get(random.nextInt(3)),
                new BusinessDay(LocalDate.of(2026, 11, 21 + random.nextInt(5))),
                time(random),
                false,
                Channel.KIOSK,
                new TerminalId("t-" + random.nextInt(3)),
                Optional.empty(),
                Optional.empty(),
                TestPlan.priority(random),
                turn(random));
    }

    private static Ticket onward(Random random) {
        Ticket ticket = ticket(random);
        return ticket.turn().isPresent()
                ? ticket
                : ticket.onward(
                        ticket.id(),
                        ticket.service(),
                        ticket.priority(),
                        new Turn(ticket.id(), 1, time(random), Optional.empty(), Optional.empty(), false));
    }

    private static Optional<Turn> turn(Random random) {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new Turn(
                        new TicketId(Integer.toString(random.nextInt(6)).repeat(32)),
                        1 + random.nextInt(3),
                        time(random),
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(call(random).id()),
                        random.nextBoolean() ? Optional.empty() : Optional.of(counter(random)),
                        random.nextBoolean()));
    }

    private static Fact passed(Random random) {
        Optional<Hold> hold = random.nextBoolean() ? Optional.empty() : Optional.of(new Hold(time(random), "papers"));
        Passing how = Passing.values()[random.nextInt(3)];
        return new Fact.CallPassed(
                call(random), Optional.of(time(random)), how, Optional.empty(), onward(random), hold);
    }

    private static Call call(Random random) {
        return new Call(
                new CallId(Integer.toString(random.nextInt(9)).repeat(32)),
                ticket(random),
                counter(random),
                STAFF,
                time(random));
    }

    private static CounterId counter(Random random) {
        return TestPlan.COUNTERS.get(random.nextInt(3));
    }

    private static Paper paper(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Paper.NONE;
            case 1 -> Paper.NONE.printing();
            case 2 -> Paper.NONE.printing().done("printed");
            default -> Paper.NONE.printing().refused("paper-out").chosen(Paper.Choice.HELP);
        };
    }

    private static Fact fact(Random random) {
        Ticket ticket = ticket(random);
        CallId event = call(random).id();
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> new Fact.TicketTaken(ticket, paper(random));
            case 3 -> new Fact.PaperChanged(ticket.id(), ticket.label(), paper(random));
            case 4 -> new Fact.TicketWithdrawn(ticket.id(), ticket.label(), Fact.TicketWithdrawn.Why.STAFF);
            case 5, 6 -> new Fact.TicketCalled(call(random), Optional.empty());
            case 7 -> new Fact.CallRepeated(call(random), random.nextInt());
            case 8 -> new Fact.CallArrived(call(random));
            case 9 -> new Fact.CallFinished(call(random), Optional.of(time(random)), random.nextBoolean());
            case 10 -> new Fact.CallUnanswered(call(random), Optional.of("left"));
            case 11 ->
                new Fact.RatingGiven(
                        event,
                        counter(random),
                        ticket.service(),
                        new Rating(Level.FAIR, List.of(), Optional.empty()),
                        Fact.RatingGiven.By.KEYPAD,
                        time(random));
            case 12 -> new Fact.RatingMissing(event, counter(random), ticket.service(), true, time(random));
            case 13, 14 -> passed(random);
            case 15 -> new Fact.TicketBack(ticket.id(), ticket.label());
            case 16, 17 -> new Fact.DeedUndone(call(random), Deed.Kind.values()[random.nextInt(3)]);
            case 18 ->
                random.nextBoolean()
                        ? new Fact.CounterPaused(counter(random), STAFF, Pause.Kind.LUNCH, Optional.of(time(random)))
                        : new Fact.CounterResumed(counter(random), STAFF);
            case 19 ->
                new Fact.ProfileAssigned(
                        counter(random), Optional.of(new ProfileId("p-" + random.nextInt(2))), ticket.day(), STAFF);
            case 20 ->
                new Fact.ServiceSwitched(ticket.service(), Optional.of(random.nextBoolean()), ticket.day(), STAFF);
            default ->
                random.nextBoolean()
                        ? new Fact.CounterOpened(counter(random), STAFF)
                        : new Fact.CounterClosed(counter(random), STAFF);
        };
    }
}
