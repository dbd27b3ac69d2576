package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The day's surveys and meetings on the supervisor's page: by crew, marked, printed; and their codes at a kiosk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayListTest {
    private static final ZoneId HALL = ZoneId.of("Asia/Shanghai");
    private static final String DAYS = "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]";
    private static final String OFFERS = """

            appointments:
              offers:
                - service: gas-survey
                  kind: survey
                  name: {zh: 燃气勘验, en: Gas survey}
                  crews: [crew-1, crew-2]
                  slots: [{days: DAYS, from: "08:00", to: "12:00", minutes: 120, places: 4}]
                - service: project-help
                  kind: meeting
                  name: {zh: 重点项目帮办, en: Project help}
                  slots: [{days: DAYS, from: "14:00", to: "17:00", minutes: 60, places: 1}]
            """.replace("DAYS", DAYS);

    @RegisterExtension
    private final Stage stage = Stage.open(plan -> plan + OFFERS);

    /** Far enough that no test runs into it. */
    private final LocalDate day = LocalDate.now(HALL).plusDays(5);

    private Page desk() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(page, "9001");
        Hands.button(page, "外出和会面").click();
        assertThat(page.locator("ph-day-list input")).isVisible();
        return page;
    }

    private String book(Page desk, String code, String service, String time, Map<String, String> more) {
        Map<String, String> body = new LinkedHashMap<>(more);
        body.put("code", code);
        body.put("service", service);
        body.put(
                "from",
                day.atTime(LocalTime.parse(time)).atZone(HALL).toInstant().toString());
        APIResponse answer = Hands.post(desk, stage.url("hub", "/api/v1/appointments"), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text().replaceAll(".*\"qr\":\"([^\"]+)\".*", "$1");
    }

    private void choose(Page page) {
        page.locator("ph-day-list input").fill(day.toString());
    }

    private static Locator row(Page page, String code) {
        return page.locator("tr[data-code=" + code + "]");
    }

    @Test
    void aDayIsListedByCrewMarkedAndSaidInEnglishToo() {
        Page page = desk();
        choose(page);
        assertThat(page.getByText("这一天没有勘验和会面")).isVisible();
        Stage.picture(page, "day-list-empty");
        assertThat(Hands.button(page, "打印")).isDisabled();

        book(page, "GASDAY02", "gas-survey", "10:00", Map.of("address", "云山街 5 号", "crew", "crew-1"));
        // The list is told that something was booked: nobody touches the page.
        assertThat(row(page, "GASDAY02")).containsText("云山街 5 号");
        book(page, "GASDAY01", "gas-survey", "08:00", Map.of("address", "溪北路 18 号", "crew", "crew-1"));
        book(page, "GASDAY03", "gas-survey", "08:00", Map.of("address", "桥头 1 号", "crew", "crew-2"));
        book(page, "MEETDAY1", "project-help", "14:00", Map.of());
        assertThat(row(page, "MEETDAY1")).containsText("重点项目帮办");
        assertThat(page.locator("[data-crew=crew-1] tbody tr")).hasCount(2);
        assertThat(page.locator("[data-crew=crew-1] tbody tr").first())
                .hasText(Pattern.compile("08:00–10:00.*燃气勘验.*溪北路 18 号.*已约", Pattern.DOTALL));
        assertThat(page.locator("[data-crew=crew-2] tbody tr")).hasCount(1);
        Stage.picture(page, "day-list");

        row(page, "GASDAY01").locator("[data-mark=arrived]").click();
        assertThat(row(page, "GASDAY01")).containsText("已见面");
        row(page, "GASDAY01").locator("[data-mark=done]").click();
        assertThat(row(page, "GASDAY01")).containsText("已办完");
        assertThat(row(page, "GASDAY01").locator("button")).hasCount(0);
        row(page, "GASDAY02").locator("[data-mark=no-show]").click();
        assertThat(row(page, "GASDAY02").locator(".st")).hasText("没见到人");

        Hands.button(page, "English").click();
        assertThat(row(page, "GASDAY01")).containsText("Gas survey");
        assertThat(row(page, "GASDAY02").locator(".st")).hasText("Nobody there");
        assertThat(row(page, "MEETDAY1")).containsText("The hall");
        Hands.button(page, "中文").click();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator("header").first()).isHidden();
        assertThat(row(page, "GASDAY03")).isVisible();
        assertThat(row(page, "GASDAY03").locator("button").first()).isHidden();
    }

    @Test
    void itsCodeAtAKioskIsSentToTheDeskInBothLanguages() {
        Page desk = desk();
        String code = book(desk, "GASDAY09", "gas-survey", "10:00", Map.of("address", "云山街 9 号", "crew", "crew-2"));
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Hands.service(kiosk, "social-card").waitFor();

        stage.twins("kiosk-1").scan(code);

        assertThat(kiosk.locator("h1").getByText("这个预约不用取号，请到服务台找工作人员")).isVisible();
        Hands.touch(kiosk, "好了");
        Hands.touch(kiosk, "English");
        // Another code between: the same one again at once is one scan.
        stage.twins("kiosk-1").scan("between");
        assertThat(kiosk.locator("h1").getByText("This code is not known here")).isVisible();
        stage.twins("kiosk-1").scan(code);
        assertThat(kiosk.locator("h1").getByText("No ticket is needed; please tell the service desk"))
                .isVisible();
        assertThat(kiosk.locator("body")).not().containsText("云山街");
    }
}
