package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold on every page: it fits its screen, axe finds nothing at WCAG 2.2 AA, fingers find their targets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Boxes that stick out of the screen, smaller than the target token, or higher than hands reach. */
    private static final String MISFITS = """
            ([touch, tall]) => {
              const style = getComputedStyle(document.documentElement);
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.cssText = 'position:absolute;width:' + style.getPropertyValue('--target');
              const target = touch ? probe.getBoundingClientRect().width - 1 : 0;
              probe.remove();
              const found = [];
              const root = document.scrollingElement;
              if (root.scrollHeight > innerHeight) found.push('page is ' + root.scrollHeight + ' high');
              if (root.scrollWidth > innerWidth) found.push('page is ' + root.scrollWidth + ' wide');
              // What scrolls within a card that is on the screen can be reached.
              const walk = (node, scrolls) => {
                for (const child of node.children) {
                  const box = child.getBoundingClientRect();
                  if (child.matches('button, a[href], input, textarea') && box.width > 0) {
                    const words = child.innerText || child.getAttribute('aria-label') || child.tagName;
                    const say = (what) => found.push(words.replaceAll('\\n', ' ') + ': ' + what);
                    if (box.width < target || box.height < target) say(box.width + ' x ' + box.height + ' < ' + target);
                    const below = !scrolls && box.bottom > innerHeight + 1;
                    const out = below || box.right > innerWidth + 1 || box.left < -1;
                    if (out) say('out of the screen');
                    if (tall && box.top < innerHeight * 0.4 - 1) say('too high: ' + box.top);
                  }
                  const clip = getComputedStyle(child).overflowX;
                  if (clip === 'visible' && child.scrollWidth > child.clientWidth + 2 && child.clientWidth > 0
                      && child.childElementCount === 0) {
                    found.push('"' + child.textContent + '" is wider than its box');
                  }
                  const within = scrolls || (!touch && box.bottom <= innerHeight + 1
                      && getComputedStyle(child).overflowY === 'auto');
                  if (child.shadowRoot) walk(child.shadowRoot, within);
                  walk(child, within);
                }
              };
              walk(document.body, false);
              return found;
            }
            """;

    @RegisterExtension
    private final Stage stage = Stage.open();

    /** A page as it stands when {@code prepare} has been done with it. */
    private DynamicTest looks(String name, String box, String path, Device device, Consumer<Page> prepare) {
        return DynamicTest.dynamicTest(name + " on " + device, () -> {
            Page page = stage.page(box, path, device);
            prepare.accept(page);
            judge(page, name, device);
            stage.curtain();
        });
    }

    private static void judge(Page page, String name, Device device) {
        page.evaluate("document.fonts.ready");
        Stage.picture(page, name.replace(' ', '-') + "-" + device.name().toLowerCase(java.util.Locale.ROOT));
        boolean tall = device == Device.KIOSK || device == Device.KIOSK_SMALL;
        Object misfits = page.evaluate(MISFITS, List.of(device.touch(), tall));
        List<String> violations = new ArrayList<>();
        new AxeBuilder(page)
                .withTags(RULES)
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> violations.add(
                                rule.getId() + " " + node.getTarget() + " " + node.getFailureSummary())));
        assertThat(misfits)
                .as(name)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
        assertThat(violations).as(name).isEmpty();
    }

    @TestFactory
    List<DynamicTest> theKiosk() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Device device : List.of(Device.KIOSK, Device.KIOSK_SMALL)) {
            tests.add(looks("kiosk", "kiosk-1", "/kiosk", device, EveryPageTest::home));
            tests.add(looks("kiosk in English", "kiosk-1", "/kiosk", device, page -> {
                home(page);
                Hands.touch(page, "English");
                assertThat(page.getByText("Get a ticket")
                                .or(page.locator("h1.words"))
                                .first())
                        .isVisible();
            }));
            tests.add(looks("kiosk in large type", "kiosk-1", "/kiosk", device, page -> {
                home(page);
                Hands.touch(page, "大字版");
                assertThat(page.getByText("您办什么事？")).isVisible();
            }));
            tests.add(looks("kiosk in large English type", "kiosk-1", "/kiosk", device, page -> {
                home(page);
                Hands.touch(page, "English");
                Hands.touch(page, "Large type");
                assertThat(page.locator("ph-kiosk-elder")).isVisible();
            }));
            tests.add(looks("kiosk slip", "kiosk-1", "/kiosk", device, page -> {
                home(page);
                Hands.take(page, "social-card");
            }));
            tests.add(looks("kiosk slip in large type", "kiosk-1", "/kiosk", device, page -> {
                home(page);
                Hands.touch(page, "大字版");
                Hands.take(page, "pension");
            }));
        }
        return tests;
    }

    private static void home(Page page) {
        Hands.service(page, "social-card").waitFor();
        assertThat(page.locator("ph-clock time").first()).hasText(java.util.regex.Pattern.compile("[0-9]{2}:[0-9]{2}"));
    }

    @TestFactory
    List<DynamicTest> thePrintStation() {
        Consumer<Page> ready = page -> assertThat(page.locator("ph-qr")).isVisible();
        return List.of(
                looks("print", "print-1", "/print", Device.KIOSK, ready),
                looks("print small", "print-1", "/print", Device.KIOSK_SMALL, ready),
                looks("print in English", "print-1", "/print", Device.KIOSK, page -> {
                    ready.accept(page);
                    Hands.touch(page, "English");
                }),
                looks("print in large type", "print-1", "/print", Device.KIOSK, page -> {
                    ready.accept(page);
                    Hands.touch(page, "大字版");
                }));
    }

    @TestFactory
    List<DynamicTest> thePad() {
        Page counter = Hands.atCounter(stage, "counter-1", "1001");
        Hands.ticket(stage, counter, "kiosk-1", "social-card");
        List.of("call-next", "arrive", "finish").forEach(action -> Hands.act(stage, counter, "counter-1", action));
        Consumer<Page> faces = page -> page.locator("button[data-level=fair]").waitFor();
        return List.of(
                looks(
                        "pad idle",
                        "counter-8",
                        "/pad",
                        Device.PAD,
                        page -> assertThat(page.getByText("欢迎，等待叫号")).isVisible()),
                looks("pad faces", "counter-1", "/pad", Device.PAD, faces),
                looks("pad faces in English", "counter-1", "/pad", Device.PAD, page -> {
                    faces.accept(page);
                    Hands.touch(page, "English");
                }),
                looks("pad faces in large type", "counter-1", "/pad", Device.PAD, page -> {
                    faces.accept(page);
                    Hands.touch(page, "大字版");
                }),
                looks("pad reasons", "counter-1", "/pad", Device.PAD, page -> {
                    faces.accept(page);
                    page.locator("button[data-level=dissatisfied]").tap();
                    page.locator("button[data-tag]").first().waitFor();
                }),
                looks("pad reasons in English", "counter-1", "/pad", Device.PAD, page -> {
                    faces.accept(page);
                    Hands.touch(page, "English");
                    page.locator("button[data-level=dissatisfied]").tap();
                    page.locator("button[data-tag]").first().waitFor();
                }));
    }

    @TestFactory
    List<DynamicTest> theDisplayAndTheStaffsPages() {
        Consumer<Page> staff = page -> {
            Hands.signIn(page, "1002");
            page.locator("ph-counter-call").waitFor();
        };
        Consumer<Page> supervisor = page -> {
            Hands.signIn(page, "9001");
            page.locator(".log").waitFor();
        };
        Consumer<Page> form = page -> page.locator("#staff").waitFor();
        return List.of(
                looks(
                        "display",
                        "display-1",
                        "/display",
                        Device.DISPLAY,
                        page -> page.locator(".wait li").first().waitFor()),
                looks("counter sign in", "counter-8", "/counter", Device.COUNTER, form),
                looks("counter sign in small", "counter-8", "/counter", Device.COUNTER_SMALL, form),
                looks("counter", "counter-8", "/counter", Device.COUNTER, staff),
                looks("counter small", "counter-8", "/counter", Device.COUNTER_SMALL, staff),
                looks("supervisor sign in", "hub", "/supervisor", Device.DESK, form),
                looks("supervisor", "hub", "/supervisor", Device.DESK, supervisor),
                looks("day list", "hub", "/supervisor", Device.DESK, page -> {
                    supervisor.accept(page);
                    Hands.button(page, "外出和会面").click();
                    page.locator("ph-day-list .empty").waitFor();
                }),
                looks(
                        "index of the hub",
                        "hub",
                        "/",
                        Device.DESK,
                        page -> assertThat(page.locator("main a")).hasCount(17)),
                looks(
                        "index of a kiosk",
                        "kiosk-1",
                        "/",
                        Device.DESK,
                        page -> assertThat(page.locator("main a")).hasCount(2)),
                looks(
                        "sim kiosk",
                        "kiosk-1",
                        "/sim",
                        Device.DESK,
                        page -> page.locator("ph-twin").first().waitFor()),
                looks(
                        "sim counter",
                        "counter-1",
                        "/sim",
                        Device.DESK,
                        page -> page.locator("ph-twin").first().waitFor()));
    }

    @TestFactory
    List<DynamicTest> thePhone() {
        Page any = stage.blank(Device.PHONE);
        String label = Hands.ticket(stage, any, "kiosk-1", "bank");
        String url = stage.twins("kiosk-1").awaitPaper(label).qr();
        String upload = any.request()
                .get(stage.url("print-1", "/api/v1/print"))
                .text()
                .replaceAll(".*\"uploadUrl\":\"([^\"]+)\".*", "$1");
        return List.of(
                DynamicTest.dynamicTest("a ticket on a phone", () -> {
                    Page page = stage.visit(url, Device.PHONE);
                    assertThat(Hands.number(page)).hasText(label);
                    judge(page, "phone", Device.PHONE);
                }),
                DynamicTest.dynamicTest("an upload on a phone", () -> {
                    Page page = stage.visit(upload, Device.PHONE);
                    assertThat(page.getByText("选一个要打印的文件")).isVisible();
                    judge(page, "phone print", Device.PHONE);
                }));
    }
}
