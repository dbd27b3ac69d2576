package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.device.Await;

/** Power warnings and evacuations through whole boxes: a contact on a pin, a restart, a hub that is gone. */
class EmergencyTest {
    private static final String UPS = "  gpio: {model: ups-contact, chip: twin}\n";
    private static final String KIOSK = "ordinal: 2\ndevices:\n  printer: {model: escpos-80mm, port: twin}\n";

    private static Page ready(Appliance kiosk) {
        Page page = new Page(kiosk.port());
        Await.until(
                "link and printer",
                () -> page.get("/api/v1/services").body().at("/notice").isNull());
        return page;
    }

    private static List<String> slips(Page kiosk, String word) {
        List<String> found = new ArrayList<>();
        for (JsonNode slip : kiosk.twin("printer").at("/slips")) {
            if (slip.at("/text").asText().contains(word)) {
                found.add(slip.at("/text").asText());
            }
        }
        return found;
    }

    @Test
    void aPowerWarningAtTheHubPutsTheListsOnABoxThatHasAPrinter(@TempDir Path folder) {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"))) {
            Appliance hub = hall.start("hub", "[hub]", "plan: hall.yaml\ndevices:\n" + UPS);
            Page supervisor = new Page(hub.port()).signedIn("9001");
            Page kiosk = ready(hall.start("kiosk-1", "[kiosk]", KIOSK));
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                labels.add(DeviceHall.take(kiosk, "pension").text("/label"));
            }
            labels.add(DeviceHall.take(kiosk, "licence").text("/label"));
            Await.until(
                    "all slips are out",
                    () -> labels.stream().allMatch(label -> !slips(kiosk, label).isEmpty()));
            Await.until(
                    "the kiosk has heard who waits",
                    () -> hall.box("kiosk-1").books().state().tickets().size() == 4);

            new Page(hub.port()).twin("gpio", "press", "{\"line\":16}");
            Await.until("two lists", () -> slips(kiosk, "应急等候名单").size() == 2);
            String pension = slips(kiosk, "养老保险").stream()
                    .filter(text -> text.contains("应急"))
                    .findFirst()
                    .orElseThrow();
            assertThat(pension).contains("共 3 人").containsSubsequence(labels.get(0), labels.get(1), labels.get(2));
            assertThat(pension).doesNotContain(labels.get(3));
            Await.until(
                    "the ledger knows",
                    () -> supervisor
                            .get("/api/v1/hub")
                            .body()
                            .at("/log")
                            .toString()
                            .contains("停电预警，等候名单已打印 2 张"));

            // The mains flicker: once is enough.
            new Page(hub.port()).twin("gpio", "press", "{\"line\":16}");
            DeviceHall.settled(kiosk, DeviceHall.take(kiosk, "licence").text("/id"));
            assertThat(slips(kiosk, "应急等候名单")).hasSize(2);
        }
    }

    @Test
    void aKioskWithoutItsHubPrintsWhatItHasHeard(@TempDir Path folder) {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"))) {
            hall.hub();
            Page kiosk = ready(hall.start("kiosk-1", "[kiosk]", KIOSK + UPS));
            String before = DeviceHall.take(kiosk, "pension").text("/label");
            Await.until("the slip is out", () -> !slips(kiosk, before).isEmpty());
            hall.stop("hub");
            String after = DeviceHall.take(kiosk, "pension").text("/label");
            Await.until("the slip is out", () -> !slips(kiosk, after).isEmpty());

            kiosk.twin("gpio", "press", "{\"line\":16}");
            Await.until("the list", () -> slips(kiosk, "应急等候名单").size() == 1);
            assertThat(slips(kiosk, "应急等候名单").getFirst()).contains("共 2 人").containsSubsequence(before, after);
        }
    }

    @Test
    void anEvacuationOutlivesAHubThatIsRestartedAndReachesABoxThatComesLater(@TempDir Path folder) {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"))) {
            Page supervisor = new Page(hall.hub().port()).signedIn("9001");
            assertThat(supervisor.post("/api/v1/evacuation", "{\"begin\":true}").status())
                    .isEqualTo(204);
            assertThat(supervisor.post("/api/v1/evacuation", "{\"begin\":true}").status())
                    .as("twice is once")
                    .isEqualTo(204);
            hall.stop("hub");
            Page again = new Page(hall.hub().port()).signedIn("9001");
            Page kiosk = new Page(hall.start("kiosk-1", "[kiosk]", KIOSK).port());
            Await.until(
                    "the kiosk says so",
                    () -> kiosk.get("/api/v1/box").text("/evacuation/text/zh").contains("离开大厅"));
            assertThat(kiosk.post("/api/v1/tickets", "{\"service\":\"pension\",\"channel\":\"kiosk\"}")
                            .text("/code"))
                    .isEqualTo("evacuated");
            assertThat(again.get("/api/v1/hub").body().at("/log").toString()).containsOnlyOnce("紧急疏散开始");

            assertThat(again.post("/api/v1/evacuation", "{\"begin\":false}").status())
                    .isEqualTo(204);
            Await.until(
                    "the hall is open",
                    () -> kiosk.get("/api/v1/box").body().at("/evacuation").isNull());
            assertThat(DeviceHall.take(kiosk, "pension").status()).isEqualTo(201);
        }
    }
}
