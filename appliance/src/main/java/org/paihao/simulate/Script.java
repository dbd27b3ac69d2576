package org.paihao.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is to happen in one hall-day: all of it follows from the seed, and each part can be left out.
 *
 * @param seed what chance of the run itself goes by
 */
public record Script(long seed, Size size, List<Visit> visits, List<Trouble> troubles) {
    /** A day is as long as it takes: a rush of so many minutes, in which as much happens as in a day. */
    static final Duration LENGTH = Duration.ofMinutes(6);

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
        return new Script(seed, size, visits, troubles);
    }

    /** What is to happen, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        visits.forEach(visit -> lines.add(visit.toString()));
        troubles.forEach(trouble -> lines.add(trouble.toString()));
        return lines;
    }

    Script with(List<Visit> fewerVisits, List<Trouble> fewerTroubles) {
        return new Script(seed, size, fewerVisits, fewerTroubles);
    }
}
