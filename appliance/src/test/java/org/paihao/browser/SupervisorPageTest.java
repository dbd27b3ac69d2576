package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a supervisor changes with one touch, what the hall sees of it, and that another touch takes it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisorPageTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    private Page supervisor() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(page, "9001");
        assertThat(page.locator("ph-hall-queues")).isVisible();
        return page;
    }

    private static Locator queue(Page page, String service) {
        return page.locator("tr[data-service=" + service + "]");
    }

    @Test
    void aServiceThatIsClosedShowsAtTheKioskUntilTheClosingIsUndone() {
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Locator pension = kiosk.locator("ph-service-row").filter(new Locator.FilterOptions().setHasText("养老保险"));
        assertThat(pension).not().containsText("暂停");
        Page page = supervisor();

        queue(page, "pension").locator("button").click();

        assertThat(page.getByText("养老保险 已停止取号")).isVisible();
        assertThat(queue(page, "pension")).containsText("已停止取号");
        assertThat(pension).containsText("暂停");
        Stage.picture(page, "supervisor-closed");
        Stage.picture(kiosk, "supervisor-closed-kiosk");
        page.locator("#undo").click();
        assertThat(queue(page, "pension")).not().containsText("已停止取号");
        assertThat(pension).not().containsText("暂停");
    }

    @Test
    void aCounterIsMovedToAnotherProfileAndBack() {
        Page page = supervisor();
        Locator eight = page.locator("[data-counter=counter-8]");
        assertThat(eight).containsText("营业执照");

        eight.click();
        Stage.picture(page, "supervisor-move");
        page.locator("[data-profile=general]").click();

        assertThat(page.getByText("8 号窗口已改为综合受理").first()).isVisible();
        assertThat(eight).containsText("综合受理（已调整）");
        page.locator("#undo").click();
        assertThat(eight).not().containsText("已调整");
    }

    @Test
    void anAnnouncementStandsOnTheHallScreenUntilItIsTakenDown() {
        Page screen = stage.page("display-1", "/display", Device.DISPLAY);
        Page page = supervisor();

        page.locator("ph-hall-notice button").first().click();
        page.locator("#zh").fill("下午三点举办政策讲座");
        page.locator("#en").fill("Talk at three");
        Hands.button(page, "发到大厅屏").click();

        assertThat(page.getByText("大厅屏正在显示：下午三点举办政策讲座")).isVisible();
        assertThat(screen.locator("footer")).containsText("下午三点举办政策讲座");
        Stage.picture(screen, "supervisor-announced");
        Hands.button(page, "撤下").click();
        assertThat(screen.locator("footer")).not().containsText("下午三点举办政策讲座");
    }

    @Test
    void theDayCanBeTakenAwayAsATable() throws IOException {
        Page page = supervisor();
        String label = Hands.ticket(stage, page, "kiosk-1", "social-card");

        page.locator("ph-hall-notice button").nth(1).click();
        Locator tickets = page.locator("a[download]").first();
        Download download = page.waitForDownload(tickets::click);

        assertThat(download.suggestedFilename()).startsWith("tickets-").endsWith(".csv");
        byte[] bytes = Files.readAllBytes(download.path());
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("号码,事项").contains(label);
    }

    @Test
    void beforeAnythingHasHappenedTheChartsSaySoInEnglishToo() {
        Page page = supervisor();
        assertThat(page.locator("ph-hall-charts")).isVisible();

        Hands.button(page, "终端和设备").click();

        assertThat(page.locator(".terminals")).isVisible();
    }
}
