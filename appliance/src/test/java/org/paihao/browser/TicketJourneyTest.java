package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.device.Await;

/** A citizen's way through the hall: a touch, a slip, a call, a rating. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketJourneyTest {
    /** Keeps what a page hears on its stream, for a test to look into. */
    private static final String KEEP_HEARD = """
            window.heard = [];
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (name, listener, options) {
              listen.call(this, name, (event) => { window.heard.push(String(event.data)); });
              listen.call(this, name, listener, options);
            };
            """;

    @RegisterExtension
    private final Stage stage = Stage.open();

    private int tickets() {
        return stage.box("kiosk-1").books().state().tickets().size();
    }

    @Test
    void aTouchGivesOneTicketAndOneSlipWithItsLabel() {
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        int before = tickets();

        String label = Hands.take(kiosk, "social-card");

        stage.twins("kiosk-1").awaitPaper(label);
        Stage.picture(kiosk, "kiosk-ticket");
        assertThat(stage.twins("kiosk-1").paper(label)).hasSize(1);
        assertThat(tickets()).isEqualTo(before + 1);
        assertThat(label).matches("A[0-9]{3,4}");
    }

    @Test
    void whoeverSaysThatTheyAreOldIsCalledAsSuchAndTheNextCitizenIsAskedAnew() {
        Page counter = Hands.atCounter(stage, "counter-8", "1002");
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Hands.touch(kiosk, "优先取号");
        Stage.picture(kiosk, "kiosk-classes");
        kiosk.locator("ph-service-row").getByText("老年人").tap();
        assertThat(kiosk.getByText("按“老年人”取号")).isVisible();

        kiosk.locator("button[data-zone=companies]").tap();
        String label = Hands.take(kiosk, "licence");

        Hands.touch(kiosk, "好了");
        assertThat(kiosk.getByText("优先取号")).isVisible();
        Await.until("the hub knows that its slip is out", () -> stage.settled(label));
        assertThat(counter.locator("ph-counter-call").getByText("老年人")).isVisible();
        Hands.act(stage, counter, "counter-8", "call-next");
        assertThat(counter.locator(".num")).hasText(label);
        assertThat(counter.locator(".tag")).hasText("老年人");
        Stage.picture(counter, "counter-class");
        Hands.act(stage, counter, "counter-8", "no-show");
    }

    @Test
    void aDoubleTapGivesOneTicket() {
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        int before = tickets();
        BoundingBox row = Hands.service(kiosk, "pension").boundingBox();

        kiosk.touchscreen().tap(row.x + 60, row.y + 40);
        kiosk.touchscreen().tap(row.x + 60, row.y + 40);
        assertThat(kiosk.getByText("请取走号票")).isVisible();

        String label = Hands.number(kiosk).textContent();
        stage.twins("kiosk-1").awaitPaper(label);
        assertThat(tickets()).isEqualTo(before + 1);
        assertThat(stage.twins("kiosk-1").paper(label)).hasSize(1);
    }

    @Test
    void twoPagesTouchedAtOnceGetATicketEach() {
        Page one = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Page two = stage.page("kiosk-1", "/kiosk", Device.KIOSK_SMALL);
        Hands.service(one, "medical").waitFor();
        Hands.service(two, "medical").waitFor();
        int before = tickets();

        String press = "button => setTimeout(() => button.click(), 50)";
        Hands.service(one, "medical").evaluate(press);
        Hands.service(two, "medical").evaluate(press);
        assertThat(one.getByText("请取走号票")).isVisible();
        assertThat(two.getByText("请取走号票")).isVisible();

        List<String> labels =
                List.of(Hands.number(one).textContent(), Hands.number(two).textContent());
        assertThat(labels).doesNotHaveDuplicates();
        assertThat(tickets()).isEqualTo(before + 2);
        labels.forEach(label -> stage.twins("kiosk-1").awaitPaper(label));
    }

    @Test
    void aTouchWhoseAnswerWasCutIsSentAgainAndIsStillOneTicket() {
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        AtomicInteger posts = new AtomicInteger();
        int before = tickets();
        kiosk.route("**/api/v1/tickets", route -> {
            if (posts.incrementAndGet() == 1) {
                APIResponse reached = route.fetch();
                assertThat(reached.status()).isEqualTo(201);
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });

        String label = Hands.take(kiosk, "identity");

        stage.twins("kiosk-1").awaitPaper(label);
        assertThat(posts).hasValue(2);
        assertThat(tickets()).isEqualTo(before + 1);
        assertThat(stage.twins("kiosk-1").paper(label)).hasSize(1);
    }

    @Test
    void aCallIsShownRecalledAnsweredFinishedAndRatedAndStaffNeverLearnTheLevel() {
        Page kiosk = stage.page("kiosk-2", "/kiosk", Device.KIOSK);
        Page display = stage.page("display-1", "/display", Device.DISPLAY);
        Page pad = stage.page("counter-14", "/pad", Device.PAD);
        Page counter = stage.blank(Device.COUNTER);
        counter.addInitScript(KEEP_HEARD);
        counter.navigate(stage.url("counter-14", "/counter"));
        Hands.signIn(counter, "1003");
        kiosk.locator("button[data-zone=anything]").tap();
        String label = Hands.take(kiosk, "anything");

        Hands.button(counter, "叫下一位 " + label).click();
        assertThat(display.locator(".call .num")).hasText(label);
        assertThat(display.locator(".call")).containsText("14");
        assertThat(counter.locator(".num")).hasText(label);
        Stage.picture(display, "display-call");

        Hands.button(counter, "重呼").click();
        assertThat(display.locator(".call")).containsText("再次叫号");
        assertThat(display.locator(".call.flash")).hasCount(1);
        Hands.button(counter, "到窗口了，开始办").click();
        assertThat(counter.getByText("正在服务")).isVisible();
        Stage.picture(counter, "counter-serving");
        Hands.button(counter, "办完不叫").click();

        assertThat(pad.getByText("您对这次服务满意吗？")).isVisible();
        Stage.picture(pad, "pad-faces");
        pad.locator("button[data-level=dissatisfied]").tap();
        assertThat(Hands.submit(pad)).isDisabled();
        pad.locator("button[data-tag]").first().tap();
        Stage.picture(pad, "pad-tags");
        Hands.submit(pad).tap();
        assertThat(pad.getByText("谢谢，已经收到")).isVisible();
        Stage.picture(pad, "pad-thanks");

        assertThat(counter.getByText("评价已收到")).isVisible();
        Stage.picture(counter, "counter-done");
        String seen = counter.content()
                + counter.locator("body").innerText()
                + counter.evaluate("window.heard.join('\\n')")
                + counter.request()
                        .get(stage.url("counter-14", "/api/v1/counters/counter-14"))
                        .text();
        assertThat(seen).contains(label).doesNotContainPattern(Pattern.compile("满意|satisfied|level"));
    }

    @Test
    void twoCallsAtOnceAreAnnouncedOneAfterTheOther() {
        Page display = stage.page("display-1", "/display", Device.DISPLAY);
        Page counter1 = Hands.atCounter(stage, "counter-1", "1001");
        Page counter8 = Hands.atCounter(stage, "counter-8", "1002");
        assertThat(display.locator(".wait li")).hasCount(4);
        Hands.ticket(stage, display, "kiosk-1", "real-estate");
        String second = Hands.ticket(stage, display, "kiosk-1", "licence");

        String first = called(Hands.act(stage, counter1, "counter-1", "call-next"));
        Hands.act(stage, counter8, "counter-8", "call-next");

        Locator call = display.locator(".call .num");
        assertThat(call).hasText(first);
        assertThat(display.getByText(second)).hasCount(0);
        assertThat(call).hasCount(1);
        assertThat(call).hasText(second);
        assertThat(display.locator(".last")).containsText(first);
        assertThat(call).hasCount(1);
        Stage.picture(display, "display-two");
        counter1.locator("body").press("n");
        counter8.locator("body").press("n");
    }

    private static String called(APIResponse answer) {
        return answer.text().replaceAll(".*\"call\":\\{\"id\":\"[^\"]*\",\"label\":\"([A-Z][0-9]+)\".*", "$1");
    }
}
