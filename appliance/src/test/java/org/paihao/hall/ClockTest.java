package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.device.Await;

/** A clock nobody should trust is said, and one that is right again is not. */
class ClockTest {
    private static List<String> clocks(Page supervisor) {
        List<String> boxes = new ArrayList<>();
        for (JsonNode line : supervisor.get("/api/v1/hub").body().at("/attention")) {
            if (line.at("/kind").asText().equals("clock")) {
                boxes.add(line.at("/terminal").asText());
            }
        }
        return boxes;
    }

    @Test
    void aHubWhoseClockStandsBeforeItsBooksSaysSoAndABoxThatHeardItsHubDoesNot(@TempDir Path folder) {
        try (SmallHall hall = new SmallHall(folder, List.of("hub", "display-1"))) {
            Instant tomorrow = Instant.now().plusSeconds(86_400);
            hall.hub().books().ingest(entry -> {
                FactRecord record = new FactRecord(
                        new FactKey(new TerminalId("kiosk-9"), "0123456789abcdef", 1),
                        tomorrow,
                        1,
                        new Fact.HelpAsked("home", java.util.Optional.empty()));
                entry.append(record, "{}".getBytes(StandardCharsets.UTF_8), tomorrow);
                return Boolean.TRUE;
            });
            assertThat(new Page(hall.box("hub").port())
                            .signedIn("9001")
                            .get("/api/v1/hub")
                            .status())
                    .isEqualTo(200);
            hall.stop("hub");
            Page supervisor = new Page(hall.hub().port()).signedIn("9001");
            hall.start("display-1", "[display]", "");

            Await.until(
                    () -> "only the hub: " + clocks(supervisor),
                    () -> supervisor.get("/api/v1/hub").body().at("/terminals").size() == 2
                            && clocks(supervisor).equals(List.of("hub")));
        }
    }
}
