package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;
import org.paihao.hall.Page;
import org.paihao.hall.SmallHall;

/** The demo's hall as eight processes: terminals first, the hub last, one killed, and nothing is left of it. */
class DemoProcessesTest {
    private static final String WISH = "{\"service\":\"pension\",\"channel\":\"kiosk\"}";

    @TempDir
    Path folder;

    private final Map<String, Integer> ended = new ConcurrentHashMap<>();

    private static Page page(DemoProcesses hall, String id) {
        return new Page(hall.port(id));
    }

    private static void awaitUp(DemoProcesses hall, String id) {
        Await.until(
                () -> id + " hears the hub",
                () -> page(hall, id).get("/api/v1/box").text("/link/state").equals("up"));
    }

    private static void awaitWaiting(Page hub, int people) {
        Await.until(
                () -> people + " wait: " + hub.get("/api/v1/hub"),
                () -> hub.get("/api/v1/hub").body().at("/waiting").asInt() == people);
    }

    /** Processes that were started with something of this hall in their command line. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> commandLine(process.pid()))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    @Test
    void terminalsComeUpBeforeTheirHubAndTheHallGoesOnWithoutAKilledKiosk() throws Exception {
        DemoHall.Setup setup = new DemoHall.Setup(SmallHall.HOME, folder, 0);
        // The second compiler is for a hub that lives long.
        DemoProcesses hall = DemoProcesses.prepared(setup, command -> command.with("-XX:TieredStopAtLevel=1"));
        try {
            hall.start("kiosk-1");
            hall.awaitReady("kiosk-1");
            // It has never heard of a plan, and says so instead of failing.
            assertThat(page(hall, "kiosk-1").get("/api/v1/services").text("/notice/kind"))
                    .isEqualTo("no-plan");
            hall.ids().stream()
                    .filter(id -> !id.equals("kiosk-1") && !id.equals("hub"))
                    .forEach(hall::start);
            hall.broker().begin();
            hall.start("hub");
            hall.awaitReady("hub");
            hall.onEnd(ended::put);

            awaitUp(hall, "kiosk-1");
            Page kiosk = page(hall, "kiosk-1");
            // The answer to its greeting may overtake the plan: until that is there the page gives no tickets.
            Await.until(
                    "it has the plan",
                    () -> !kiosk.get("/api/v1/services").text("/notice/kind").equals("no-plan"));
            Page.Reply taken = kiosk.post("/api/v1/tickets", WISH);
            assertThat(taken.status()).as("%s", taken).isEqualTo(201);
            Page hub = page(hall, "hub").signedIn("9001");
            awaitWaiting(hub, 1);

            hall.awaitReady("kiosk-2");
            hall.process("kiosk-2").orElseThrow().destroyForcibly();
            Await.until(() -> "its end is told: " + ended, () -> ended.equals(Map.of("kiosk-2", 137)));
            assertThat(kiosk.post("/api/v1/tickets", WISH).status()).isEqualTo(201);
            awaitWaiting(hub, 2);
            hall.awaitReady("counter-1");
            awaitUp(hall, "counter-1");
            Page counter = page(hall, "counter-1").signedIn("1001");
            assertThat(counter.post("/api/v1/counters/counter-1/call-next", "{}")
                            .text("/call/label"))
                    .isEqualTo(taken.text("/label"));

            hall.start("kiosk-2");
            hall.ids().forEach(hall::awaitReady);
            awaitUp(hall, "kiosk-2");
            assertThat(page(hall, "kiosk-2").post("/api/v1/tickets", WISH).status())
                    .isEqualTo(201);
            awaitWaiting(hub, 2);
        } finally {
            CompletableFuture.runAsync(hall::close).get(5, TimeUnit.SECONDS);
        }
        Await.until(() -> "nothing is left: " + processes(), () -> processes().isEmpty());
    }
}
