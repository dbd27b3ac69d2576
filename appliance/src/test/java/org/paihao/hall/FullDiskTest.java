package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;

/** A disk that fills up: the supervisor reads of it at 60 and at 80 %, and above 98 % no new tickets are promised. */
class FullDiskTest {
    @TempDir
    Path folder;

    private static String alarm(Page hub) {
        for (var line : hub.get("/api/v1/hub").body().at("/attention")) {
            if (line.at("/terminal").asText().equals("kiosk-1")
                    && line.at("/kind").asText().startsWith("disk-")) {
                return line.at("/kind").asText() + " " + line.at("/text/zh").asText();
            }
        }
        return "-";
    }

    @Test
    void thePersonInChargeIsToldLongBeforeTicketsAreRefused() {
        AtomicReference<Double> used = new AtomicReference<>(0.599);
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "kiosk-1"))) {
            Page hub = new Page(hall.hub().port()).signedIn("9001");
            Page kiosk = new Page(hall.start("kiosk-1", "kiosk-1", "[kiosk]", "ordinal: 2\n", at -> used.get())
                    .port());
            Await.until(
                    "the box is seen",
                    () -> hub.get("/api/v1/hub")
                            .body()
                            .at("/terminals")
                            .toString()
                            .contains("kiosk-1"));
            assertThat(alarm(hub)).isEqualTo("-");

            used.set(0.6);
            Await.until(() -> alarm(hub), () -> alarm(hub).equals("disk-60 磁盘已用 60%"));
            used.set(0.85);
            Await.until(() -> alarm(hub), () -> alarm(hub).equals("disk-80 磁盘已用 85%，请今天清理"));
            String wish = "{\"service\":\"pension\",\"channel\":\"kiosk\"}";
            assertThat(kiosk.post("/api/v1/tickets", wish).status()).isEqualTo(201);
            used.set(0.981);
            assertThat(kiosk.post("/api/v1/tickets", wish).text("/code")).isEqualTo("disk-full");
            used.set(0.3);
            Await.until(() -> alarm(hub), () -> alarm(hub).equals("-"));
        }
    }
}
