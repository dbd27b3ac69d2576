package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a citizen and the supervisor see when something does not work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    @Test
    void withoutPaperTheNumberStaysAndEachOfTheFourWaysLeadsOn() {
        Twins twins = stage.twins("kiosk-1");
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        twins.act("printer", "paper-out");
        assertThat(kiosk.getByText("打印纸用完了")).isVisible();
        Stage.picture(kiosk, "kiosk-paper-out");
        int slips = twins.paper().size();
        Map<String, String> ways = Map.of(
                "手机收到了", "号在手机上了",
                "我记住号码了", "请记住号码",
                "没有手机，找人帮忙", "已通知工作人员",
                "不要这个号了", "这个号已经取消");

        ways.forEach((way, word) -> {
            Hands.service(kiosk, "social-card").tap();
            assertThat(kiosk.getByText("您的号已经留好，请用手机接收")).isVisible();
            assertThat(Hands.number(kiosk)).hasText(Pattern.compile("A[0-9]{3}"));
            assertThat(kiosk.getByText(Pattern.compile("[1-9][0-9]? 秒内没有选择，此号自动取消")))
                    .isVisible();
            Stage.picture(kiosk, "kiosk-fault");
            Hands.touch(kiosk, way);
            assertThat(kiosk.locator("h1").getByText(word)).isVisible();
            Stage.picture(kiosk, "kiosk-way-" + word);
            Hands.touch(kiosk, "好了");
        });

        twins.act("printer", "paper-in");
        assertThat(kiosk.getByText("打印纸用完了")).hasCount(0);
        assertThat(twins.paper()).hasSize(slips);
    }

    @Test
    void aPrinterThatFellSilentIsAskedAboutAndPrintsOnceMoreForTheCitizen() {
        Twins twins = stage.twins("kiosk-2");
        Page kiosk = stage.page("kiosk-2", "/kiosk", Device.KIOSK);
        Hands.service(kiosk, "social-card").waitFor();
        twins.act("printer", "hang-mid-slip");

        Hands.service(kiosk, "social-card").tap();
        assertThat(kiosk.getByText("票出来了吗？")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
        String label = Hands.number(kiosk).textContent();
        Stage.picture(kiosk, "kiosk-unsure");
        twins.act("printer", "unhang");
        Hands.touch(kiosk, "没有，再打一次");

        assertThat(kiosk.getByText("请取走号票")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
        assertThat(twins.awaitPaper(label).text()).contains("补打");
        assertThat(Hands.button(kiosk, "再打一次")).hasCount(0);
        Hands.touch(kiosk, "好了");
        assertThat(kiosk.getByText("号码显示在屏幕上")).hasCount(0);
    }

    @Test
    void withoutTheHallAKioskGoesOnWithNumbersOfItsOwn() {
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        assertThat(kiosk.getByText(Pattern.compile("大厅等候"))).isVisible();

        stage.hall().broker().kill();
        assertThat(kiosk.getByText("大厅网络断开，取号照常")).isVisible();
        Stage.picture(kiosk, "kiosk-link-down");
        String label = Hands.take(kiosk, "pension");
        Stage.picture(kiosk, "kiosk-ticket-long");
        Hands.touch(kiosk, "好了");

        assertThat(label).as("a number of the box itself: 1000 × its ordinal").matches("A2[0-9]{3}");
        stage.twins("kiosk-1").awaitPaper(label);
        stage.hall().broker().begin();
        assertThat(kiosk.getByText("大厅网络断开，取号照常"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(40_000));
    }

    @Test
    void theSupervisorSeesWhatIsBrokenAndWhatHasHappened() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(page, "9001");
        assertThat(page.getByText("现在没有要处理的事").or(page.locator(".al"))).isVisible();

        stage.twins("kiosk-2").act("printer", "paper-out");

        assertThat(page.locator(".attention")).containsText("号票打印机：缺纸");
        assertThat(page.locator(".log")).containsText("号票打印机：缺纸");
        Stage.picture(page, "supervisor");
        stage.twins("kiosk-2").act("printer", "paper-in");
        assertThat(page.locator(".attention").getByText("号票打印机：缺纸")).hasCount(0);
    }

    @Test
    void staffWhoAreNoSupervisorsAreToldSo() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);

        Hands.signIn(page, "1001");

        assertThat(page.getByText("这个账号看不到大厅总览")).isVisible();
        assertThat(page.getByText("请用督办账号登录")).isVisible();
        assertThat(page.locator(".kpi")).hasCount(0);
        assertThat(page.request().get(stage.url("hub", "/api/v1/hub")).status()).isEqualTo(403);
    }

    @Test
    void aWrongPinGetsASentence() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        page.locator("#staff").fill("9001");
        page.locator("#pin").fill("4321");
        page.keyboard().press("Enter");

        assertThat(page.getByText(Pattern.compile("工号或 PIN 码不对"))).isVisible();
        Stage.picture(page, "supervisor-wrong-pin");
    }
}
