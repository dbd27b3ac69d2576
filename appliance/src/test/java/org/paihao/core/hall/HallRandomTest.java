package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.label.Numbering;
import org.paihao.core.plan.HallPlan;

final class HallRandomTest {
    private static final int STEPS = 180;

    /** Plays a hall; throws with the seed when something does not hold. */
    private static void play(HallRules rules, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            HallWorld world = new HallWorld(rules, new Random(seed));
            int step = 0;
            try {
                for (; step < STEPS; step++) {
                    world.step();
                }
                world.settle();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void whateverHappensWhatMustHoldHolds() {
        play(HallRules.REAL, Integer.getInteger("paihao.seeds", 200));
    }

    @Test
    void aHallThatLosesATicketIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public HallState evolve(HallState state, HallEvent event) {
                boolean lost = event instanceof HallEvent.TicketEntered entered
                        && entered.ticket().label().number() % 7 == 0;
                return lost ? state : Evolve.evolve(state, event);
            }
        });
    }

    @Test
    void aHallThatUsesALabelTwiceIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public HallState evolve(HallState state, HallEvent event) {
                boolean forgotten =
                        event instanceof HallEvent.LabelUsed && state.tickets().size() % 5 == 4;
                return forgotten ? state : Evolve.evolve(state, event);
            }
        });
    }

    @Test
    void aHallThatCallsOutOfOrderIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
                Decision real = HallRules.REAL.decide(plan, self, state, command, at);
                if (real instanceof Decision.Agreed agreed
                        && !agreed.events().isEmpty()
                        && agreed.events().getLast() instanceof HallEvent.CallOffered offered) {
                    Precedence precedence = new Precedence(plan.calls().priorities(), at);
                    Ticket last = state.first(offered.call().ticket().service(), precedence, Integer.MAX_VALUE)
                            .getLast()
                            .ticket();
                    Call call = new Call(
                            offered.call().id(),
                            last,
                            offered.call().counter(),
                            offered.call().staff(),
                            at);
                    return new Decision.Agreed(List.of(new HallEvent.CallOffered(call, offered.lapsesAt())), List.of());
                }
                return real;
            }
        });
    }

    @Test
    void aHallThatCallsATicketTwiceIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public HallState evolve(HallState state, HallEvent event) {
                HallState next = Evolve.evolve(state, event);
                if (event instanceof HallEvent.CallMade made) {
                    TicketState ticket = next.ticket(made.call().ticket().id()).orElse(null);
                    return ticket == null
                            ? next
                            : next.withLine(
                                    ticket.ticket().service(),
                                    next.line(ticket.ticket().service()).plus(ticket));
                }
                return next;
            }
        });
    }

    @Test
    void aHallThatForgetsWhereATicketStoodIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public List<HallEvent> absorb(HallState state, FactRecord record, Instant receivedAt) {
                List<HallEvent> real = Absorb.absorb(state, record, receivedAt);
                if (record.fact() instanceof Fact.TicketTaken && real.getLast() instanceof HallEvent.TicketEntered e) {
                    return List.of(new HallEvent.TicketEntered(
                            e.ticket(), new Place(receivedAt, record.key().tie()), e.paper(), e.callableFrom()));
                }
                return real;
            }
        });
    }

    @Test
    void aHallThatRatesTwiceIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public List<HallEvent> absorb(HallState state, FactRecord record, Instant receivedAt) {
                return record.fact() instanceof Fact.RatingGiven rating
                        ? List.of(new HallEvent.RatingKnown(rating.event(), true))
                        : Absorb.absorb(state, record, receivedAt);
            }
        });
    }

    @Test
    void aHallWhoseDayGoesBackIsFoundOut() {
        foundOut(new HallRules() {
            @Override
            public HallState evolve(HallState state, HallEvent event) {
                HallState next = Evolve.evolve(state, event);
                return event instanceof HallEvent.CallOver && state.tickets().size() % 11 == 10
                        ? next.withNumbering(Numbering.none())
                        : next;
            }
        });
    }

    private static void foundOut(HallRules broken) {
        assertThatThrownBy(() -> play(broken, 20))
                .isInstanceOf(AssertionError.class)
                .satisfies(e -> assertThat(e.getMessage()).startsWith("seed "));
    }
}
