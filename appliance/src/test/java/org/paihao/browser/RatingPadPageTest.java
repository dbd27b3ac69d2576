package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pad: five faces, reasons, no answer at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatingPadPageTest {
    /** An applicant of this hall is hurried, so that a test can wait for the end of the time. */
    private static final int RATING_SECONDS = 12;

    @RegisterExtension
    private final Stage stage =
            Stage.open(plan -> plan.replace("rating-seconds: 60", "rating-seconds: " + RATING_SECONDS));

    /** A whole service, without the pages; gives its label. */
    private String serve(Page counter) {
        String label = Hands.ticket(stage, counter, "kiosk-1", "social-card");
        Hands.act(stage, counter, "counter-1", "call-next");
        Hands.act(stage, counter, "counter-1", "arrive");
        Hands.act(stage, counter, "counter-1", "finish");
        return label;
    }

    private static Locator recent(Page counter, String label) {
        return counter.locator("ph-counter-today li").filter(new Locator.FilterOptions().setHasText(label));
    }

    @Test
    void eachOfTheFiveLevelsIsTakenAndABadOneNeedsAReason() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page pad = stage.page("counter-1", "/pad", Device.PAD);
        for (String level : List.of("very-satisfied", "satisfied", "fair", "dissatisfied", "very-dissatisfied")) {
            String label = serve(counter);
            assertThat(pad.locator("header")).containsText(label);

            pad.locator("button[data-level=" + level + "]").tap();
            if (level.endsWith("dissatisfied")) {
                assertThat(Hands.submit(pad)).isDisabled();
                pad.locator("button[data-tag]").nth(1).tap();
            }
            Hands.submit(pad).tap();

            assertThat(pad.getByText("谢谢，已经收到")).isVisible();
            assertThat(recent(counter, label)).containsText("评价已收到");
        }
    }

    @Test
    void fewWordsAreAReasonToo() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page pad = stage.page("counter-1", "/pad", Device.PAD);
        String label = serve(counter);
        assertThat(pad.locator("header")).containsText(label);

        pad.locator("button[data-level=very-dissatisfied]").tap();
        pad.getByText("写几句（可不写）").tap();
        pad.locator("textarea").fill("等了两个小时");
        Hands.touch(pad, "写好了");
        Hands.submit(pad).tap();

        assertThat(pad.getByText("谢谢，已经收到")).isVisible();
        assertThat(recent(counter, label)).containsText("评价已收到");
    }

    @Test
    void notThisTimeIsAsEasyAsAFaceAndIsNoRating() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page pad = stage.page("counter-1", "/pad", Device.PAD);
        String label = serve(counter);
        assertThat(pad.locator("header")).containsText(label);

        Hands.touch(pad, "这次不评");

        assertThat(pad.getByText("好的，这次不评")).isVisible();
        assertThat(recent(counter, label)).containsText("没有评价");
    }

    @Test
    void whoGoesAwayLeavesNoRating() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page pad = stage.page("counter-1", "/pad", Device.PAD);
        String label = serve(counter);
        assertThat(pad.locator("header")).containsText(label);
        pad.locator("button[data-level=satisfied]").tap();

        assertThat(pad.getByText("欢迎，等待叫号"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2_000 * RATING_SECONDS));
        assertThat(recent(counter, label)).containsText("没有评价");
    }

    @Test
    void theKeysOfASerialPadRateTheSameService() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Page pad = stage.page("counter-1", "/pad", Device.PAD);
        String label = serve(counter);
        assertThat(pad.locator("header")).containsText(label);

        stage.twins("counter-1").act("pad", "press", Map.of("key", 1));

        assertThat(recent(counter, label)).containsText("评价已收到");
        assertThat(pad.getByText("您对这次服务满意吗？")).hasCount(0);
        assertThat(stage.twins("counter-1")
                        .twin("pad")
                        .path("state")
                        .path("plugged")
                        .asBoolean())
                .isTrue();
    }
}
