package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.device.Await;

/** What staff do at the counter's page besides calling and ending: every dialog, with the hall behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterWorkPageTest {
    @RegisterExtension
    private final Stage stage = Stage.open(plan -> plan.replace("rules: {", "rules: {forgotten-minutes: 0, "));

    private Page counter(String staff) {
        return Hands.atCounter(stage, "counter-8", staff);
    }

    /** Opens the dialog of a button and chooses in it, by the words of the choices; then says yes. */
    private static void choose(Page page, String button, String... choices) {
        press(page, button);
        Locator dialog = page.locator("dialog");
        assertThat(dialog).isVisible();
        for (String choice : choices) {
            dialog.getByText(choice, new Locator.GetByTextOptions().setExact(true))
                    .click();
        }
        Stage.picture(page, "counter-dialog-" + button);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        assertThat(dialog).hasCount(0);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .first()
                .click();
    }

    private void called(Page page, String label) {
        Hands.act(stage, page, "counter-8", "call-next");
        assertThat(page.locator(".num")).hasText(label);
    }

    @Test
    void whoMustFetchSomethingIsSetAsideAndCalledBackFromTheList() {
        Page page = counter("1002");
        String label = Hands.ticket(stage, page, "kiosk-1", "licence");
        called(page, label);
        page.keyboard().press("a");
        assertThat(page.getByText("正在服务")).isVisible();
        choose(page, "挂起", "去复印", "20 分", "回来还找本窗口");

        assertThat(page.locator("ph-counter-parked li")).hasText(Pattern.compile(label + ".*去复印.*回队", Pattern.DOTALL));
        Stage.picture(page, "counter-parked");
        press(page, "叫回来");
        assertThat(page.locator(".num")).hasText(label);
        assertThat(page.locator("ph-counter-parked li")).hasCount(0);
        page.keyboard().press("a");
        assertThat(page.getByText("正在服务")).isVisible();
        page.keyboard().press("f");
        assertThat(page.locator(".num")).hasCount(0);
    }

    @Test
    void whoIsInTheWrongPlaceIsSentOnAndASlipOfTheFingerIsTakenBack() {
        Page page = counter("1002");
        String label = Hands.ticket(stage, page, "kiosk-1", "licence");
        called(page, label);
        choose(page, "转办", "银行开户", "11 号窗口", "排在最前");
        assertThat(page.locator(".num")).hasCount(0);
        Await.until("the hub knows", () -> stage.box("hub").books().state().waiting(id("bank")) == 1);

        press(page, "撤销 " + label);
        assertThat(page.locator(".num")).hasText(label);
        Await.until("the hub knows", () -> stage.box("hub").books().state().waiting(id("bank")) == 0);
        choose(page, "过号原因", "取错了号");
        assertThat(page.locator(".num")).hasCount(0);
    }

    private static org.paihao.core.id.ServiceId id(String service) {
        return new org.paihao.core.id.ServiceId(service);
    }

    @Test
    void outOfTurnWithoutATicketAndBackToTheQueue() {
        Page page = counter("1002");
        String first = Hands.ticket(stage, page, "kiosk-1", "licence");
        String second = Hands.ticket(stage, page, "kiosk-1", "licence");
        press(page, "选号");
        page.locator("dialog input[name=label]").fill(second.toLowerCase(java.util.Locale.ROOT));
        page.locator("dialog").getByText("带着婴幼儿").click();
        page.keyboard().press("Enter");
        assertThat(page.locator(".num")).hasText(second);
        press(page, "退回队列");
        assertThat(page.locator(".num")).hasCount(0);
        called(page, first);
        page.keyboard().press("a");
        assertThat(page.getByText("正在服务")).isVisible();
        page.keyboard().press("f");
        assertThat(page.locator(".num")).hasCount(0);
        called(page, second);
        page.keyboard().press("a");
        assertThat(page.getByText("正在服务")).isVisible();
        page.keyboard().press("f");
        assertThat(page.locator(".num")).hasCount(0);

        choose(page, "无号办理", "营业执照");
        assertThat(page.getByText("正在服务")).isVisible();
        assertThat(page.locator(".num")).hasText(Pattern.compile("C[0-9]{3}"));
        page.keyboard().press("f");
        assertThat(page.locator(".num")).hasCount(0);
    }

    @Test
    void whoGoesToLunchCallsNobodyUntilTheyAreBack() {
        Page page = counter("1002");
        String label = Hands.ticket(stage, page, "kiosk-1", "licence");
        choose(page, "暂停服务", "午餐", "30 分");
        assertThat(page.getByText(Pattern.compile("午餐，预计 .* 回来"))).isVisible();
        page.keyboard().press(" ");
        Stage.picture(page, "counter-paused");
        assertThat(page.locator(".num")).hasCount(0);
        press(page, "恢复服务");
        assertThat(page.getByText("空闲")).isVisible();
        called(page, label);
        page.keyboard().press("n");
        assertThat(page.locator(".num")).hasCount(0);
    }

    /** The plan of this test asks at once. */
    @Test
    void whoHasForgottenToEndIsAsked() {
        Page page = counter("1002");
        String label = Hands.ticket(stage, page, "kiosk-1", "licence");
        called(page, label);
        page.keyboard().press("a");
        assertThat(page.getByText("这位已经办了很久")).isVisible();
        Stage.picture(page, "counter-forgotten");
        page.keyboard().press("f");
        assertThat(page.locator(".num")).hasCount(0);
        assertThat(page.getByText("这位已经办了很久")).hasCount(0);
    }

    @Test
    void aDialogThatIsLeftDoesNothing() {
        Page page = counter("1002");
        String label = Hands.ticket(stage, page, "kiosk-1", "licence");
        called(page, label);
        press(page, "挂起");
        page.locator("dialog").getByText("取消").click();
        assertThat(page.locator("dialog")).hasCount(0);
        press(page, "转办");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".num")).hasText(label);
        page.keyboard().press("n");
        assertThat(page.locator(".num")).hasCount(0);
    }
}
