package org.paihao.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Something that goes wrong.
 *
 * @param at since the start of the run; later when the one before it took longer
 * @param victim a box, or the broker
 * @param length how long it lasts; of a kill: how long the box stays off
 * @param number a random number of its own
 */
record Fault(Duration at, Kind kind, String victim, Duration length, int number) {

    /** What can go wrong. */
    enum Kind {
        /** kill -9, and started again. */
        KILL("kill -9"),
        /** SIGSTOP, later SIGCONT. */
        FREEZE("stopped and continued"),
        /** Its cable is pulled. */
        CUT("cable pulled"),
        /** Its cable is slow and loses packets. */
        SLOW("link slow"),
        /** Its small disk is full. */
        FULL("disk filled"),
        /** Its clock jumps by hours or days. */
        CLOCK("clock jumped"),
        /** Killed, and started with fsync and pwrite64 that fail now and then. */
        BAD_DISK("fsync and write errors");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The faults of a run, all from its seed, earliest first: as many kills as wanted, and two others for three.
     */
    static List<Fault> plan(Settings settings, Set<Kind> possible) {
        Random random = new Random(settings.seed());
        List<Kind> others = new ArrayList<>(EnumSet.complementOf(EnumSet.of(Kind.KILL)));
        others.retainAll(possible);
        List<Fault> faults = new ArrayList<>();
        List<String> everybody = new ArrayList<>(settings.boxes());
        everybody.add(ChaosHall.BROKER);
        for (int i = 0; i < settings.kills(); i++) {
            faults.add(fault(settings, Kind.KILL, pick(everybody, random), 1_500, random));
        }
        for (int i = 0; i < settings.kills() * 2 / 3; i++) {
            Kind kind = pick(others, random);
            switch (kind) {
                case KILL -> throw new IllegalStateException("kills are planned already");
                case FREEZE -> faults.add(fault(settings, kind, pick(everybody, random), 6_000, random));
                case CUT, SLOW -> faults.add(fault(settings, kind, pick(settings.boxes(), random), 8_000, random));
                case FULL -> faults.add(fault(settings, kind, ChaosHall.SMALL_DISK, 6_000, random));
                case CLOCK -> faults.add(fault(settings, kind, ChaosHall.BENT_CLOCK, 10_000, random));
                case BAD_DISK ->
                    faults.add(
                            fault(settings, kind, pick(List.of("hub", "kiosk-1", "kiosk-2"), random), 8_000, random));
            }
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private static Fault fault(Settings settings, Kind kind, String victim, int lengthMaxMillis, Random random) {
        Duration at = Duration.ofMillis(
                (long) (random.nextDouble() * settings.length().toMillis()));
        return new Fault(at, kind, victim, Duration.ofMillis(random.nextInt(lengthMaxMillis)), random.nextInt(1_000));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
