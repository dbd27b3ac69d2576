package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.core.hall.TicketState;
import org.paihao.device.Await;

/** What staff and citizens see while the hall's broker is dead, and when it is back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalWorkPageTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    @Test
    void aCounterCallsOnWithoutTheHallAndAllOfItIsInTheBooksAfterwards() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Page screen = stage.page("display-1", "/display", Device.DISPLAY);
        String known = Hands.ticket(stage, counter, "kiosk-1", "social-card");
        assertThat(counter.getByText("下一位 " + known).first()).isVisible();
        assertThat(counter.locator("input[name=label]")).hasCount(0);

        stage.hall().broker().kill();
        assertThat(counter.getByText(Pattern.compile("本窗口从 .* 起正在本地办理"))).isVisible();
        assertThat(counter.getByText(Pattern.compile("队列截至"))).isVisible();
        assertThat(screen.locator("footer"))
                .containsText("请听窗口叫号", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        Stage.picture(counter, "counter-local");
        // The hub's last word may have been of a slip that was still printing: then it waits for fifteen seconds.
        String callNext = stage.url("counter-1", "/api/v1/counters/counter-1/call-next");
        Await.until("called", () -> Hands.post(counter, callNext, Map.of()).status() == 200);
        assertThat(counter.locator(".num")).hasText(known);
        counter.keyboard().press("a");
        assertThat(counter.getByText("正在服务")).isVisible();
        counter.keyboard().press("f");
        assertThat(counter.locator(".num")).hasCount(0);

        Hands.service(kiosk, "pension").tap();
        assertThat(kiosk.getByText("请取走号票")).isVisible();
        String shown = Hands.number(kiosk).textContent();
        counter.locator("input[name=label]").fill(shown.toLowerCase(Locale.ROOT));
        Stage.picture(counter, "counter-label");
        counter.keyboard().press("Enter");
        assertThat(counter.locator(".num")).hasText(shown);
        counter.keyboard().press("a");
        assertThat(counter.getByText("正在服务")).isVisible();
        counter.keyboard().press("f");
        assertThat(counter.locator(".num")).hasCount(0);

        stage.hall().broker().begin();
        assertThat(counter.getByText(Pattern.compile("正在本地办理")))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(40_000));
        for (String label : List.of(known, shown)) {
            Await.until("the hub knows that " + label + " was served", () -> served(label));
        }
        assertThat(stage.box("hub").books().state().calls()).hasSize(2);
        assertThat(screen.locator("footer"))
                .not()
                .containsText("请听窗口叫号", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
    }

    private boolean served(String label) {
        return stage.box("hub").books().state().tickets().values().stream()
                .anyMatch(ticket ->
                        ticket.ticket().label().toString().equals(label) && ticket.stage() == TicketState.Stage.SERVED);
    }
}
