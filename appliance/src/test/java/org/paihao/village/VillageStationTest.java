package org.paihao.village;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.app.Mosquitto;
import org.paihao.config.ApplianceFile;
import org.paihao.core.id.TerminalId;
import org.paihao.hall.OpenHall;
import org.paihao.json.Json;

/** A village station: one box is hub, kiosk, counter, pad and screen. */
class VillageStationTest {
    private static final Path HOME =
            Path.of(System.getProperty("paihao.home", "..")).toAbsolutePath().normalize();

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void oneBoxTakesATicketCallsItAndIsRated(@TempDir Path folder) throws IOException, InterruptedException {
        try (Mosquitto broker = Mosquitto.start(HOME, folder.resolve("broker"), Map.of("hub", "secret"));
                Appliance box = start(folder, broker)) {
            JsonNode ticket = post(box, "/api/v1/tickets", Map.of("service", "social-card", "channel", "kiosk"), 201);
            await(
                    box,
                    "/api/v1/tickets/" + ticket.path("id").asText(),
                    node -> node.at("/print/state").asText().equals("done"));

            post(box, "/api/v1/session", Map.of("staff", "1001", "pin", "1001"), 200);
            JsonNode called = post(box, "/api/v1/counters/counter-1/call-next", Map.of(), 200);
            post(box, "/api/v1/counters/counter-1/arrive", Map.of(), 200);
            post(box, "/api/v1/counters/counter-1/finish", Map.of(), 200);
            String event = called.at("/call/id").asText();
            post(box, "/api/v1/ratings", Map.of("event", event, "level", "satisfied"), 201);

            assertThat(called.at("/call/label").asText()).isEqualTo("A001");
            JsonNode counter = get(box, "/api/v1/counters/counter-1");
            assertThat(counter.at("/recent/0/rating").asText()).isEqualTo("received");
            assertThat(box.books().newest(1).getFirst().terminal()).isEqualTo(new TerminalId("village-1"));
        }
    }

    private static Appliance start(Path folder, Mosquitto broker) throws IOException {
        Files.writeString(folder.resolve("password"), "secret");
        OpenHall.write(HOME, folder.resolve("hall.yaml"));
        Path file = folder.resolve("appliance.yaml");
        Files.writeString(file, """
                terminal: village-1
                name: {zh: 柳溪村服务站, en: Liuxi village station}
                hall: yunxi
                roles: [hub, kiosk, counter, pad, display]
                plan: hall.yaml
                ordinal: 2
                counter: counter-1
                http: {bind: 127.0.0.1, port: 0}
                link: {broker: "%s", user: hub, password-file: password}
                devices:
                  printer: {model: epson-tm-t88vi, port: twin}
                """.formatted(broker.uri()));
        return Appliance.start(new Appliance.Start(ApplianceFile.read(file), folder, folder.resolve("data"), HOME));
    }

    private JsonNode post(Appliance box, String path, Map<String, String> body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(address(box, path))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode())
                .as("%s: %s", path, new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
        return Json.LENIENT.readTree(response.body());
    }

    private JsonNode get(Appliance box, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(address(box, path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Json.LENIENT.readTree(response.body());
    }

    private void await(Appliance box, String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        JsonNode last = get(box, path);
        while (!condition.test(last)) {
            assertThat(System.nanoTime()).as("still waiting, last: %s", last).isLessThan(until);
            last = get(box, path);
        }
    }

    private static URI address(Appliance box, String path) {
        return URI.create("http://127.0.0.1:" + box.port() + path);
    }
}
