package org.paihao.core.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One thing that happens in a hall. What it speaks of is chosen by its numbers from what there is at that moment (the
 * remainder decides), so it still means something when steps before it are left out.
 *
 * @param seconds that pass before it
 */
record FuzzStep(Kind kind, int seconds, int a, int b, int c) {

    /** What can happen; how often, of all weights. */
    enum Kind {
        TAKE(14),
        OFFER(3),
        WALK_IN(3),
        BOOK(5),
        CHANGE_BOOKING(2),
        CANCEL_BOOKING(2),
        MARK_BOOKING(1),
        CHECK_IN(5),
        OPEN(4),
        CLOSE(2),
        CALL(14),
        CALL_THAT_ONE(3),
        RECALL(3),
        ARRIVE(7),
        FINISH(7),
        NO_SHOW(5),
        FORGET(2),
        PARK(5),
        TRANSFER(5),
        PUT_BACK(3),
        COME_BACK(6),
        UNDO(6),
        PAUSE(1),
        RESUME(2),
        PROFILE(2),
        SWITCH(2),
        WITHDRAW(4),
        PAPER(3),
        REPRINT(2),
        CHOOSE(2),
        RATE(2),
        GO_ON(6),
        TICK(8),
        NIGHT(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Kind> WEIGHTED = weighted();

    private static List<Kind> weighted() {
        List<Kind> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                all.add(kind);
            }
        }
        return List.copyOf(all);
    }

    static FuzzStep any(Random random) {
        Kind kind = WEIGHTED.get(random.nextInt(WEIGHTED.size()));
        int seconds = switch (random.nextInt(20)) {
            case 0 -> random.nextInt(1_800);
            case 1, 2 -> random.nextInt(240);
            case 3 -> 0;
            default -> random.nextInt(20);
        };
        return new FuzzStep(kind, seconds, random.nextInt(24), random.nextInt(24), random.nextInt(24));
    }

    FuzzStep after(int otherSeconds) {
        return new FuzzStep(kind, otherSeconds, a, b, c);
    }

    /** The same with smaller numbers, the smallest first. */
    List<FuzzStep> simpler() {
        List<FuzzStep> simpler = new ArrayList<>();
        for (int small : new int[] {0, 1}) {
            add(simpler, new FuzzStep(kind, Math.min(seconds, small), a, b, c));
            add(simpler, new FuzzStep(kind, seconds, Math.min(a, small), b, c));
            add(simpler, new FuzzStep(kind, seconds, a, Math.min(b, small), c));
            add(simpler, new FuzzStep(kind, seconds, a, b, Math.min(c, small)));
        }
        add(simpler, after(seconds / 2));
        return simpler;
    }

    private void add(List<FuzzStep> to, FuzzStep other) {
        if (!other.equals(this)) {
            to.add(other);
        }
    }
}
