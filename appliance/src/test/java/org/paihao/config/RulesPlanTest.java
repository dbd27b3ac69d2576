package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hall's own numbers: one nobody can have meant is named with its line. */
class RulesPlanTest {
    private static final String GOOD = """
            version: 1
            hall: test
            name: {zh: 测试, en: Test}
            time-zone: Asia/Shanghai
            roll-over: "04:00"
            hours: {}
            rules:
              RULE
            zones:
              - {id: general, letter: A, name: {zh: 综合, en: General}, where: {zh: 一楼, en: Floor 1}}
            services:
              - {id: tax, zone: general, name: {zh: 税, en: Tax}, series: {letter: A, from: 1, to: 99}}
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, services: [tax]}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String rule) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), GOOD.replace("RULE", rule)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recalls-max: -1             | recalls-max is from 0 to 20, not -1",
                "recall-gap-seconds: 601     | recall-gap-seconds is from 0 to 600, not 601",
                "rating-seconds: 0           | rating-seconds is from 5 to 3600, not 0",
                "print-pages-per-job: 0      | print-pages-per-job is from 1 to 1000, not 0",
                "undo-seconds: -5            | undo-seconds is from 0 to 600, not -5",
                "park-minutes-max: 0         | park-minutes-max is from 1 to 1440, not 0",
                "park-minutes: 300           | park-minutes is from 1 to 240, not 300",
                "forgotten-minutes: -1       | forgotten-minutes is from 0 to 1440, not -1",
                "forgotten-close-minutes: 30 | before anybody is asked: forgotten-minutes is 45",
                "come-back-behind: -3        | come-back-behind is from 0 to 1000, not -3",
                "come-backs-max: 101         | come-backs-max is from 0 to 100, not 101",
                "returns-as: nobody          | there is no class 'nobody' in this plan",
                "recals-max: 3               | recals-max",
                "recalls-max: three          | three",
            })
    void everyMistakeIsNamedWithItsLine(String rule, String says) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(rule));
        assertThat(e).as("read without a fault: %s", rule).isNotNull();
        assertThat(e.getMessage()).contains(says).contains("hall.yaml:8: ");
    }

    @ParameterizedTest
    @CsvSource({"0", "20"})
    void theEndsOfARangeAreInIt(int recalls) throws IOException {
        assertThat(read("recalls-max: " + recalls).plan().rules().recallsMax()).isEqualTo(recalls);
    }
}
