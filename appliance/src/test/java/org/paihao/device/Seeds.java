package org.paihao.device;

import java.util.Random;
import java.util.function.ObjLongConsumer;

/** Plays a test with many seeds and names the one that failed. */
public final class Seeds {
    private Seeds() {}

    public static void play(ObjLongConsumer<Random> test) {
        play(1, test);
    }

    /** As {@link #play(ObjLongConsumer)} with one of {@code share} seeds, for a test that is slow. */
    public static void play(int share, ObjLongConsumer<Random> test) {
        int count = Math.max(1, Integer.getInteger("paihao.seeds", 200) / share);
        for (long seed = 1; seed <= count; seed++) {
            try {
                test.accept(new Random(seed), seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
