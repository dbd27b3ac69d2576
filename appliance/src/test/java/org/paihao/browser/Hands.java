package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.UUID;
import org.paihao.device.Await;

/** What citizens and staff do with a page. */
final class Hands {
    private Hands() {}

    static Locator service(Page kiosk, String id) {
        return kiosk.locator("button[data-svc=" + id + "]");
    }

    static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first();
    }

    /** Sends a rating: reasons on the page may contain the same word. */
    static Locator submit(Page pad) {
        return pad.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交").setExact(true));
    }

    static void touch(Page page, String words) {
        button(page, words).tap();
    }

    /** The number that stands large on the page. */
    static Locator number(Page page) {
        return page.locator(".num");
    }

    /** Takes a ticket and waits until the page says that its slip is out; gives its label. */
    static String take(Page kiosk, String service) {
        service(kiosk, service).tap();
        assertThat(kiosk.getByText("请取走号票")).isVisible();
        return number(kiosk).textContent();
    }

    static void signIn(Page page, String staff) {
        page.locator("#staff").fill(staff);
        page.locator("#pin").fill(staff);
        page.keyboard().press("Enter");
    }

    /** Staff at a counter whose page is open and signed in. */
    static Page atCounter(Stage stage, String counter, String staff) {
        Page page = stage.page(counter, "/counter", Device.COUNTER);
        signIn(page, staff);
        assertThat(page.locator("header").getByText(staffName(staff))).isVisible();
        return page;
    }

    private static String staffName(String staff) {
        return switch (staff) {
            case "1001" -> "王芳";
            case "1002" -> "李军";
            case "1003" -> "赵敏";
            default -> "陈主任";
        };
    }

    /** Posts as the page's own scripts do, with its session. */
    static APIResponse post(Page page, String url, Map<String, ?> body) {
        return page.request()
                .post(
                        url,
                        RequestOptions.create()
                                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                                .setData(body));
    }

    /** A ticket for a service, without the page; it can be called when this returns. */
    static String ticket(Stage stage, Page any, String kiosk, String service) {
        APIResponse answer =
                post(any, stage.url(kiosk, "/api/v1/tickets"), Map.of("service", service, "channel", "kiosk"));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        String label = answer.text().replaceAll(".*\"label\":\"([A-Z][0-9]+)\".*", "$1");
        Await.until("the hub knows that " + label + " has its slip", () -> stage.settled(label));
        return label;
    }

    /** A counter's command, without the page. */
    static APIResponse act(Stage stage, Page signedIn, String counter, String action) {
        APIResponse answer = post(signedIn, stage.url(counter, "/api/v1/counters/" + counter + "/" + action), Map.of());
        if (answer.status() != 200) {
            throw new IllegalStateException(action + ": " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
