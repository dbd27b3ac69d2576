package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ticket on the citizen's own phone, opened with the code that was read back from the printed slip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneTicketTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    private String codeOnTheSlip(String label) {
        return stage.twins("kiosk-1").awaitPaper(label).qr();
    }

    /** The hall's, wherever the phone's own clock thinks it is. */
    private static String hallHour() {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
        String hour = String.format("%02d", now.getHour());
        return now.getMinute() < 59
                ? hour
                : hour + "|" + String.format("%02d", now.plusHours(1).getHour());
    }

    @Test
    void thePlaceInLineMovesByItselfUntilTheCall() {
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        Hands.ticket(stage, counter, "kiosk-1", "licence");
        String mine = Hands.ticket(stage, counter, "kiosk-1", "licence");

        Page phone = stage.visit(codeOnTheSlip(mine), Device.PHONE);
        assertThat(Hands.number(phone)).hasText(mine);
        assertThat(phone.locator("dd").first()).hasText("1 人");
        assertThat(phone.locator(".up")).hasText(Pattern.compile("(" + hallHour() + "):[0-9]{2} 更新"));
        Stage.picture(phone, "phone-waiting");

        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(phone.getByText("下一位就是您")).isVisible();
        Hands.act(stage, counter, "counter-8", "no-show");
        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(phone.getByText("到您了")).isVisible();
        assertThat(phone.locator(".go em")).hasText("8");
        Stage.picture(phone, "phone-called");

        Hands.act(stage, counter, "counter-8", "arrive");
        assertThat(phone.getByText("正在办理")).isVisible();
        Hands.act(stage, counter, "counter-8", "finish");
        assertThat(phone.getByText("此号已办完")).isVisible();
    }

    @Test
    void aVisitOfSeveralStepsIsFollowedOnThePhone() {
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        String mine = Hands.ticket(stage, counter, "kiosk-1", "new-company");
        Page phone = stage.visit(codeOnTheSlip(mine), Device.PHONE);
        Locator steps = phone.locator("ph-journey li");
        assertThat(steps).hasCount(4);
        assertThat(steps.nth(0)).hasText(Pattern.compile("营业执照.*下一位就是您", Pattern.DOTALL));
        assertThat(steps.nth(2)).hasText(Pattern.compile("发票和税控设备.*待办.*住房公积金.*待办", Pattern.DOTALL));

        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(phone.getByText("到您了")).isVisible();
        Hands.act(stage, counter, "counter-8", "arrive");
        Hands.act(stage, counter, "counter-8", "finish");

        assertThat(phone.locator("dd").first()).hasText("下一位就是您");
        assertThat(steps.nth(0)).hasText(Pattern.compile("已办完"));
        assertThat(steps.nth(1)).hasText(Pattern.compile("公章刻制.*下一位就是您", Pattern.DOTALL));
        assertThat(Hands.number(phone)).hasText(mine);
        Stage.picture(phone, "phone-journey");
    }

    @Test
    void whoIsSentToAnotherCounterIsFollowedToo() {
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        String mine = Hands.ticket(stage, counter, "kiosk-1", "licence");
        Page phone = stage.visit(codeOnTheSlip(mine), Device.PHONE);
        assertThat(Hands.number(phone)).hasText(mine);
        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(phone.getByText("到您了")).isVisible();
        Hands.act(stage, counter, "counter-8", "arrive");
        Hands.post(
                counter,
                stage.url("counter-8", "/api/v1/counters/counter-8/transfer"),
                java.util.Map.of("service", "bank", "first", true));

        assertThat(phone.getByText("银行开户")).isVisible();
        assertThat(phone.locator("dd").first()).hasText("下一位就是您");
    }

    @Test
    void whoGivesUpOnThePhoneIsOutOfTheLine() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        String gone = Hands.ticket(stage, counter, "kiosk-1", "real-estate");
        String behind = Hands.ticket(stage, counter, "kiosk-1", "real-estate");
        Page phone = stage.visit(codeOnTheSlip(gone), Device.PHONE);
        Page second = stage.visit(codeOnTheSlip(behind), Device.PHONE);
        assertThat(second.locator("dd").first()).hasText("1 人");

        Hands.touch(phone, "不办了，退号");
        phone.locator("ph-dialog button")
                .filter(new Locator.FilterOptions().setHasText("退号"))
                .tap();

        assertThat(phone.getByText("此号已取消")).isVisible();
        assertThat(second.getByText("下一位就是您")).isVisible();
    }

    /** What the QR of the hall's screen opens now. */
    private String codeOnTheScreen() {
        Page display = stage.page("display-1", "/display", Device.DISPLAY);
        Locator code = display.locator(".entry ph-qr");
        assertThat(code).isVisible();
        Stage.picture(display, "display-entry");
        return String.valueOf(code.evaluate("qr => qr.text"));
    }

    @Test
    void whoScansTheScreenTakesATicketAndThePhoneThatComesBackFindsIt() {
        Page phone = stage.visit(codeOnTheScreen(), Device.PHONE);
        Stage.picture(phone, "phone-entry");
        phone.locator(".row")
                .filter(new Locator.FilterOptions().setHasText("银行开户"))
                .tap();
        String label = Hands.number(phone).textContent();
        assertThat(label).matches("[A-Z][0-9]{3}");

        phone.navigate(phone.url().replaceFirst("/phone.*", "/phone"));

        assertThat(phone.locator("a.row b")).hasText(label);
        // The list is for who scans.
        assertThat(phone.getByText("您来办什么")).isHidden();
        phone.locator("a.row").tap();
        assertThat(Hands.number(phone)).hasText(label);
        phone.navigate(codeOnTheScreen());
        phone.locator("button.row")
                .filter(new Locator.FilterOptions().setHasText("银行开户"))
                .tap();
        assertThat(Hands.number(phone)).hasText(Pattern.compile("[A-Z][0-9]{3}"));
        phone.navigate(codeOnTheScreen());
        phone.locator("button.row")
                .filter(new Locator.FilterOptions().setHasText("银行开户"))
                .tap();
        assertThat(phone.getByText("您的号还没办完，办完再取")).isVisible();
    }

    @Test
    void aMadeUpCodeShowsNoServices() {
        String url = codeOnTheScreen().replaceFirst("at=.*", "at=" + "0".repeat(20));
        Page phone = stage.visit(url, Device.PHONE);

        assertThat(phone.getByText("请再扫一次大屏上的二维码")).isVisible();
        assertThat(phone.locator(".row")).hasCount(0);
    }

    @Test
    void aCodeNobodyPrintedOpensNothing() {
        String url = codeOnTheSlip(Hands.ticket(stage, stage.blank(Device.PHONE), "kiosk-1", "bank"));
        int token = url.indexOf("t=") + 2;
        char other = url.charAt(token) == 'A' ? 'B' : 'A';
        Page phone = stage.visit(url.substring(0, token) + other + url.substring(token + 1), Device.PHONE);

        assertThat(phone.getByText("链接已失效")).isVisible();
        assertThat(phone.content()).doesNotContain("银行开户");
    }
}
