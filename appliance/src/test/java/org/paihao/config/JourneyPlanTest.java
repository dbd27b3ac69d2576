package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Journey;

/** Journeys are data: what is wrong in them is said at load, with the line. */
class JourneyPlanTest {
    private static final String GOOD = """
            version: 1
            hall: test
            name: {zh: 测试, en: Test}
            time-zone: Asia/Shanghai
            roll-over: "04:00"
            hours: {}
            zones:
              - {id: general, letter: A, name: {zh: 综合, en: General}, where: {zh: 一楼, en: Floor 1}}
            services:
              - {id: tax, zone: general, name: {zh: 税, en: Tax}, series: {letter: A, from: 1, to: 99}}
              - {id: seal, zone: general, name: {zh: 章, en: Seal}, series: {letter: A, from: 100, to: 199}}
              - {id: bank, zone: general, name: {zh: 行, en: Bank}, series: {letter: A, from: 200, to: 299}}
              - id: firm
                zone: general
                name: {zh: 企业开办, en: New company}
                series: {letter: A, from: 300, to: 399}
                steps:
                  - {service: tax}
                  - {all: [tax, seal]}
                  - {one-of: [seal, bank]}
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, services: [tax, seal]}
              - {id: two, number: "2", name: {zh: 二, en: Two}, zone: general, services: [bank]}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String text) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), text));
    }

    @Test
    void aGoodJourneyIsReadWhole() throws IOException {
        var plan = read(GOOD).plan();
        ServiceId tax = new ServiceId("tax");
        ServiceId seal = new ServiceId("seal");
        var firm = plan.service(new ServiceId("firm")).orElseThrow();
        assertThat(firm.line()).isEqualTo(tax);
        assertThat(firm.journey().orElseThrow().steps())
                .containsExactly(
                        new Journey.Step(List.of(tax), false),
                        new Journey.Step(List.of(tax, seal), false),
                        new Journey.Step(List.of(seal, new ServiceId("bank")), true));
        assertThat(plan.lines()).extracting(service -> service.id().value()).containsExactly("tax", "seal", "bank");
    }

    @Test
    void aJourneyIsPausedWhileOneOfItsStepsCannotBeDone() throws IOException {
        ServiceId firm = new ServiceId("firm");
        var bankPaused = read(GOOD.replace("from: 200, to: 299}", "from: 200, to: 299}, open: false"))
                .plan();
        assertThat(bankPaused.gives(bankPaused.service(firm).orElseThrow()))
                .as("a seal is enough in the last step")
                .isTrue();
        var sealPaused = read(GOOD.replace("from: 100, to: 199}", "from: 100, to: 199}, open: false"))
                .plan();
        assertThat(sealPaused.gives(sealPaused.service(firm).orElseThrow())).isFalse();
    }

    /** A mistake is made by putting one text in another's place; the line that is named is the one with the mistake. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {service: tax}            | {service: visa}                 | 18 | there is no service 'visa'
            {all: [tax, seal]}        | {all: [tax, tax]}               | 19 | 'tax' stands twice in one step
            {one-of: [seal, bank]}    | {one-of: [seal]}                | 20 | nothing to choose from
            {one-of: [seal, bank]}    | {one-of: [seal], all: [bank]}   | 20 | a step names one of
            {one-of: [seal, bank]}    | {}                              | 20 | a step names one of
            {one-of: [seal, bank]}    | {all: []}                       | 20 | 1 to 8 services, not 0
            {one-of: [seal, bank]}    | {service: firm}                 | 20 | 'firm' is a journey itself
            {one-of: [seal, bank]}    | {any: [seal, bank]}             | 20 | any
            services: [bank]}         | services: [bank, firm]}         | 13 | counters serve its steps
            """)
    void everyMistakeIsNamedWithItsLine(String right, String wrong, int line, String says) {
        ConfigException caught = catchThrowableOfType(ConfigException.class, () -> read(GOOD.replace(right, wrong)));
        assertThat(caught).hasMessageContaining(says);
        assertThat(caught).hasMessageContaining(":" + line);
    }

    @Test
    void aJourneyHasAtLeastOneStepAndNoSkillOfItsOwn() {
        String none = GOOD.replaceAll("(?s)steps:.*?counters:", "steps: []\ncounters:");
        assertThat(catchThrowableOfType(ConfigException.class, () -> read(none)))
                .hasMessageContaining("1 to 12 steps, not 0");
        String target = GOOD.replace("    steps:\n", "    target: {percent: 80, minutes: 15}\n    steps:\n");
        assertThat(catchThrowableOfType(ConfigException.class, () -> read(target)))
                .hasMessageContaining("a skill or a target stands at the services it leads to");
    }
}
