package org.paihao.core.estimate;

/**
 * Numbers drawn from a seed: the same seed, the same numbers (SplitMix64: Steele, Lea, Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). The core may not use the platform's own, which knows a clock.
 */
final class Chance {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Chance(long seed) {
        this.state = seed;
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to below 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** From {@code from} to below {@code to}; there is at least one such number. */
    int between(int from, int to) {
        return from + (int) (((next() >>> 33) * (to - from)) >>> 31);
    }

    /** A time between two of something that happens at random, {@code mean} ms apart. */
    long exponential(double mean) {
        return (long) (-mean * Math.log(1 - unit()));
    }

    /** Normal, of mean 0 and deviation 1 (Box and Muller). */
    double normal() {
        return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
    }
}
