package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.device.Await;

/** What a supervisor does when the hall can't go on, and what the hall sees of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyPageTest {
    private static final String TEXT = "云溪县政务服务中心现在疏散";

    @RegisterExtension
    private final Stage stage =
            Stage.open(plan -> plan + "\nevacuation: {zh: " + TEXT + ", en: Please leave the hall now}\n");

    private Page supervisor() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(page, "9001");
        assertThat(page.locator(".kpi").first()).isVisible();
        return page;
    }

    private static Locator cover(Page page) {
        return page.locator("ph-evacuation");
    }

    @Test
    void everyScreenSaysThatTheHallIsLeftAndAllKeepTheirPlaces() {
        Page supervisor = supervisor();
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Map<String, Page> screens = Map.of(
                "counter", counter,
                "kiosk", stage.page("kiosk-1", "/kiosk", Device.KIOSK),
                "display", stage.page("display-1", "/display", Device.DISPLAY),
                "pad", stage.page("counter-1", "/pad", Device.PAD),
                "print", stage.page("print-1", "/print", Device.KIOSK));
        String first = Hands.ticket(stage, counter, "kiosk-1", "social-card");
        String second = Hands.ticket(stage, counter, "kiosk-1", "social-card");

        Hands.button(supervisor, "应急").click();
        Hands.button(supervisor, "疏散大厅…").click();
        Stage.picture(supervisor, "emergency-ask");
        Hands.button(supervisor, "确定，立即疏散").click();
        assertThat(supervisor.getByText("排队位置保留").first()).isVisible();
        screens.forEach((name, page) -> {
            assertThat(cover(page)).containsText(TEXT);
            assertThat(cover(page)).containsText("Please leave the hall now");
            Stage.picture(page, "evacuation-" + name);
        });
        Stage.picture(supervisor, "evacuation-supervisor");
        String callNext = stage.url("counter-1", "/api/v1/counters/counter-1/call-next");
        assertThat(Hands.post(counter, callNext, Map.of()).text()).contains("evacuated");
        assertThat(Hands.post(
                                counter,
                                stage.url("kiosk-1", "/api/v1/tickets"),
                                Map.of("service", "social-card", "channel", "kiosk"))
                        .text())
                .contains("evacuated");
        Page late = stage.page("kiosk-2", "/kiosk", Device.KIOSK);
        assertThat(cover(late)).containsText(TEXT);

        Hands.button(supervisor, "结束疏散，恢复叫号").click();
        screens.values().forEach(page -> assertThat(cover(page)).hasCount(0));
        for (String label : List.of(first, second)) {
            assertThat(Hands.post(counter, callNext, Map.of()).status()).isEqualTo(200);
            assertThat(counter.locator(".num")).hasText(label);
            Hands.act(stage, counter, "counter-1", "arrive");
            Hands.act(stage, counter, "counter-1", "finish");
        }
        assertThat(supervisor.getByText("紧急疏散结束，恢复叫号")).isVisible();
    }

    @Test
    void theWaitingListsComeOutOnTheChosenPrinterAndAFaultIsSaid() {
        Page supervisor = supervisor();
        String waiting = Hands.ticket(stage, supervisor, "kiosk-1", "licence");
        Twins twins = stage.twins("kiosk-2");
        int before = twins.paper().size();

        Hands.button(supervisor, "应急").click();
        supervisor.locator("input[value=kiosk-2]").check();
        Stage.picture(supervisor, "emergency-lists");
        Hands.button(supervisor, "打印名单").click();
        assertThat(supervisor.getByText("已送到打印机")).isVisible();
        Await.until("a list", () -> !twins.paper(waiting).isEmpty());
        assertThat(twins.paper(waiting).getFirst().text()).contains("应急等候名单");
        assertThat(twins.paper().size()).isGreaterThan(before);
        Page sim = stage.page("kiosk-2", "/sim", Device.DESK);
        assertThat(sim.locator("img").first()).isVisible();
        Stage.picture(sim, "emergency-slip");
        assertThat(supervisor.getByText("等候名单已打印").first()).isVisible();

        twins.act("printer", "paper-out");
        assertThat(supervisor.locator("dialog").getByText("缺纸")).isVisible();
        Hands.button(supervisor, "打印名单").click();
        assertThat(supervisor.getByText("等候名单没有印全").first()).isVisible();
        twins.act("printer", "paper-in");
    }
}
