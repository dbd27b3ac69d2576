package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.device.Await;
import org.paihao.hall.Page;
import org.paihao.hall.SmallHall;
import org.paihao.report.FactCodec;
import org.paihao.role.hub.Ledger;

/** The demo's whole hall: starts, answers, stops, and leaves nothing behind. */
class DemoHallTest {
    private static final Map<String, List<String>> PAGES = Map.of(
            "hub", List.of("/", "/supervisor"),
            "kiosk-1", List.of("/", "/kiosk", "/sim"),
            "kiosk-2", List.of("/", "/kiosk", "/sim"),
            "counter-1", List.of("/", "/counter", "/pad", "/sim"),
            "counter-8", List.of("/", "/counter", "/pad", "/sim"),
            "counter-14", List.of("/", "/counter", "/pad", "/sim"),
            "display-1", List.of("/", "/display"),
            "print-1", List.of("/", "/print", "/sim"));

    private static DemoHall start(Path data) {
        return DemoHall.start(new DemoHall.Setup(SmallHall.HOME, data, 0));
    }

    /** Stops a hall, within the time a person waits after Ctrl-C. */
    private static void stop(DemoHall hall) throws Exception {
        CompletableFuture.runAsync(hall::close).get(5, TimeUnit.SECONDS);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static Set<String> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.pid() + " " + child.info().commandLine().orElse("?"))
                .collect(Collectors.toSet());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + "#" + thread.threadId())
                .collect(Collectors.toSet());
    }

    private static int status(int port, String path) throws Exception {
        // A client of its own each time: a shared one would keep threads and sockets that are not the hall's.
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void startsAnswersStopsAndLeavesNothingThreeTimes(@TempDir Path data) throws Exception {
        // Once for whatever a JVM makes only once: loaded libraries, shared pools.
        stop(start(data.resolve("warm-up")));
        Await.until("children are gone", () -> children().isEmpty());
        Set<String> threads = threads();
        long descriptors = descriptors();
        for (int cycle = 1; cycle <= 3; cycle++) {
            DemoHall hall = start(data.resolve("cycle-" + cycle));
            for (Map.Entry<String, List<String>> box : PAGES.entrySet()) {
                int port = hall.box(box.getKey()).port();
                assertThat(status(port, "/api/v1/box")).isEqualTo(200);
                if (Files.exists(SmallHall.HOME.resolve("ui-web/dist"))) {
                    for (String page : box.getValue()) {
                        assertThat(status(port, page))
                                .as("%s %s", box.getKey(), page)
                                .isEqualTo(200);
                    }
                }
            }
            assertThat(status(hall.box("hub").phonePort(), "/phone/api/tickets/0"))
                    .isEqualTo(404);
            stop(hall);
            Await.until(
                    () -> "children are gone: " + children(), () -> children().isEmpty());
            Await.until(
                    () -> "threads are gone: " + left(threads) + stacks(),
                    () -> left(threads).isEmpty());
        }
        Await.until(() -> "descriptors are closed", () -> {
            try {
                return descriptors() <= descriptors + 3;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String stacks() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith("MQTT")) {
                text.append(thread).append(List.of(stack)).append('\n');
            }
        });
        return text.toString();
    }

    private static Set<String> left(Set<String> before) {
        Set<String> now = threads();
        now.removeAll(before);
        // Helidon 4.5.0 never stops the timer of a listener (a daemon), which matters only where a process goes on.
        now.removeIf(name -> name.startsWith("helidon-idle-connection-timer")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("HttpClient")
                || name.startsWith("process reaper")
                || name.startsWith("VirtualThread")
                || name.startsWith("Keep-Alive")
                || name.startsWith("junit"));
        return now;
    }

    @Test
    void aSecondStartWithTheSameDataGoesOnWhereTheFirstEnded(@TempDir Path data) throws Exception {
        DemoHall first = start(data);
        String id;
        Label label;
        String epoch = first.box("hub").books().epoch();
        try {
            Page kiosk = new Page(first.box("kiosk-1").port());
            Await.until(
                    "the link is up",
                    () -> kiosk.get("/api/v1/box").text("/link/state").equals("up"));
            Page.Reply taken = kiosk.post("/api/v1/tickets", "{\"service\":\"licence\",\"channel\":\"kiosk\"}");
            id = taken.text("/id");
            label = Label.parse(taken.text("/label"));
            confirmed(first, id);
        } finally {
            stop(first);
        }
        DemoHall second = start(data);
        try {
            Page kiosk = new Page(second.box("kiosk-1").port());
            assertThat(second.box("hub").books().epoch()).isNotEqualTo(epoch);
            assertThat(kiosk.get("/api/v1/tickets/" + id).text("/label")).isEqualTo(label.toString());
            Await.until(
                    "the link is up",
                    () -> kiosk.get("/api/v1/box").text("/link/state").equals("up"));
            Page.Reply taken = kiosk.post("/api/v1/tickets", "{\"service\":\"licence\",\"channel\":\"kiosk\"}");
            assertThat(Label.parse(taken.text("/label")).number()).isNotEqualTo(label.number());
            confirmed(second, taken.text("/id"));
            assertThat(second.box("hub").books().state().tickets()).containsKey(new TicketId(id));
            assertThat(starts(second.box("hub").books())).containsExactly(1L, 2L);
        } finally {
            stop(second);
        }
    }

    private static void confirmed(DemoHall hall, String id) {
        Await.until(
                "the hub has the ticket",
                () -> hall.box("hub")
                        .books()
                        .state()
                        .ticket(new TicketId(id))
                        .filter(TicketState::confirmed)
                        .isPresent());
    }

    private static List<Long> starts(Ledger ledger) {
        return ledger.newest(10_000).reversed().stream()
                .filter(row -> row.terminal().equals(new TerminalId("kiosk-1")))
                .map(row -> FactCodec.decode(row.terminal(), row.body()))
                .map(read -> ((FactRead.Known) read).record().fact())
                .filter(Fact.EpochStarted.class::isInstance)
                .map(fact -> ((Fact.EpochStarted) fact).start())
                .toList();
    }

    @Test
    void aBoxThatCannotStartLeavesNothingBehind(@TempDir Path folder) throws Exception {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            hall.hub();
            Await.until(
                    "the hub is on the wire",
                    () -> threads().stream().anyMatch(name -> name.startsWith("MQTT Ping: hub")));
            Set<String> children = children();
            Set<String> threads = threads();
            Path file = hall.write(
                    "kiosk-1",
                    "kiosk-1",
                    "[kiosk]",
                    taken.getLocalPort(),
                    "ordinal: 2\ndevices:\n  printer: {model: epson-tm-t88vi, port: twin}\n");
            Path box = folder.resolve("kiosk-1");
            assertThatThrownBy(() -> Appliance.start(new Appliance.Start(
                            org.paihao.config.ApplianceFile.read(file), box, box.resolve("data"), SmallHall.HOME)))
                    .isInstanceOf(RuntimeException.class);
            Await.until(() -> "children are gone: " + children(), () -> children.containsAll(children()));
            Await.until(
                    () -> "threads are gone: " + left(threads) + stacks(),
                    () -> left(threads).isEmpty());
        }
    }

    @Test
    void twoBoxesUnderOneIdAreSeenAtTheHub(@TempDir Path folder) {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"))) {
            Page hub = new Page(hall.hub().port()).signedIn("9001");
            Page one = new Page(hall.start("kiosk-1", "[kiosk]", "ordinal: 2\n").port());
            Await.until(
                    "the first is up",
                    () -> one.get("/api/v1/box").text("/link/state").equals("up"));
            Page two = new Page(
                    hall.start("kiosk-1", "clone", "[kiosk]", "ordinal: 2\n").port());
            Await.until(() -> "alarmed: " + hub.get("/api/v1/hub").body().at("/attention"), () -> {
                for (Page box : List.of(one, two)) {
                    box.post("/api/v1/help", "{\"from\":\"home\"}");
                }
                return hub.get("/api/v1/hub")
                        .body()
                        .at("/attention")
                        .findValuesAsText("kind")
                        .containsAll(List.of("books-replaced", "two-boxes"));
            });
        }
    }
}
