package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.device.Await;

/** Codes under the scanner of a kiosk, and the code of a slip on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    /** Books an appointment around now, moved by {@code shift}; gives the text of its QR. */
    private String book(String code, Duration shift) {
        Page desk = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(desk, "9001");
        assertThat(desk.locator(".kpi")).isVisible();
        Instant from = Instant.now().plus(shift);
        APIResponse answer = Hands.post(
                desk,
                stage.url("hub", "/api/v1/appointments"),
                Map.of(
                        "code",
                        code,
                        "service",
                        "licence",
                        "from",
                        from.minusSeconds(600).toString(),
                        "to",
                        from.plusSeconds(600).toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text().replaceAll(".*\"qr\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void anAppointmentIsCheckedInOnceAndATicketOfAnotherKioskIsShownAndGivenUp() {
        String booking = book("Book2026a", Duration.ZERO);
        Page any = stage.page("kiosk-2", "/kiosk", Device.KIOSK);
        Hands.service(any, "medical").waitFor();
        Hands.ticket(stage, any, "kiosk-1", "medical");
        String label = Hands.ticket(stage, any, "kiosk-1", "medical");
        String qr = stage.twins("kiosk-1").awaitPaper(label).qr();

        stage.twins("kiosk-2").scan(qr);

        assertThat(any.getByText("您的号还在排队")).isVisible();
        assertThat(Hands.number(any)).hasText(label);
        assertThat(any.getByText(Pattern.compile("[1-9] ?人")).first()).isVisible();
        Stage.picture(any, "kiosk-place");
        Hands.touch(any, "不办了，退号");
        assertThat(any.getByText("真的不办了吗？")).isVisible();
        Stage.picture(any, "kiosk-dialog");
        any.getByText("退号", new Page.GetByTextOptions().setExact(true)).tap();
        assertThat(any.getByText("这个号已经取消")).isVisible();

        stage.twins("kiosk-2").scan(booking);
        assertThat(any.getByText("请取走号票")).isVisible();
        String booked = Hands.number(any).textContent();
        stage.twins("kiosk-2").awaitPaper(booked);
        stage.twins("kiosk-2").scan("something else");
        assertThat(any.locator("h1").getByText("没有认出这个码")).isVisible();
        stage.twins("kiosk-2").scan(booking);
        assertThat(any.getByText("您已经报到过了")).isVisible();
        assertThat(Hands.number(any)).hasText(booked);
        assertThat(booked).startsWith("C");
        assertThat(stage.twins("kiosk-2").paper(booked)).hasSize(1);
        Stage.picture(any, "kiosk-booked");
    }

    @Test
    void aCodeThatIsRefusedGetsItsSentence() {
        String late = book("Book2026b", Duration.ofDays(-2));
        String early = book("Book2026c", Duration.ofDays(3));
        String off = book("Book2026d", Duration.ZERO);
        Page desk = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(desk, "9001");
        assertThat(desk.locator(".kpi")).isVisible();
        assertThat(Hands.post(desk, stage.url("hub", "/api/v1/appointments/Book2026d/cancel"), Map.of())
                        .status())
                .isEqualTo(200);
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Hands.service(kiosk, "social-card").waitFor();
        says(kiosk, "kiosk-1", off, "这个预约已经取消，可以直接取号", "This appointment was cancelled; you can take a ticket");
        says(kiosk, "kiosk-1", late, "这个预约已过时间，请重新取号", "This appointment is over; please take a ticket");
        says(kiosk, "kiosk-1", early, "日的预约，当天", "This appointment is for");
        says(kiosk, "kiosk-1", "phb:elsewhere:Book2026a", "这是别的大厅的预约码", "This code is for another hall");
        says(kiosk, "kiosk-1", "phb:yunxi:Nobody1", "没有认出这个码", "This code is not known here");
        says(kiosk, "kiosk-1", "6901234567892", "没有认出这个码", "This code is not known here");
    }

    /** What a page says to a code, to somebody who reads Chinese and to one who has chosen English. */
    private void says(Page kiosk, String box, String code, String zh, String en) {
        scan(kiosk, box, code, "没有认出这个码", zh);
        Stage.picture(kiosk, "kiosk-scanned");
        Hands.touch(kiosk, "好了");
        assertThat(Hands.service(kiosk, "social-card")).isVisible();
        Hands.touch(kiosk, "English");
        assertThat(Hands.button(kiosk, "中文")).isVisible();
        scan(kiosk, box, code, "This code is not known here", en);
        Hands.touch(kiosk, "Done");
        assertThat(Hands.button(kiosk, "English")).isVisible();
    }

    /** Another code between two scans: the same one again at once is one scan. */
    private void scan(Page kiosk, String box, String code, String unknown, String sentence) {
        stage.twins(box).scan("between");
        assertThat(kiosk.locator("h1").getByText(unknown)).isVisible();
        stage.twins(box).scan(code);
        assertThat(kiosk.locator("h1").getByText(sentence)).isVisible();
    }

    @Test
    void aBookedServiceThatIsPausedAndAHallWithoutItsHubSaySo() {
        String booking = book("Book2026e", Duration.ZERO);
        Page desk = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(desk, "9001");
        assertThat(desk.locator(".kpi")).isVisible();
        Page kiosk = stage.page("kiosk-2", "/kiosk", Device.KIOSK);
        String other = Hands.ticket(stage, desk, "kiosk-1", "medical");
        String slip = stage.twins("kiosk-1").awaitPaper(other).qr();
        Hands.service(kiosk, "social-card").waitFor();

        assertThat(Hands.post(desk, stage.url("hub", "/api/v1/services/licence/open"), Map.of("open", false))
                        .status())
                .isLessThan(300);
        says(kiosk, "kiosk-2", booking, "这件事现在不办，请到服务台", "This service is not offered now; please ask at the desk");
        assertThat(Hands.post(desk, stage.url("hub", "/api/v1/services/licence/open"), Map.of("open", true))
                        .status())
                .isLessThan(300);

        stage.hall().stop("hub");
        try {
            Await.until(
                    "the kiosk knows that the hub is gone",
                    () -> kiosk.request()
                            .get(stage.url("kiosk-2", "/api/v1/box"))
                            .text()
                            .contains("\"state\":\"down\""));
            says(
                    kiosk,
                    "kiosk-2",
                    booking,
                    "现在查不到预约，请直接取号",
                    "Appointments can't be looked up now; please take a ticket");
            says(
                    kiosk,
                    "kiosk-2",
                    slip,
                    "现在查不到这张号票，它仍然有效，请看大厅屏",
                    "Your ticket stays valid, but can't be looked up; watch the screen");
        } finally {
            stage.hall().startAgain("hub");
        }
    }

    @Test
    void aSlipThatWasCalledOrServedSaysSo() {
        Page counter = Hands.atCounter(stage, "counter-14", "1003");
        String label = Hands.ticket(stage, counter, "kiosk-1", "anything");
        String slip = stage.twins("kiosk-1").awaitPaper(label).qr();
        Page kiosk = stage.page("kiosk-1", "/kiosk", Device.KIOSK);
        Hands.service(kiosk, "social-card").waitFor();

        says(kiosk, "kiosk-1", slip, "您的号还在排队", "You are in line");
        Hands.act(stage, counter, "counter-14", "call-next");
        assertThat(counter.locator(".num")).hasText(label);
        says(kiosk, "kiosk-1", slip, "请到 14 号窗口", "Please go to counter 14");
        Hands.act(stage, counter, "counter-14", "arrive");
        Hands.act(stage, counter, "counter-14", "finish");
        says(kiosk, "kiosk-1", slip, "这个号已经办完", "This ticket is done");
    }

    @Test
    void thePhoneShowsThePlaceAsItMovesAndTheCall() {
        Page counter = Hands.atCounter(stage, "counter-14", "1003");
        String first = Hands.ticket(stage, counter, "kiosk-1", "anything");
        String mine = Hands.ticket(stage, counter, "kiosk-1", "anything");
        Page phone = stage.visit(stage.twins("kiosk-1").awaitPaper(mine).qr(), Device.PHONE);
        assertThat(Hands.number(phone)).hasText(mine);
        assertThat(phone.locator("dd").first()).hasText(Pattern.compile("1\\s*人"));
        Stage.picture(phone, "phone-waiting");

        Hands.act(stage, counter, "counter-14", "call-next");
        assertThat(counter.locator(".num")).hasText(first);
        assertThat(phone.getByText("下一位就是您")).isVisible();
        Hands.act(stage, counter, "counter-14", "arrive");
        Hands.act(stage, counter, "counter-14", "finish");
        Hands.act(stage, counter, "counter-14", "call-next");

        assertThat(phone.getByText("到您了")).isVisible();
        assertThat(phone.locator(".go")).hasText(Pattern.compile("14\\s*号窗口"));
        Stage.picture(phone, "phone-called");
        Hands.act(stage, counter, "counter-14", "no-show");
        assertThat(phone.getByText("此号已过号")).isVisible();
    }

    @Test
    void aTicketIsGivenUpOnThePhone() {
        Page phone = stage.blank(Device.PHONE);
        String mine = Hands.ticket(stage, phone, "kiosk-2", "seal");
        phone.navigate(stage.twins("kiosk-2").awaitPaper(mine).qr());
        assertThat(Hands.number(phone)).hasText(mine);

        Hands.touch(phone, "不办了，退号");
        phone.getByText("退号", new Page.GetByTextOptions().setExact(true)).tap();

        assertThat(phone.getByText("此号已取消")).isVisible();
        Stage.picture(phone, "phone-withdrawn");
    }

    @Test
    void aPhoneWithATokenNobodyGaveIsSentToTheDesk() {
        Page phone = stage.visit(
                "http://127.0.0.1:" + stage.box("hub").phonePort() + "/phone?t=" + "0".repeat(32), Device.PHONE);

        assertThat(phone.getByText("链接已失效")).isVisible();
    }
}
