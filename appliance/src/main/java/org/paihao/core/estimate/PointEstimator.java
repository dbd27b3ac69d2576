package org.paihao.core.estimate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * An estimator that says one number of seconds for somebody who joins a line now. Shown to nobody: the range that is
 * told is scored against them on the same tickets, and two of them stand in while a day is young.
 *
 * <p>The history estimators are those of Ibrahim and Whitt, "Real-Time Delay Estimation Based on Delay History",
 * M&amp;SOM 11, 2009 (LES, HOL, their refinement by the conditional mean), and "… Many-Server Service Systems with
 * Time-Varying Arrivals", POM 20, 2011 (the refinement counts who really came, instead of a rate).
 */
public sealed interface PointEstimator {
    /** The estimate, s; empty where what it needs has not happened yet. */
    OptionalDouble seconds(LineFacts line);

    /** What people know it by. */
    String name();

    /** All of them, in the order of the score table. */
    static List<PointEstimator> all() {
        return List.of(
                new QueueLength(),
                new LastToEnter(),
                new HeadOfLine(),
                new RefinedHeadOfLine(),
                new RefinedLastToEnter(),
                new StaticMean());
    }

    /** (Q + 1) × T: everybody ahead, and oneself, takes one interval between completions. */
    record QueueLength() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return scaled(line, line.ahead() + 1);
        }

        @Override
        public String name() {
            return "ql";
        }
    }

    /** LES: what the last one who was called had waited. */
    record LastToEnter() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return line.lastWaited();
        }

        @Override
        public String name() {
            return "les";
        }
    }

    /** HOL: what the head of the line has waited so far. */
    record HeadOfLine() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return line.headWaited();
        }

        @Override
        public String name() {
            return "hol";
        }
    }

    /**
     * Refined HOL: N people came after the head, so head, those N and oneself make N + 2 completions, T apart; with
     * Poisson arrivals that is the conditional mean (λw + 2) ∕ (sμ) of the papers.
     */
    record RefinedHeadOfLine() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return line.headWaited().isEmpty() ? OptionalDouble.empty() : scaled(line, line.sinceHead() + 2);
        }

        @Override
        public String name() {
            return "hol-refined";
        }
    }

    /** Refined LES: those N who came after the last one called, and oneself: N + 1 completions. */
    record RefinedLastToEnter() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return line.lastWaited().isEmpty() ? OptionalDouble.empty() : scaled(line, line.sinceLast() + 1);
        }

        @Override
        public String name() {
            return "les-refined";
        }
    }

    /** The mean wait of this hour on earlier days: blind to today. */
    record StaticMean() implements PointEstimator {
        @Override
        public OptionalDouble seconds(LineFacts line) {
            return line.usualSeconds();
        }

        @Override
        public String name() {
            return "static-mean";
        }
    }

    private static OptionalDouble scaled(LineFacts line, double completions) {
        if (line.counters() == 0 || line.serviceSeconds().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(completions * line.serviceSeconds().getAsDouble() / line.counters());
    }
}
