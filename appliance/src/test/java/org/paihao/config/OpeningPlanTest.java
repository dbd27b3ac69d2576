package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paihao.core.plan.OpeningRules;

/** Hours are data: what is wrong in them is said at load, with the line. */
class OpeningPlanTest {
    private static final String GOOD = """
            version: 1
            hall: test
            name: {zh: 测试, en: Test}
            time-zone: Asia/Shanghai
            roll-over: "04:00"
            hours:
              monday: {from: "09:00", to: "17:00"}
              tuesday:
                from: "09:00"
                to: "17:00"
                breaks:
                  - {from: "12:00", to: "13:30"}
                  - {from: "15:00", to: "15:15"}
              friday: {from: "18:00", to: "02:00"}
            opening:
              tickets-before-minutes: 15
              last-ticket-minutes: 20
              last-ticket-by-estimate: true
              holidays:
                - {from: 2026-10-01, to: 2026-10-07, name: {zh: 国庆节, en: National Day}}
                - {from: 2027-01-01}
              moved-days:
                - {date: 2026-10-10, as: monday}
                - {date: 2026-12-24, hours: {from: "09:00", to: "12:00"}}
              services:
                - service: tax
                  hours: {monday: {from: "10:00", to: "16:00"}}
                - {service: seal, day-cap: 80, last-ticket-minutes: 45}
            zones:
              - {id: general, letter: A, name: {zh: 综合, en: General}, where: {zh: 一楼, en: Floor 1}}
            services:
              - {id: tax, zone: general, name: {zh: 税, en: Tax}, series: {letter: A, from: 1, to: 99}}
              - {id: seal, zone: general, name: {zh: 章, en: Seal}, series: {letter: A, from: 100, to: 199}}
            counters:
              - {id: one, number: "1", name: {zh: 一, en: One}, zone: general, services: [tax, seal]}
            """;

    @TempDir
    private Path folder;

    private HallFile read(String text) throws IOException {
        return HallFile.read(Files.writeString(folder.resolve("hall.yaml"), text));
    }

    @Test
    void aGoodPlanIsReadWhole() throws IOException {
        var hours = read(GOOD).plan().hours();
        assertThat(hours.days().get(DayOfWeek.TUESDAY)).hasToString("9:00–12:00 13:30–15:00 15:15–17:00");
        OpeningRules rules = hours.rules().orElseThrow();
        assertThat(rules.ticketsBeforeMinutes()).contains(15);
        assertThat(rules.holiday(LocalDate.of(2026, 10, 7))).isPresent();
        assertThat(rules.holiday(LocalDate.of(2026, 10, 8))).isEmpty();
        assertThat(rules.moved(LocalDate.of(2026, 10, 10)).orElseThrow().as()).contains(DayOfWeek.MONDAY);
        assertThat(rules.services().orElseThrow()).hasSize(2);
    }

    /** A mistake is made by putting one text in another's place; the line that is named is the one with the mistake. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            monday: {from: "09:00", to: "17:00"} | monday: {from: "09:00", to: "09:00"} | end after they begin
            monday: {from: "09:00", to: "17:00"} | monday: {from: "17:00", to: "09:00"} | end after they begin
            monday: {from: "09:00", to: "17:00"} | monday: {from: "03:00", to: "17:00"} | cross the roll-over at 04:00
            monday: {from: "09:00", to: "17:00"} | monday: {from: "09:00", to: "25:00"} | 25:00
            monday: {from: "09:00", to: "17:00"} | mon: {from: "09:00", to: "17:00"} | mon
            monday: {from: "09:00", to: "17:00"} | monday: {from: "09:00"} | key 'to' is missing
            - {from: "12:00", to: "13:30"} | - {from: "13:30", to: "12:00"} | a break ends after it begins
            - {from: "12:00", to: "13:30"} | - {from: "12:00", to: "12:00"} | a break ends after it begins
            - {from: "12:00", to: "13:30"} | - {from: "03:00", to: "05:00"} | it crosses the roll-over at 04:00
            - {from: "12:00", to: "13:30"} | - {from: "08:00", to: "10:00"} | a break lies within the hours
            - {from: "15:00", to: "15:15"} | - {from: "15:00", to: "17:00"} | a break lies within the hours
            - {from: "15:00", to: "15:15"} | - {from: "13:00", to: "14:00"} | after the one before it has ended
            friday: {from: "18:00", to: "02:00"} | friday: {from: "18:00", to: "05:00"} | end after they begin
            tickets-before-minutes: 15 | tickets-before-minutes: -1 | minutes are from 0 to 240, not -1
            tickets-before-minutes: 15 | tickets-before-minutes: 300 | minutes are from 0 to 240, not 300
            last-ticket-minutes: 20 | last-ticket-minutes: 241 | minutes are from 0 to 240, not 241
            last-ticket-by-estimate: true | last-ticket-by-estimate: 3 | Boolean
            to: 2026-10-07 | to: 2026-09-30 | a holiday ends on the day it begins, or later
            to: 2026-10-07 | to: 2027-10-07 | a holiday has at most 60 days
            to: 2026-10-07 | to: 2026-10-32 | 2026-10-32
            - {from: 2027-01-01} | - {from: 2026-10-03} | in an earlier holiday already
            date: 2026-10-10 | date: 2026-10-05 | 2026-10-05 is a holiday and a moved day
            date: 2026-12-24 | date: 2026-10-10 | 2026-10-10 stands twice
            as: monday | as: sunday | on sunday the hall is closed
            as: monday | as: payday | payday
            , as: monday | `` | either 'as'
            as: monday | as: monday, hours: {from: "09:00", to: "12:00"} | either 'as'
            hours: {from: "09:00", to: "12:00"} | hours: {from: "12:00", to: "09:00"} | end after they begin
            - service: tax | - service: gold | there is no service 'gold'
            service: seal, day | service: tax, day | 'tax' stands twice
            , day-cap: 80, last-ticket-minutes: 45 | `` | keeps nothing for itself here
            hours: {monday: {from: "10:00", to: "16:00"}} | hours: {} | paused by 'open: false'
            hours: {monday: {from: "10:00", to: "16:00"}} | hours: {monday: {from: "10:00", to: "10:00"}} | end after
            day-cap: 80 | day-cap: 0 | a cap is 1 or more, not 0
            last-ticket-minutes: 45 | last-ticket-minutes: 999 | minutes are from 0 to 240, not 999
            day-cap: 80 | daycap: 80 | unknown key 'daycap'
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
