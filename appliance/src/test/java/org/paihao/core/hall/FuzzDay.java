package org.paihao.core.hall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.paihao.config.ConfigException;
import org.paihao.config.HallFile;
import org.paihao.simulate.Least;

/**
 * A hall-day of a seed: a plan and what happens under it.
 *
 * @param folder where the plan is written down, to be read as the product reads it
 */
record FuzzDay(long seed, Path folder, FuzzPlan plan, List<FuzzStep> steps) {
    private static final int STEPS = 400;
    private static final int PAIRS_MAX = 24;
    private static final int SHRINK_RUNS_MAX = 8_000;

    /** What went wrong, and the commands up to it. */
    record Failure(String what, List<String> log) {
        /** The words before any detail: a shorter list must fail in the same way. */
        String kind() {
            return what.split("[:\\[0-9]", 2)[0];
        }
    }

    static FuzzDay of(long seed, Path folder) {
        Random random = new Random(seed);
        FuzzPlan plan = FuzzPlan.any(random);
        List<FuzzStep> steps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // So that most days have somebody at work: each of the first counters is opened.
            steps.add(new FuzzStep(FuzzStep.Kind.OPEN, 0, i, random.nextInt(3), 0));
        }
        while (steps.size() < STEPS) {
            steps.add(FuzzStep.any(random));
        }
        return new FuzzDay(seed, folder, plan, List.copyOf(steps));
    }

    /** Plays the day; empty when all that must hold held. */
    Optional<Failure> play(HallRules rules) {
        return play(rules, new HashSet<>());
    }

    /** As {@link #play(HallRules)}; {@code answers} gets the kinds of commands and what was said to them. */
    Optional<Failure> play(HallRules rules, Set<String> answers) {
        HallFile file = plan.read(folder);
        FuzzHall hall = new FuzzHall(rules, file, plan.firstDay(), answers);
        try {
            steps.forEach(hall::step);
            hall.end();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(
                    new Failure(e instanceof AssertionError ? String.valueOf(e.getMessage()) : trace(e), hall.log()));
        }
    }

    private static String trace(Throwable thrown) {
        StackTraceElement[] at = thrown.getStackTrace();
        return thrown + (at.length == 0 ? "" : " at " + at[0]);
    }

    /** The shortest list of commands, with the smallest plan, that still fails in the same way. */
    FuzzDay shrunk(HallRules rules) {
        return new Shrinking(rules, play(rules).orElseThrow().kind()).least(this);
    }

    /** The seed, the plan as a file, and each command with the answer it got. */
    String told(HallRules rules) {
        Optional<Failure> failure = play(rules);
        return "seed " + seed + ": " + failure.map(Failure::what).orElse("all is well") + "\n\n"
                + plan.yaml() + "\n"
                + steps.stream().map(step -> step + "\n").collect(Collectors.joining())
                + failure.map(Failure::log).orElse(List.of()).stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining());
    }

    private FuzzDay with(List<FuzzStep> others) {
        return new FuzzDay(seed, folder, plan, List.copyOf(others));
    }

    private FuzzDay with(FuzzPlan other) {
        return new FuzzDay(seed, folder, other, steps);
    }

    private static final class Shrinking {
        private final HallRules rules;
        private final String kind;
        private int runs;

        Shrinking(HallRules rules, String kind) {
            this.rules = rules;
            this.kind = kind;
        }

        private boolean fails(FuzzDay day) {
            if (runs++ > SHRINK_RUNS_MAX) {
                return false;
            }
            try {
                return day.play(rules)
                        .filter(failure -> failure.kind().equals(kind))
                        .isPresent();
            } catch (ConfigException e) {
                // What is left is no plan any more.
                return false;
            }
        }

        private record Timed(int second, FuzzStep step) {}

        FuzzDay least(FuzzDay failing) {
            FuzzDay small = steps(failing);
            int before;
            do {
                before = small.toString().length();
                small = pairs(steps(plan(simpler(small))));
            } while (small.toString().length() < before);
            return small;
        }

        private FuzzDay steps(FuzzDay day) {
            List<Timed> all = new ArrayList<>();
            int second = 0;
            for (FuzzStep step : day.steps()) {
                second += step.seconds();
                all.add(new Timed(second, step));
            }
            return day.with(relative(Least.of(all, some -> fails(day.with(relative(some))))));
        }

        /** What is left happens when it did: rules go by the time that has passed. */
        private static List<FuzzStep> relative(List<Timed> some) {
            List<FuzzStep> steps = new ArrayList<>();
            int second = 0;
            for (Timed timed : some) {
                steps.add(timed.step().after(timed.second() - second));
                second = timed.second();
            }
            return steps;
        }

        /** Two steps that only make sense together: somebody comes, and leaves. */
        private FuzzDay pairs(FuzzDay day) {
            int size = day.steps().size();
            for (int i = 0; i < size && size <= PAIRS_MAX; i++) {
                for (int j = i + 1; j < size; j++) {
                    List<FuzzStep> fewer = new ArrayList<>(day.steps());
                    FuzzStep second = fewer.remove(j);
                    FuzzStep first = fewer.remove(i);
                    if (i < fewer.size()) {
                        FuzzStep next = fewer.get(i);
                        fewer.set(i, next.after(next.seconds() + first.seconds() + second.seconds()));
                    }
                    if (fails(day.with(fewer))) {
                        return pairs(day.with(fewer));
                    }
                }
            }
            return day;
        }

        private FuzzDay simpler(FuzzDay day) {
            FuzzDay small = day;
            for (int i = 0; i < small.steps().size(); i++) {
                boolean smaller = true;
                while (smaller) {
                    smaller = false;
                    for (FuzzStep step : small.steps().get(i).simpler()) {
                        List<FuzzStep> others = new ArrayList<>(small.steps());
                        others.set(i, step);
                        if (!smaller && fails(small.with(others))) {
                            small = small.with(others);
                            smaller = true;
                        }
                    }
                }
            }
            return small;
        }

        private FuzzDay plan(FuzzDay day) {
            FuzzDay small = day;
            int at = 0;
            while (at < small.plan().smaller().size()) {
                FuzzDay other = small.with(small.plan().smaller().get(at));
                if (fails(other)) {
                    small = other;
                } else {
                    at++;
                }
            }
            return small;
        }
    }
}
