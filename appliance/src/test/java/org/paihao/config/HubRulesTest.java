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
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.plan.Target;
import org.paihao.json.Json;

/** Skills and targets are data, and the hub's alone. */
class HubRulesTest {
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
              - id: tax
                zone: general
                name: {zh: 税, en: Tax}
                series: {letter: A, from: 1, to: 99}
                skill: money
                target: {percent: 80, minutes: 15}
              - {id: seal, zone: general, name: {zh: 章, en: Seal}, series: {letter: A, from: 100, to: 199}}
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, services: [tax, seal]}
            staff:
              - {id: "1001", name: 王, role: staff, skills: [money], pin-hash: "pbkdf2:1:00:00"}
              - {id: "1002", name: 李, role: staff, pin-hash: "pbkdf2:1:00:00"}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String text) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), text));
    }

    @Test
    void theyAreReadAndStayOutOfThePlan() throws IOException {
        HallFile file = read(GOOD);
        ServiceId tax = new ServiceId("tax");
        assertThat(file.hubRules().targets()).containsOnlyKeys(tax).containsValue(new Target(80, 15));
        assertThat(file.hubRules().skills().may(new StaffId("1001"), tax)).isTrue();
        assertThat(file.hubRules().skills().may(new StaffId("1002"), tax)).isFalse();
        assertThat(new String(Json.bytes(file.plan()), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("money");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | skill: money    | skill: gold           | nobody can serve 'tax': no staff has 'gold'",
                "14 | skills: [money] | skills: []            | nobody can serve 'tax': no staff has 'money'",
                "20 | skills: [money] | skills: [money, gold] | no service asks for the skill 'gold'",
                "15 | percent: 80     | percent: 0            | a target is from 1 to 100 percent, not 0",
                "15 | percent: 80     | percent: 101          | a target is from 1 to 100 percent, not 101",
                "15 | minutes: 15     | minutes: 0            | minutes are from 1 to 1440, not 0",
                "15 | minutes: 15     | minutes: 2000         | minutes are from 1 to 1440, not 2000",
            })
    void aMistakeIsNamedWithItsLine(int line, String good, String bad, String sentence) {
        ConfigException mistake = catchThrowableOfType(ConfigException.class, () -> read(GOOD.replace(good, bad)));
        assertThat(mistake).hasMessageContaining(sentence).hasMessageContaining("hall.yaml:" + line + ":");
    }
}
