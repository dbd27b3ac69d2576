package org.paihao.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run and what came of it.
 *
 * @param atNextStart facts the hub got only when everything was started once more: made after the last drain
 * @param trouble what hung, ended by itself, or did not drain: empty when all is well
 */
record Run(
        Settings settings,
        Map<Fault.Kind, Integer> faults,
        Count count,
        long atNextStart,
        Promises promises,
        String refusals,
        Duration longestTouch,
        Duration drain,
        List<String> trouble) {
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(5);

    /** Runs it: faults and load, then calm until the hub has everything, then the count. */
    static Run of(Settings settings, Ground ground, Set<Fault.Kind> possible) {
        Promises promises = new Promises();
        try (ChaosHall hall = ChaosHall.start(settings, ground, possible.contains(Fault.Kind.CLOCK))) {
            Load load = new Load(settings, hall, promises);
            Faults faults = new Faults(hall, Fault.plan(settings, possible));
            long end = System.nanoTime() + settings.length().toNanos();
            load.start();
            faults.start();
            faults.await();
            Pause.until(end);
            load.stop();
            List<String> trouble = new ArrayList<>(faults.hung());
            Duration drain = drain(hall, trouble);
            stop(hall, trouble);
            Count count = Count.of(hall, promises);
            long waiting = count.lost();
            if (waiting > 0) {
                // Made after the drain: in the outbox for the next start. Whatever does not come then is lost.
                hall.startBoxes();
                drain(hall, trouble);
                stop(hall, trouble);
                count = Count.of(hall, promises);
            }
            return new Run(
                    settings,
                    faults.done(),
                    count,
                    waiting - count.lost(),
                    promises,
                    load.refusals(),
                    load.longestTouch(),
                    drain,
                    trouble);
        }
    }

    /** The hub last: until a terminal has ended it makes facts. */
    private static void stop(ChaosHall hall, List<String> trouble) {
        for (ChaosBox box : List.copyOf(hall.boxes().values()).reversed()) {
            if (!box.stop()) {
                trouble.add(box.id() + " does not end when it is told to");
            }
        }
    }

    /** What can go wrong on this ground. */
    static Set<Fault.Kind> possible(Ground ground) {
        Set<Fault.Kind> possible = EnumSet.of(Fault.Kind.KILL, Fault.Kind.FREEZE);
        if (ground.cables()) {
            possible.addAll(Set.of(Fault.Kind.CUT, Fault.Kind.SLOW, Fault.Kind.FULL));
        }
        if (Ground.faketime().isPresent()) {
            possible.add(Fault.Kind.CLOCK);
        }
        if (Ground.strace()) {
            possible.add(Fault.Kind.BAD_DISK);
        }
        return possible;
    }

    private static Duration drain(ChaosHall hall, List<String> trouble) {
        long began = System.nanoTime();
        for (ChaosBox box : hall.boxes().values()) {
            if (!box.awaitReady(ChaosBox.READY_PATIENCE)) {
                trouble.add(box.id() + " does not answer when all faults are over");
            }
        }
        for (ChaosBox box : hall.boxes().values()) {
            while (!box.backlog().equals(Optional.of(0L))) {
                if (System.nanoTime() - began > DRAIN_PATIENCE.toNanos()) {
                    trouble.add(box.id() + " still has " + box.backlog() + " facts for the hub");
                    break;
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whether nothing was lost, nothing counted twice, and nothing hangs. */
    boolean good() {
        return count.whole() && trouble.isEmpty();
    }

    /** The table of losses, and what it stands on. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| terminal | made | lost | stored twice | not its own | late (> 10 s) | latest |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Count.Line line : count.lines()) {
            boolean bent = line.terminal().equals(ChaosHall.BENT_CLOCK) && faults.containsKey(Fault.Kind.CLOCK);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d | %d | %d | %s | %s |%n",
                    line.terminal(),
                    line.made(),
                    line.lost(),
                    line.storedTwice(),
                    line.foreign(),
                    bent ? "its clock jumps" : String.format(Locale.ROOT, "%,d", line.late()),
                    bent ? "–" : seconds(line.latestMs())));
        }
        text.append(String.format(
                Locale.ROOT,
                "| all | **%,d** | **%d** | **%d** | %d | | |%n%n",
                count.made(),
                count.lost(),
                count.storedTwice(),
                count.foreign()));
        line(text, "promised (answers 200, 201, 204)", String.format(Locale.ROOT, "%,d", promises.count()));
        line(
                text,
                "promised and missing",
                Integer.toString(count.promisedAndMissing().size()));
        line(
                text,
                "labels twice, out of order, conflicts",
                count.labelsTwice() + ", " + count.outOfOrder() + ", " + count.conflicts());
        line(text, "tried again for want of an answer", String.format(Locale.ROOT, "%,d", promises.retries()));
        line(text, "refused", refusals);
        line(text, "longest touch, its kiosk's deaths included", seconds(longestTouch.toMillis()));
        line(text, "until the backlog was drained", seconds(drain.toMillis()));
        line(text, "made after that, sent at the next start", Long.toString(atNextStart));
        for (Fault.Kind kind : Fault.Kind.values()) {
            line(text, kind.words(), faults.containsKey(kind) ? faults.get(kind).toString() : "not in this run");
        }
        trouble.forEach(what -> line(text, "TROUBLE", what));
        count.promisedAndMissing().stream().limit(20).forEach(what -> line(text, "MISSING", what));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
