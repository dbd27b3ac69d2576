package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hall-days by random plans in the whole rule language (docs/fuzzing.md). */
final class HallFuzzTest {
    private static final int DAYS = Integer.getInteger("paihao.hall-days", 300);
    private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("paihao.hall-day"));
    /** One day for each way to fail, and of those no more than somebody reads. */
    private static final int KINDS_TOLD = 5;
    /** A planted fault shows in a few days, and what is left of the day is as short as its cause. */
    private static final int DAYS_TO_FIND = 200;

    private static final int STEPS_LEFT_MAX = 6;

    @TempDir
    private Path folder;

    @Test
    void whateverAHallsRulesAreWhatMustHoldHolds() {
        List<Long> seeds = ONE.map(List::of)
                .orElseGet(() -> LongStream.rangeClosed(1, DAYS).boxed().toList());
        Map<String, FuzzDay> failing = new LinkedHashMap<>();
        for (long seed : seeds) {
            FuzzDay day = FuzzDay.of(seed, folder);
            day.play(HallRules.REAL).ifPresent(failure -> failing.putIfAbsent(failure.kind(), day));
        }
        assertThat(failing.values().stream()
                        .limit(KINDS_TOLD)
                        .map(day -> day.shrunk(HallRules.REAL).told(HallRules.REAL))
                        .toList())
                .isEmpty();
    }

    @Test
    void everyCommandIsAgreedToInSomeDaysAndRefusedInOthers() {
        Set<String> answers = new TreeSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            FuzzDay.of(seed, folder).play(HallRules.REAL, answers);
        }
        Set<String> never = new HashSet<>();
        for (Class<?> command : Command.class.getPermittedSubclasses()) {
            String name = command.getSimpleName();
            if (command != Command.Request.class && !answers.contains(name + " agreed")) {
                never.add(name);
            }
        }

        assertThat(never).as("never agreed to, of %s", answers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFoundAndItsDayIsMadeShort(FuzzFault fault) {
        FuzzDay found = LongStream.rangeClosed(1, DAYS_TO_FIND)
                .mapToObj(seed -> FuzzDay.of(seed, folder))
                .filter(day -> day.play(fault).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(fault + " not found in " + DAYS_TO_FIND + " days"));

        FuzzDay small = found.shrunk(fault);

        assertThat(small.told(fault)).startsWith("seed " + found.seed() + ": ").containsPattern(fault.shows());
        assertThat(small.steps()).as(small.told(fault)).hasSizeLessThanOrEqualTo(STEPS_LEFT_MAX);
        assertThat(small.play(HallRules.REAL)).as("without the fault").isEmpty();
    }
}
