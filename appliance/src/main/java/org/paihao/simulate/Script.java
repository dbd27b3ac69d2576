package org.paihao.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is to happen in one hall-day: all of it follows from the seed, and each part can be left out.
 *
 * @param seed what chance of the run itself goes by
 * @param rollOver when the business day ends, from the begin; long over on most days
 */
public record Script(long seed, Size size, Duration rollOver, List<Visit> visits, List<Trouble> troubles) {
    /** A day is as long as it takes: a rush of so many minutes, in which as much happens as in a day. */
    static final Duration LENGTH = Duration.ofMinutes(6);

    /** At four, and the hall opens at nine. */
    private static final Duration OVER_BEFORE = Duration.ofHours(-5);
    /** One day in so many turns while the hall is full. */
    private static final int TURNS_ONE_IN = 3;

    private static final Duration SETTLED = Duration.ofSeconds(5);

    public Script {
        visits = List.copyOf(visits);
        troubles = List.copyOf(troubles);
    }

    /**
     * How large a hall-day is.
     *
     * @param terminals boxes, the hub among them; at least 6
     */
    public record Size(int terminals, int tickets, int faults) {
        /** What a hall-day has at least. */
        public static final Size DEFAULT = new Size(14, 210, 24);

        int kiosks() {
            return Math.max(1, terminals / 4);
        }

        int counters() {
            return Math.max(1, (terminals - 2 - kiosks()) * 2 / 3);
        }

        /** Counters whose pad is a box of its own; the others' is on the counter's box. */
        int pads() {
            return Math.max(0, terminals - 2 - kiosks() - counters());
        }
    }

    /** The hall-day of a seed. */
    public static Script of(long seed, Size size) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        long span = LENGTH.minus(SETTLED).toMillis();
        List<Visit> visits = new ArrayList<>();
        for (int no = 1; no <= size.tickets(); no++) {
            visits.add(new Visit(
                    no,
                    SETTLED.plusMillis((long) (random.nextDouble() * span)),
                    random.nextInt(size.kiosks()),
                    random.nextInt(HallSite.SERVICES),
                    random.nextLong()));
        }
        List<Trouble> troubles = new ArrayList<>();
        Trouble.Kind[] kinds = Trouble.Kind.values();
        for (int no = 1; no <= size.faults(); no++) {
            troubles.add(new Trouble(
                    no,
                    SETTLED.plusMillis((long) (random.nextDouble() * span)),
                    kinds[random.nextInt(kinds.length)],
                    random.nextInt(1_000),
                    random.nextInt(100),
                    Duration.ofMillis(500 + random.nextInt(random.nextBoolean() ? 5_000 : 60_000))));
        }
        boolean turns = random.nextInt(TURNS_ONE_IN) == 0;
        Duration rollOver = Duration.ofSeconds(60 + random.nextInt((int) LENGTH.toSeconds() - 120));
        return new Script(seed, size, turns ? rollOver : OVER_BEFORE, visits, troubles);
    }

    /** What is to happen, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!rollOver.isNegative()) {
            lines.add("the day turns at " + rollOver.toMillis() + " ms");
        }
        visits.forEach(visit -> lines.add(visit.toString()));
        troubles.forEach(trouble -> lines.add(trouble.toString()));
        return lines;
    }

    Script with(List<Visit> fewerVisits, List<Trouble> fewerTroubles) {
        return new Script(seed, size, rollOver, fewerVisits, fewerTroubles);
    }
}
