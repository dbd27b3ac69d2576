package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paihao.core.Text;
import org.paihao.core.hall.BatchMeans.Mean;
import org.paihao.core.hall.EndlessDay.Served;
import org.paihao.core.id.CounterId;
import org.paihao.core.label.Series;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Service;

/**
 * The real rules against known mathematics: docs/oracles.md has the formulas and their sources. The long run (load 0.9)
 * is played with {@code -Dpaihao.oracles=long}; another day with {@code -Dpaihao.oracle-seed=N}.
 */
class OracleTest {
    private static final int COUNTERS = 3;
    private static final int BATCHES = 40;
    private static final long PEOPLE = 800_000;
    /** Half of the people; so much faster do their claims grow. */
    private static final double HIGH_SHARE = 0.5;

    private static final double HIGH_RATE = 3;
    private static final double SURE = 0.015;
    private static final long SEED = Long.getLong("paihao.oracle-seed", 20261123);

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8})
    void theMeanWaitIsErlangC(double load) {
        Mean mean = all(HallRules.REAL, load, 0, PEOPLE);

        assertThat(mean.relativeError()).as("%s", mean).isLessThan(SURE);
        assertThat(mean.distance(erlangC(COUNTERS, load))).as("%s", mean).isLessThan(3);
    }

    @Test
    void theMeanWaitOfAHallAtItsLimitIsErlangC() {
        assumeTrue("long".equals(System.getProperty("paihao.oracles")), "asked for by -Dpaihao.oracles=long");
        Mean mean = all(HallRules.REAL, 0.9, 0, 3 * PEOPLE);

        assertThat(mean.relativeError()).as("%s", mean).isLessThan(SURE);
        assertThat(mean.distance(erlangC(COUNTERS, 0.9))).as("%s", mean).isLessThan(3);
    }

    @Test
    void withTwoClassesTheMeansAreThoseOfAccumulatingPriority() {
        List<Mean> means = play(HallRules.REAL, 0.8, HIGH_SHARE, PEOPLE * 5 / 4);

        for (int high = 0; high <= 1; high++) {
            Mean mean = means.get(high);
            assertThat(mean.relativeError()).as("class %d: %s", high, mean).isLessThan(SURE);
            assertThat(mean.distance(accumulating(0.8, high == 1)))
                    .as("class %d: %s", high, mean)
                    .isLessThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void everyWaitIsThatOfThePlainHallToTheMicrosecond(double highShare) {
        List<Served> people = served(HallRules.REAL, highShare);

        assertThat(people.stream().map(Served::waitedMicros).toList())
                .isEqualTo(PlainHall.waits(people, COUNTERS, HIGH_RATE));
    }

    @Test
    void aHallThatForgetsItsClassesIsFound() {
        HallRules firstCome = new HallRules() {
            @Override
            public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
                return HallRules.REAL.decide(
                        command instanceof Command.OfferCall ? hall(1) : plan, self, state, command, at);
            }
        };

        List<Mean> means = play(firstCome, 0.8, HIGH_SHARE, PEOPLE / 10);
        List<Served> people = served(firstCome, 0.3);

        assertThat(means.get(0).distance(accumulating(0.8, false))).isGreaterThan(3);
        assertThat(people.stream().map(Served::waitedMicros).toList())
                .isNotEqualTo(PlainHall.waits(people, COUNTERS, HIGH_RATE));
    }

    @Test
    void aCounterThatNowAndThenCallsNobodyIsFound() {
        HallRules idle = new HallRules() {
            @Override
            public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
                return command instanceof Command.OfferCall offer
                                && offer.call().value().endsWith("0")
                        ? new Decision.Refused(new Refusal.NobodyWaiting())
                        : HallRules.REAL.decide(plan, self, state, command, at);
            }
        };

        assertThat(all(idle, 0.5, 0, PEOPLE / 8).distance(erlangC(COUNTERS, 0.5)))
                .isGreaterThan(3);
    }

    private static Mean all(HallRules rules, double load, double highShare, long people) {
        return play(rules, load, highShare, people).get(0);
    }

    /** The mean waits of the low and the high class, in mean services; the first twentieth is the warm-up. */
    private static List<Mean> play(HallRules rules, double load, double highShare, long people) {
        List<BatchMeans> means = List.of(new BatchMeans(BATCHES), new BatchMeans(BATCHES));
        long warmUp = people / 20;
        double mean = EndlessDay.MEAN_SERVICE_MICROS;
        long[] before = {0};
        new EndlessDay(rules, hall(HIGH_RATE), load, highShare, SEED).play(people, who -> {
            if (who.number() > warmUp) {
                int batch = (int) ((who.number() - warmUp - 1) * BATCHES / (people - warmUp));
                double work = (who.serviceMicros() - load * COUNTERS * (who.arrivedMicros() - before[0])) / mean;
                means.get(who.high() ? 1 : 0).add(batch, who.waitedMicros() / mean);
                means.forEach(both -> both.work(batch, work));
            }
            before[0] = who.arrivedMicros();
        });
        return highShare == 0
                ? List.of(means.get(0).mean())
                : means.stream().map(BatchMeans::mean).toList();
    }

    private static List<Served> served(HallRules rules, double highShare) {
        List<Served> people = new ArrayList<>();
        new EndlessDay(rules, hall(HIGH_RATE), 0.9, highShare, SEED).play(20_000, people::add);
        people.sort(Comparator.comparingLong(Served::number));
        return people;
    }

    /** The mean wait in mean services: Erlang, 1917. */
    private static double erlangC(int counters, double load) {
        double offered = counters * load;
        double term = 1;
        double sum = 0;
        for (int k = 0; k < counters; k++) {
            sum += term;
            term *= offered / (k + 1);
        }
        double allBusy = term / (1 - load);
        return allBusy / (sum + allBusy) / (counters * (1 - load));
    }

    /** The mean wait of a class: Kleinrock, "A delay dependent queue discipline", 1964. */
    private static double accumulating(double load, boolean high) {
        double plain = erlangC(COUNTERS, load);
        double slower = 1 - 1 / HIGH_RATE;
        double low = plain / (1 - load * HIGH_SHARE * slower);
        return high ? plain - load * (1 - HIGH_SHARE) * low * slower : low;
    }

    /** One service, equal counters, and a bound that never bites. */
    private static HallPlan hall(double highRate) {
        HallPlan base = TestPlan.plan();
        Service tax = base.service(TestPlan.TAX).orElseThrow();
        List<Counter> counters = IntStream.rangeClosed(1, COUNTERS)
                .mapToObj(i -> new Counter(
                        new CounterId("counter-" + i),
                        Integer.toString(i),
                        Text.same("counter"),
                        tax.zone(),
                        List.of(TestPlan.TAX),
                        Optional.empty()))
                .toList();
        Priorities priorities =
                new Priorities(100_000_000, List.of(new PriorityClass(TestPlan.ELDER, Text.same("elder"), highRate)));
        return new HallPlan(
                1,
                "test",
                Text.same("test"),
                base.timeZone(),
                base.rollOver(),
                base.hours(),
                base.rules(),
                base.zones(),
                List.of(new Service(tax.id(), tax.zone(), tax.name(), Optional.empty(), new Series('A', 1, 999), true)),
                counters,
                List.of(),
                List.of(),
                Optional.of(new CallingPlan(priorities, List.of())),
                Optional.empty(),
                Optional.empty());
    }
}
