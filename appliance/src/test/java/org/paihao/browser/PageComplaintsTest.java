package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.core.id.CounterId;
import org.paihao.device.Await;

/** What users of other queue systems complain of, of their pages, in a real browser (docs/complaints.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageComplaintsTest {
    private static final String ENDED = "登录已结束，请重新登录";

    /** Counts what a screen shouts: two tones a call. */
    private static final String COUNT_TONES = """
            window.tones = 0;
            const begin = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { window.tones++; return begin.apply(this, when); };
            """;

    @RegisterExtension
    private final Stage stage = Stage.open();

    private static Locator shown(Page screen, String label) {
        return screen.locator(".call .num").filter(new Locator.FilterOptions().setHasText(label));
    }

    /** A screen that counts its tones. */
    private Page screen() {
        Page screen = stage.blank(Device.DISPLAY);
        screen.addInitScript(COUNT_TONES);
        screen.navigate(stage.url("display-1", "/display"));
        assertThat(screen.locator(".wait li")).hasCount(4);
        return screen;
    }

    private static int tones(Page screen) {
        return ((Number) screen.evaluate("window.tones")).intValue();
    }

    /** A screen says a number and not where to go, or the newest one stands somewhere in a list. */
    @Test
    void aScreenSaysWhoIsCalledAndWhereTheNewestFirst() {
        Page screen = screen();
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        String first = Hands.ticket(stage, counter, "kiosk-1", "licence");
        String second = Hands.ticket(stage, counter, "kiosk-1", "licence");

        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(shown(screen, first)).isVisible();
        Hands.act(stage, counter, "counter-8", "no-show");
        Hands.act(stage, counter, "counter-8", "call-next");

        assertThat(shown(screen, second)).isVisible();
        assertThat(screen.locator(".call .to")).hasText(Pattern.compile("8\\s*号窗口"));
        assertThat(screen.locator(".last li").first()).hasText(Pattern.compile(first + "\\s*8"));
        Hands.act(stage, counter, "counter-8", "no-show");
    }

    /** Screens that ask every three or fifteen seconds: slow, and a load for nothing. */
    @Test
    void aScreenIsToldAndDoesNotAsk() {
        Page screen = screen();
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        String label = Hands.ticket(stage, counter, "kiosk-1", "licence");
        List<String> asked = new ArrayList<>();
        // The page's own pictures may still be on their way; what asks is the API.
        screen.onRequest(request -> {
            if (request.url().contains("/api/")) {
                asked.add(request.url());
            }
        });

        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(shown(screen, label)).isVisible();

        assertThat(asked).isEmpty();
        Hands.act(stage, counter, "counter-8", "no-show");
    }

    /** A screen whose box starts anew shouts everything it knows once more. */
    @Test
    void aScreenWhoseBoxStartsAnewShoutsNothingTwice() {
        Page screen = screen();
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        String old = Hands.ticket(stage, counter, "kiosk-1", "licence");
        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(shown(screen, old)).isVisible();
        Hands.act(stage, counter, "counter-8", "no-show");
        String fresh = Hands.ticket(stage, counter, "kiosk-1", "licence");
        assertThat(screen.locator(".call.flash")).hasCount(0);
        int before = tones(screen);
        assertThat(before).as("it was shouted").isGreaterThan(0);

        stage.hall().stop("display-1");
        stage.hall().startAgain("display-1");
        // A page that comes now shows that the box remembers the call, and shouts nothing.
        Page late = screen();
        assertThat(late.locator("body")).containsText(old);
        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(shown(screen, fresh)).isVisible();
        assertThat(shown(late, fresh)).isVisible();

        assertThat(tones(screen)).as("the one new call").isEqualTo(before + 2);
        assertThat(tones(late)).isEqualTo(2);
        Hands.act(stage, counter, "counter-8", "no-show");
    }

    /** A page that stays open after somebody signed out shows the hall to whoever passes. */
    @Test
    void whoHasSignedOutElsewhereIsAskedToSignInAndSeesNoHall() {
        Page page = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(page, "9001");
        assertThat(page.locator("ph-hall-queues")).isVisible();
        Page other = page.context().newPage();
        other.navigate(stage.url("hub", "/supervisor"));
        assertThat(other.locator("ph-hall-queues")).isVisible();

        Hands.button(other, "退出").click();

        assertThat(page.getByText(ENDED)).isVisible();
        assertThat(page.locator("ph-hall-queues")).hasCount(0);
        assertThat(other.locator("#staff")).isVisible();
        assertThat(other.getByText(ENDED)).hasCount(0);
        Stage.picture(page, "supervisor-ended");
        Hands.signIn(page, "9001");
        assertThat(page.locator("ph-hall-queues")).isVisible();
        assertThat(page.getByText(ENDED)).hasCount(0);
    }

    /** Keys that do nothing: the box knows nobody any more, or the counter is another's, and the page does not say. */
    @Test
    void aCounterNobodyIsSignedInAtAnyMoreSaysSo() {
        Page counter = Hands.atCounter(stage, "counter-14", "1003");

        Page second = Hands.atCounter(stage, "counter-1", "1003");
        assertThat(counter.getByText(ENDED)).isVisible();
        Stage.picture(counter, "counter-ended");
        assertThat(second.getByText(ENDED)).hasCount(0);

        stage.hall().stop("counter-1");
        stage.hall().startAgain("counter-1");
        assertThat(second.getByText(ENDED)).isVisible();
        Hands.signIn(second, "1003");
        assertThat(second.locator("header").getByText("赵敏")).isVisible();
        Hands.button(second, "退出").click();
        Await.until(
                "the counter is closed",
                () -> stage.box("counter-1")
                        .books()
                        .state()
                        .counter(new CounterId("counter-1"))
                        .staff()
                        .isEmpty());
    }

    /** Whoever chose English chooses it again on every page, and after every look at the phone. */
    @Test
    void aPhoneKeepsTheLanguageItsOwnerChose() {
        String label = Hands.ticket(stage, stage.blank(Device.PHONE), "kiosk-1", "bank");
        Page phone = stage.visit(stage.twins("kiosk-1").awaitPaper(label).qr(), Device.PHONE);
        assertThat(Hands.number(phone)).hasText(label);
        Hands.touch(phone, "English");
        assertThat(phone.locator("h1")).hasText("Bank account");

        phone.reload();

        assertThat(Hands.number(phone)).hasText(label);
        assertThat(phone.locator("h1")).hasText("Bank account");
        assertThat(phone.locator("html")).hasAttribute("lang", "en");
        Hands.touch(phone, "中文");
        phone.reload();
        assertThat(phone.locator("h1")).hasText("银行开户");
    }
}
