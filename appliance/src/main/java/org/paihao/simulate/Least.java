package org.paihao.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves out of a list what can be left out (delta debugging: Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002): in halves first, then one by one.
 */
public final class Least {
    private Least() {}

    /**
     * The shortest list found that still does what {@code all} does.
     *
     * @param still whether a shorter list does; whoever wants to stop says no from then on
     */
    public static <T> List<T> of(List<T> all, Predicate<List<T>> still) {
        List<T> left = all;
        for (int size = Math.max(1, all.size() / 2); size >= 1; size /= 2) {
            int at = 0;
            while (at < left.size()) {
                List<T> fewer = new ArrayList<>(left.subList(0, at));
                fewer.addAll(left.subList(Math.min(left.size(), at + size), left.size()));
                if (still.test(fewer)) {
                    left = fewer;
                } else {
                    at += size;
                }
            }
        }
        return left;
    }
}
