package org.paihao.core.estimate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.hall.NextCall;
import org.paihao.core.hall.Precedence;
import org.paihao.core.id.ServiceId;

/**
 * The hall played forward from one moment by its own call rules ({@link NextCall}), with drawn times, until everybody
 * who waits now has been called. Whoever would take a ticket now stands at the end of each line and is called in their
 * turn, but takes no counter's time: they are only asking.
 */
final class Playing implements NextCall.Waiting<Sequence> {
    /** What a played hall answers for somebody nobody would ever call: the counters have gone. */
    static final int NEVER_SECONDS = Integer.MAX_VALUE;
    /** No hall plays on for longer than two days: rules that go round in circles end here. */
    private static final long END_MILLIS = 172_800_000L;

    private static final Sequence[] NOBODY = {};
    private static final int DESK_BITS = 10;

    private final Scene scene;
    private final Supply supply;
    private final Staffing staffing;
    private final Map<ServiceId, Sequence[]> lines;
    private final Scene.Desk[] desks;
    private final long overdue;
    private final NextCall<Sequence> rules = new NextCall<>(this);
    private final double[] pace = new double[Supply.STEPS];
    private final long[][] turns;
    private final int[] turned;
    private final long[] heap;
    private int heaped;
    private long now;
    private int calling;

    Playing(Scene scene, Supply supply, Staffing staffing) {
        this.scene = scene;
        this.supply = supply;
        this.staffing = staffing;
        this.lines = scene.sequences();
        this.desks = scene.desks().toArray(Scene.Desk[]::new);
        this.overdue = scene.plan().calls().priorities().overdue().toMillis();
        this.turns = new long[desks.length][];
        this.turned = new int[desks.length];
        this.heap = new long[desks.length + 1];
    }

    /** Seconds until each is called, for each of so many playings: {@code [filed × playings + playing]}. */
    int[] play(long seed, int playings) {
        int[] seconds = new int[scene.results() * playings];
        Arrays.fill(seconds, NEVER_SECONDS);
        for (int playing = 0; playing < playings; playing++) {
            // The same number for the same playing, so that an estimate does not flicker while little changes.
            once(new Chance(seed + playing), seconds, playing, playings);
        }
        return seconds;
    }

    private void once(Chance chance, int[] seconds, int playing, int playings) {
        supply.drawPace(chance, pace);
        staffing.draw(chance, turns);
        Arrays.fill(turned, 0);
        heaped = 0;
        int left = 0;
        for (Sequence[] line : lines.values()) {
            for (Sequence sequence : line) {
                sequence.restart(chance);
                left += sequence.results();
            }
        }
        for (int desk = 0; desk < desks.length; desk++) {
            push(free(desks[desk], chance), desk);
        }
        while (left > 0 && heaped > 0) {
            long next = pop();
            int desk = (int) (next & ((1 << DESK_BITS) - 1));
            now = next >>> DESK_BITS;
            if (now > END_MILLIS) {
                return;
            }
            if (isOpen(desk)) {
                left -= serve(desk, chance, seconds, playing, playings);
            }
        }
    }

    /** Calls whoever is next; returns how many results that gave. */
    private int serve(int desk, Chance chance, int[] seconds, int playing, int playings) {
        int results = 0;
        calling = desk;
        while (true) {
            Optional<Sequence> found = rules.by(desks[desk].profile(), Optional.empty());
            if (found.isEmpty()) {
                waitForSomebody(desk);
                return results;
            }
            Sequence line = found.get();
            long came = line.arrived();
            boolean asking = line.isOnlyAsking();
            int filed = line.filed();
            if (filed >= 0) {
                seconds[filed * playings + playing] = (int) (now / 1_000);
                results++;
            }
            line.call(chance);
            if (!asking && !supply.isGone(now - Math.max(came, 0), chance)) {
                push(now + taken(line.service, now - came, chance), desk);
                return results;
            }
        }
    }

    private long taken(int service, long waited, Chance chance) {
        long time = supply.isMissed(waited, chance) ? supply.missed(chance) : supply.time(service, pace(now), chance);
        return time + supply.gap(chance);
    }

    private double pace(long at) {
        return pace[(int) Math.min(at / (Supply.STEP_SECONDS * 1_000L), Supply.STEPS - 1)];
    }

    /** When a desk is ready to call. */
    private long free(Scene.Desk desk, Chance chance) {
        if (!desk.busy()) {
            return Math.max(supply.gap(chance) - desk.pausedFor(), 0);
        }
        long elapsed = -desk.busySince();
        boolean missed = !desk.arrived() && supply.isMissed(desk.waited(), chance);
        long rest = missed
                ? supply.restOfMissed(elapsed, chance)
                : supply.restOfService(desk.service(), elapsed, pace(0), chance);
        return rest + supply.gap(chance);
    }

    /** Whether a desk may call now; else it comes back when it opens, or never. */
    private boolean isOpen(int desk) {
        long[] its = turns[desk];
        while (turned[desk] < its.length && its[turned[desk]] <= now) {
            turned[desk]++;
        }
        boolean open = desks[desk].open() ^ (turned[desk] % 2 == 1);
        if (!open && turned[desk] < its.length) {
            push(its[turned[desk]], desk);
        }
        return open;
    }

    /** Nobody is there for a desk: it looks again when the next one may have come. */
    private void waitForSomebody(int desk) {
        long next = Sequence.NEVER;
        for (ServiceId service : desks[desk].profile().services()) {
            for (Sequence sequence : line(service)) {
                next = sequence.isFor(desk) ? Math.min(next, sequence.arrived()) : next;
            }
        }
        if (next < Sequence.NEVER) {
            push(Math.max(next, now + 1_000), desk);
        }
    }

    private Sequence[] line(ServiceId service) {
        return lines.getOrDefault(service, NOBODY);
    }

    @Override
    public Optional<Sequence> first(ServiceId service) {
        Sequence best = null;
        for (Sequence sequence : line(service)) {
            if (sequence.arrived() <= now && sequence.isFor(calling) && (best == null || compare(sequence, best) < 0)) {
                best = sequence;
            }
        }
        return Optional.ofNullable(best);
    }

    @Override
    public long longestMillis(ServiceId service) {
        long longest = 0;
        for (Sequence sequence : line(service)) {
            if (sequence.isFor(calling)) {
                longest = Math.max(longest, now - sequence.arrived());
            }
        }
        return longest;
    }

    @Override
    public int compare(Sequence one, Sequence other) {
        int byClaim = Precedence.compare(one.rate, counted(one), other.rate, counted(other), overdue);
        if (byClaim != 0) {
            return byClaim;
        }
        if (one.isFirst() != other.isFirst()) {
            return one.isFirst() ? -1 : 1;
        }
        int byArrival = Long.compare(one.arrived(), other.arrived());
        return byArrival != 0 ? byArrival : Integer.compare(one.filed(), other.filed());
    }

    private long counted(Sequence sequence) {
        return sequence.isFirst() ? overdue : Precedence.counted(now - sequence.arrived(), overdue);
    }

    // ---- a binary heap of desks by the time they are ready: times and desks in one long each ----

    private void push(long at, int desk) {
        int hole = ++heaped;
        long entry = at << DESK_BITS | desk;
        while (hole > 1 && heap[hole >> 1] > entry) {
            heap[hole] = heap[hole >> 1];
            hole >>= 1;
        }
        heap[hole] = entry;
    }

    private long pop() {
        long top = heap[1];
        long last = heap[heaped--];
        int hole = 1;
        while (hole * 2 <= heaped) {
            int child = hole * 2;
            if (child < heaped && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = last;
        return top;
    }
}
