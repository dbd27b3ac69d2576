package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Slots;

/** What may be booked is data: what is wrong in it is said at load, with the line. */
class AppointmentPlanTest {
    private static final String GOOD = """
            version: 1
            hall: test
            name: {zh: 测试, en: Test}
            time-zone: Asia/Shanghai
            roll-over: "04:00"
            hours:
              monday: {from: "09:00", to: "17:00", breaks: [{from: "12:00", to: "13:30"}]}
              tuesday: {from: "09:00", to: "17:00"}
            opening:
              holidays: [{from: 2026-11-30}]
              moved-days: [{date: 2026-12-05, as: monday}]
            zones:
              - {id: general, letter: A, name: {zh: 综合, en: General}, where: {zh: 一楼, en: Floor 1}}
            services:
              - {id: tax, zone: general, name: {zh: 税, en: Tax}, series: {letter: A, from: 1, to: 99}}
              - {id: seal, zone: general, name: {zh: 章, en: Seal}, series: {letter: A, from: 100, to: 199}}
            calling:
              classes: [{id: booked, name: {zh: 预约, en: Booked}, rate: 1.5}]
            appointments:
              early-minutes: 30
              late-minutes: 15
              priority: booked
              offers:
                - service: tax
                  slots:
                    - {days: [monday], from: "11:00", to: "14:30", minutes: 30, places: 4}
                    - {days: [monday], from: "15:00", to: "16:00", minutes: 20, places: 2}
                - service: gas
                  kind: survey
                  name: {zh: 燃气勘验, en: Gas survey}
                  crews: [crew-1, crew-2]
                  slots: [{days: [monday], from: "08:00", to: "10:00", minutes: 120, places: 1}]
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, services: [tax, seal]}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String text) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), text));
    }

    @Test
    void slotsLieWithinTheHoursAndKeepHolidaysAndMovedDays() throws IOException {
        HallPlan plan = read(GOOD).plan();
        Slots slots = new Slots(plan);
        ServiceId tax = new ServiceId("tax");
        // 11:00, 11:30; the break from noon; 13:30, 14:00; 15:00, 15:20, 15:40.
        assertThat(slots.on(tax, LocalDate.of(2026, 11, 23)))
                .extracting(Slots.Slot::from)
                .containsExactly(
                        Instant.parse("2026-11-23T03:00:00Z"),
                        Instant.parse("2026-11-23T03:30:00Z"),
                        Instant.parse("2026-11-23T05:30:00Z"),
                        Instant.parse("2026-11-23T06:00:00Z"),
                        Instant.parse("2026-11-23T07:00:00Z"),
                        Instant.parse("2026-11-23T07:20:00Z"),
                        Instant.parse("2026-11-23T07:40:00Z"));
        assertThat(slots.on(tax, LocalDate.of(2026, 11, 24))).isEmpty();
        assertThat(slots.on(tax, LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(slots.on(tax, LocalDate.of(2026, 12, 5))).hasSize(7);
        // Nobody needs the hall's doors for a survey.
        assertThat(slots.on(new ServiceId("gas"), LocalDate.of(2026, 11, 23))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            early-minutes: 30    | early-minutes: 300    | minutes are from 0 to 240, not 300
            late-minutes: 15     | late-minutes: -1      | minutes are from 0 to 240, not -1
            priority: booked     | priority: nobody      | there is no class 'nobody'
            - service: tax       | - service: gold       | there is no service 'gold'
            - service: gas       | - service: tax        | 'tax' stands twice
            - service: gas       | - service: seal       | 'seal' is a service
            minutes: 20, places: 2 | minutes: 25, places: 2 | not a whole number of slots of 25
            minutes: 20, places: 2 | minutes: 0, places: 2  | not a whole number of slots of 0
            minutes: 20, places: 2 | minutes: 20, places: 0 | places are from 1 to 999, not 0
            from: "15:00", to: "16:00" | from: "16:00", to: "15:00" | slots end after they begin
            from: "15:00", to: "16:00" | from: "14:00", to: "16:00" | overlap earlier ones of the same day
            days: [monday], from: "15:00" | days: [], from: "15:00" | slots without a weekday
            days: [monday], from: "15:00" | days: [moonday], from: "15:00" | moonday
            kind: survey         | kind: picnic          | picnic
            slots: [{days: [monday], from: "08:00", to: "10:00", minutes: 120, places: 1}] | slots: [] | has no slot
            """)
    void everyMistakeIsNamedWithItsLine(String good, String bad, String said) throws IOException {
        assertThat(GOOD).contains(good);
        String text = GOOD.replaceFirst(Pattern.quote(good), bad);
        int line = (int) GOOD.substring(0, GOOD.indexOf(good)).lines().count();
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
        assertThat(e).as("read without a fault:\n%s", text).isNotNull();
        assertThat(e.getMessage()).contains(said).contains("hall.yaml:" + line + ": ");
    }
}
