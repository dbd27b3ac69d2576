package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.Priorities;
import org.paihao.core.time.BusinessDay;

/** Who goes first, and for how long somebody can be passed over. */
class PrecedenceTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final Priorities RULES = TestPlan.CALLING.priorities();
    private static final List<Optional<PriorityId>> CLASSES =
            List.of(Optional.empty(), Optional.of(TestPlan.ELDER), Optional.of(TestPlan.SOLDIER));

    private static Precedence.Claim claim(Optional<PriorityId> priority, Instant at, int tie) {
        return new Precedence.Claim(priority, new Place(at, "t" + tie));
    }

    private static Precedence.Claim any(Random random, int tie) {
        return claim(CLASSES.get(random.nextInt(CLASSES.size())), NINE.plusMillis(random.nextInt(7_200_000)), tie);
    }

    private static Precedence after(Duration opening) {
        return new Precedence(RULES, NINE.plus(opening));
    }

    @Test
    void anElderWhoCameTenMinutesLaterGoesFirstAfterTwentyMinutesOfTheOthersWait() {
        Precedence.Claim walkIn = claim(Optional.empty(), NINE, 0);
        Precedence.Claim elder = claim(Optional.of(TestPlan.ELDER), NINE.plus(Duration.ofMinutes(10)), 1);
        assertThat(after(Duration.ofMinutes(19)).compare(walkIn, elder)).isNegative();
        assertThat(after(Duration.ofMinutes(21)).compare(walkIn, elder)).isPositive();
    }

    @Test
    void whoIsOverdueGoesBeforeEverybodyWhoCameLater() {
        Precedence.Claim walkIn = claim(Optional.empty(), NINE, 0);
        Precedence.Claim soldier = claim(Optional.of(TestPlan.SOLDIER), NINE.plus(Duration.ofMinutes(1)), 1);
        assertThat(after(Duration.ofMinutes(59)).compare(walkIn, soldier)).isPositive();
        assertThat(after(Duration.ofMinutes(60)).compare(walkIn, soldier)).isNegative();
        assertThat(after(Duration.ofMinutes(90)).compare(walkIn, soldier)).isNegative();
    }

    @Test
    void aClockThatIsWrongByAgesStopsNobodysCall() {
        Precedence.Claim lost = claim(Optional.of(TestPlan.ELDER), Instant.MIN, 0);
        Precedence.Claim early = claim(Optional.empty(), Instant.MAX, 1);
        Precedence.Claim walkIn = claim(Optional.empty(), NINE, 2);
        Precedence now = after(Duration.ofMinutes(5));
        assertThat(now.compare(lost, walkIn)).isNegative();
        assertThat(now.compare(lost, early)).isNegative();
        assertThat(now.ahead(Line.EMPTY.plus(waiting(walkIn, 1)), lost)).isZero();
    }

    /** The bound a hall can tell its citizens: later than that, nobody of the class passes a walk-in, ever. */
    @Test
    void aWalkInIsNeverPassedBySomebodyWhoCameLaterThanTheBoundOfTheClass() {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < 200_000; i++) {
            Precedence.Claim walkIn = claim(Optional.empty(), NINE, 0);
            PriorityId priority = random.nextBoolean() ? TestPlan.ELDER : TestPlan.SOLDIER;
            Duration later = Duration.ofMillis(1 + random.nextInt(3_600_000));
            Duration wait = later.plusMillis(random.nextInt(7_200_000));
            Precedence.Claim other = claim(Optional.of(priority), NINE.plus(later), 1);
            if (after(wait).compare(other, walkIn) < 0) {
                passed++;
                assertThat(later).as("seed %d", seed).isLessThan(RULES.passesWithin(priority));
                assertThat(wait).as("seed %d", seed).isLessThan(RULES.overdue());
            }
        }
        assertThat(passed).as("seed %d", seed).isGreaterThan(1_000);
        assertThat(RULES.passesWithin(TestPlan.ELDER)).isEqualTo(Duration.ofMinutes(30));
        assertThat(RULES.passesWithin(TestPlan.SOLDIER)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void itIsAnOrderAndAllOfItIsTheSameWhateverTheSequence() {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Precedence now = after(Duration.ofMillis(random.nextInt(8_000_000)));
            List<Precedence.Claim> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(any(random, i));
            }
            for (Precedence.Claim a : all) {
                for (Precedence.Claim b : all) {
                    assertThat(Integer.signum(now.compare(a, b)))
                            .as("seed %d: %s, %s", seed, a, b)
                            .isEqualTo(-Integer.signum(now.compare(b, a)));
                    for (Precedence.Claim c : all) {
                        if (now.compare(a, b) < 0 && now.compare(b, c) < 0) {
                            assertThat(now.compare(a, c))
                                    .as("seed %d: %s, %s, %s", seed, a, b, c)
                                    .isNegative();
                        }
                    }
                }
            }
        }
    }

    @Test
    void howManyStandBeforeSomebodyIsHowManyGoFirst() {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Instant at = NINE.plusMillis(7_200_000L + random.nextInt(2_000_000));
            Precedence now = new Precedence(RULES, at);
            Line line = Line.EMPTY;
            List<TicketState> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                TicketState ticket = waiting(any(random, i), i);
                all.add(ticket);
                line = line.plus(ticket);
            }
            assertThat(line.size()).isEqualTo(all.size());
            for (TicketState one : all) {
                long first = all.stream()
                        .filter(other -> now.tickets().compare(other, one) < 0)
                        .count();
                assertThat(now.ahead(line, Precedence.Claim.of(one)))
                        .as("seed %d: %s at %s", seed, one, at)
                        .isEqualTo((int) first);
            }
        }
    }

    private static TicketState waiting(Precedence.Claim claim, int no) {
        Ticket ticket = new Ticket(
                TicketId.ofBooking("code" + no),
                new Label('A', 1 + no),
                TestPlan.TAX,
                BusinessDay.FIRST,
                claim.place().arrivedAt(),
                false,
                Channel.KIOSK,
                new TerminalId("kiosk-1"),
                Optional.empty(),
                Optional.empty(),
                claim.priority(),
                Optional.empty());
        return new TicketState(
                ticket,
                claim.place(),
                TicketState.Stage.WAITING,
                true,
                Paper.NONE,
                claim.place().arrivedAt(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
