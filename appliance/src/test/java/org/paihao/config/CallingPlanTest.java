package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paihao.core.plan.Profile;

/** Calling rules are data: what is wrong in them is said at load, with the line. */
class CallingPlanTest {
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
            calling:
              overdue-minutes: 45
              classes:
                - {id: elder, name: {zh: 老年人, en: Elderly}, rate: 2.0}
                - {id: soldier, name: {zh: 军人, en: Soldiers}, rate: 1.5}
              profiles:
                - id: both
                  name: {zh: 两项, en: Both}
                  services: [tax, seal]
                  rules:
                    - {when: tax, minutes: 20, first: tax}
                    - {when: seal, minutes: 30, first: tax}
                    - {when: seal, minutes: 40, first: seal}
                  then: as-listed
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, profile: both}
              - {id: two, number: "2", name: {zh: 二, en: Two}, zone: general, services: [bank]}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String text) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), text));
    }

    @Test
    void aGoodPlanIsReadWhole() throws IOException {
        var plan = read(GOOD).plan();
        assertThat(plan.calls().priorities().overdueMinutes()).isEqualTo(45);
        assertThat(plan.calls().priorities().classes()).hasSize(2);
        Profile both = plan.profileOf(plan.counters().getFirst());
        assertThat(both.rules()).hasSize(3);
        assertThat(both.then()).isEqualTo(Profile.Order.AS_LISTED);
        assertThat(plan.counters().getFirst().services()).isEqualTo(both.services());
        assertThat(plan.profileOf(plan.counters().getLast()).then()).isEqualTo(Profile.Order.LONGEST_WAIT);
    }

    /** A mistake is made by putting one text in another's place; the line that is named is the one with the mistake. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes: 20, first: tax  | minutes: 20, first: gold   | there is no service 'gold'",
                "when: tax, minutes: 20   | when: gold, minutes: 20    | there is no service 'gold'",
                "minutes: 20, first: tax  | minutes: 20, first: bank   | 'bank' is none of this profile's services",
                "minutes: 20, first: tax  | minutes: 0, first: tax     | minutes are from 1 to 1440, not 0",
                "minutes: 20, first: tax  | minutes: 2000, first: tax  | minutes are from 1 to 1440, not 2000",
                "seal, minutes: 40, first: seal | tax, minutes: 25, first: seal | never reached: rule 1",
                "seal, minutes: 40, first: seal | seal, minutes: 35, first: tax | never reached: rule 2",
                "seal, minutes: 40, first: seal | tax, minutes: 10, first: seal | this rule and rule 2 cancel out",
                "overdue-minutes: 45      | overdue-minutes: 0         | minutes are from 1 to 1440, not 0",
                "rate: 2.0                | rate: 0                    | a rate is above 0 and at most 10",
                "rate: 2.0                | rate: 11                   | a rate is above 0 and at most 10",
                "rate: 2.0                | rate: -1                   | a rate is above 0 and at most 10",
                "id: soldier              | id: elder                  | 'elder' stands twice",
                "profile: both            | profile: none              | there is no profile 'none'",
                ", profile: both           | ''                      | either its services or its profile",
                "profile: both            | profile: both, services: [tax] | either its services or its profile",
                "services: [tax, seal]    | services: []               | a profile without services",
                "services: [tax, seal]    | services: [tax, tax, seal] | 'tax' stands twice",
                "services: [tax, seal]    | services: [tax, gold]      | there is no service 'gold'",
                "then: as-listed          | then: by-mood              | longest-wait",
            })
    void everyMistakeIsNamedWithItsLine(String good, String bad, String said) throws IOException {
        assertThat(GOOD).contains(good);
        String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);
        int line = (int) GOOD.substring(0, GOOD.indexOf(good)).lines().count();
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
        assertThat(e).as("read without a fault:\n%s", text).isNotNull();
        assertThat(e.getMessage()).contains(said).contains("hall.yaml:" + line + ": ");
    }
}
