package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.access.ApiToken;
import org.paihao.core.id.CounterId;
import org.paihao.device.Await;
import org.paihao.device.Models;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.PtyCable;

/** What users of other queue systems complain of, of their boxes and devices (docs/complaints.md). */
class HallComplaintsTest {
    private static final String TOKEN = "a-token-that-issues";
    private static final String MODEL = "epson-tm-t88vi";

    @TempDir
    Path folder;

    private Optional<SmallHall> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(SmallHall::close);
    }

    private SmallHall hall(String... boxes) {
        SmallHall made = new SmallHall(folder, List.of(boxes));
        open = Optional.of(made);
        return made;
    }

    private String tokens(String scopes) throws IOException {
        Files.writeString(
                folder.resolve("tokens.yaml"),
                "tokens:\n  - {id: city, name: 一窗, hash: " + ApiToken.hashOf(TOKEN) + ", scopes: [" + scopes + "]}\n");
        return "api-tokens: ../tokens.yaml\n";
    }

    /** The kiosk is the heart of the system: where it is broken or there is none, nobody is served. */
    @Test
    void aHallWithoutAnyKioskGoesOnAtItsCounters() {
        SmallHall hall = hall("hub", "counter-1");
        hall.start("hub", "[hub]", "plan: hall.yaml\n");
        Page counter = new Page(
                hall.start("counter-1", "[counter]", "counter: counter-1\n").port());
        Await.until(
                "the counter is linked",
                () -> counter.get("/api/v1/box").text("/link/state").equals("up"));
        counter.signedIn("1001");
        String at = "/api/v1/counters/counter-1";

        for (String key : List.of("first-0001", "second-001")) {
            assertThat(counter.post(at + "/walk-in", key, "{\"service\":\"pension\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(counter.get(at).text("/state")).isEqualTo("serving");
            assertThat(counter.post(at + "/finish", key, "{}").status()).isEqualTo(200);
        }

        Await.until(
                "the hub knows both",
                () -> hall.box("hub")
                                .books()
                                .state()
                                .called()
                                .newest(new CounterId("counter-1"))
                                .filter(call -> call.outcome().isPresent())
                                .count()
                        == 2);
    }

    /** Each ticket looks for its printer on the USB bus anew, in the middle of the request. */
    @Test
    void aDeviceIsLookedForAtTheStartAndNotAtEachTicket() throws IOException {
        SmallHall hall = hall("hub", "kiosk-1");
        hall.start("hub", "[hub]", "plan: hall.yaml\n");
        PrinterProfile profile = Models.catalog().printer(MODEL).orElseThrow();
        try (SerialPorts ports = new SerialPorts();
                PtyCable cable = PtyCable.open(folder.resolve("cables"), "kiosk-1", ports, profile.line());
                PrinterTwin printer = new PrinterTwin(
                        "kiosk-1",
                        cable,
                        new PrinterTwin.Setup(
                                profile.widthDots(),
                                profile.line().baud(),
                                profile.speedMmPerSecond() * profile.dotsPerMm()),
                        () -> {})) {
            Page kiosk = new Page(hall.start(
                            "kiosk-1",
                            "[kiosk]",
                            "ordinal: 2\ndevices:\n  printer: {model: " + MODEL + ", port: \"" + cable.hostPath()
                                    + "\"}\n")
                    .port());
            Await.until("the kiosk can print", () -> {
                Page.Reply reply = kiosk.get("/api/v1/services");
                return reply.status() == 200 && !List.of("no-plan", "printer").contains(reply.text("/notice/kind"));
            });

            // From now on nobody can find the device by its name.
            Files.delete(Path.of(cable.hostPath()));

            for (int i = 0; i < 3; i++) {
                Page.Reply taken = DeviceHall.take(kiosk, "pension");
                assertThat(DeviceHall.settled(kiosk, taken.text("/id")).text("/print/state"))
                        .isEqualTo("done");
            }
            assertThat(printer.snapshot().slips()).hasSize(3);
        }
    }

    /** A file that is written without being made durable: after a power cut numbers are held that nobody knows. */
    @Test
    void whatWasAnsweredIsThereAfterKillNine() throws IOException, InterruptedException {
        SmallHall hall = hall("hub");
        int port = SmallHall.freePort();
        Path file =
                hall.write("hub", "hub", "[hub]", port, "plan: hall.yaml\n" + tokens("tickets-issue, tickets-read"));
        KioskProcess.Program program = KioskProcess.Program.make(folder);
        Page city = new Page(port).withToken(TOKEN);
        KioskProcess hub = start(program, file, city);
        Map<String, String> answered = new LinkedHashMap<>();
        try {
            for (int i = 0; i < 20; i++) {
                Page.Reply taken = city.post("/api/v1/tickets", "{\"service\":\"social-card\"}");
                assertThat(taken.status()).isEqualTo(201);
                answered.put(taken.text("/id"), taken.text("/label"));
            }
            hub.kill();
            hub = start(program, file, city);

            answered.forEach((id, label) ->
                    assertThat(city.get("/api/v1/tickets/" + id).text("/label")).isEqualTo(label));
            assertThat(city.post("/api/v1/tickets", "{\"service\":\"social-card\"}")
                            .text("/label"))
                    .as("and no label twice")
                    .isNotIn(answered.values());
        } finally {
            hub.kill();
        }
    }

    private KioskProcess start(KioskProcess.Program program, Path file, Page page) {
        KioskProcess process =
                KioskProcess.start(program, file, folder.resolve("hub").resolve("data"));
        Await.until(() -> file + " answers", () -> answers(page) || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    private static boolean answers(Page page) {
        try {
            return page.get("/api/v1/box").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
