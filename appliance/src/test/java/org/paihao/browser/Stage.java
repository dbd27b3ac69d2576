package org.paihao.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.paihao.app.Appliance;
import org.paihao.app.DemoHall;
import org.paihao.core.hall.Paper;

/**
 * A running hall and a browser to look at it with, as an extension: one for a test class; each test ends with its pages
 * closed, the class with the hall closed.
 */
final class Stage implements AfterEachCallback, AfterAllCallback {
    private static final int PATIENCE_MS = 20_000;

    private final Path home =
            Path.of(System.getProperty("paihao.home", "..")).toAbsolutePath().normalize();
    private final Path data;
    private final DemoHall hall;
    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Stage(UnaryOperator<String> plan) {
        try {
            this.data = Files.createTempDirectory("paihao-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.hall = DemoHall.start(new DemoHall.Setup(home, data, 0, plan));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        // Root, as in a container, has no sandbox; a hall's browser always has one.
                        .setArgs(List.of("--no-sandbox")));
    }

    static Stage open() {
        return open(UnaryOperator.identity());
    }

    /** @param plan changes the text of the hall's plan */
    static Stage open(UnaryOperator<String> plan) {
        return new Stage(plan);
    }

    DemoHall hall() {
        return hall;
    }

    Appliance box(String id) {
        return hall.box(id);
    }

    /** The folder of a box's data. */
    Path data(String box) {
        return data.resolve(box).resolve("data");
    }

    String url(String box, String path) {
        return "http://127.0.0.1:" + box(box).port() + path;
    }

    /** The twins of a box. */
    Twins twins(String box) {
        return new Twins(url(box, ""));
    }

    /** Whether the hub knows a ticket and that its slip is out: then it can be called. */
    boolean settled(String label) {
        return box("hub").books().state().tickets().values().stream()
                .anyMatch(ticket -> ticket.ticket().label().toString().equals(label)
                        && ticket.paper().state() == Paper.State.DONE);
    }

    /** A page of a box on a screen of its own. */
    Page page(String box, String path, Device device) {
        return visit(url(box, path), device);
    }

    /** A page in a browser of its own: nothing is shared with other pages, and every fault in it is kept. */
    Page visit(String url, Device device) {
        Page page = blank(device);
        page.navigate(url);
        return page;
    }

    Page blank(Device device) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(device.width(), device.height())
                .setHasTouch(device.touch())
                .setLocale("zh-CN"));
        context.setDefaultTimeout(PATIENCE_MS);
        open.add(context);
        Page page = context.newPage();
        page.onPageError(error -> errors.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        curtain();
    }

    /** Ends a test: its pages go, and none of them may have broken. A dynamic test says itself when it has ended. */
    void curtain() {
        for (BrowserContext context : open) {
            context.pages().forEach(page -> picture(page, "last-" + open.indexOf(context)));
        }
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> found = List.copyOf(errors);
        errors.clear();
        if (!found.isEmpty()) {
            throw new AssertionError("pages broke: " + found);
        }
    }

    /** Keeps a picture for a person to look at, where the property {@code paihao.pictures} names a folder. */
    static void picture(Page page, String name) {
        String folder = System.getProperty("paihao.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        playwright.close();
        hall.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
