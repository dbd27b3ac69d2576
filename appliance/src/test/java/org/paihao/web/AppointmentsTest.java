package org.paihao.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.app.BookingsCommand;
import org.paihao.json.Json;
import picocli.CommandLine;

/** The city's own booking system works with a hall's slots by the API. */
final class AppointmentsTest {
    private final LocalDate day =
            LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai")).plusDays(2);
    private static final String PLAN = """
            appointments:
              offers:
                - service: licence
                  slots: [{days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: "09:00", \
            to: "10:00", minutes: 30, places: 1}]
                - service: gas-survey
                  kind: survey
                  name: {zh: 燃气勘验, en: Gas survey}
                  crews: [crew-1]
                  slots: [{days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: "09:00", \
            to: "11:00", minutes: 120, places: 5}]
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Appliance hub;

    @BeforeEach
    void open() {
        hub = Village.hub(folder, PLAN);
    }

    @AfterEach
    void close() {
        hub.close();
        client.close();
    }

    private record Reply(int status, JsonNode body) {
        String text(String at) {
            return body.at(at).asText();
        }
    }

    private Reply call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                        .header("Authorization", "Bearer " + Village.TOKEN)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), Json.LENIENT.readTree(response.body()));
    }

    private Instant at(String time) {
        return day.atTime(LocalTime.parse(time))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private String body(String code, String service, String time, String more) {
        return "{\"code\":\"" + code + "\",\"service\":\"" + service + "\",\"from\":\"" + at(time) + "\"" + more + "}";
    }

    private String free() throws IOException, InterruptedException {
        Reply slots = call("GET", "/api/v1/appointment-slots?service=licence&date=" + this.day, "");
        assertThat(slots.status()).isEqualTo(200);
        return slots.text("/slots/0/free") + " " + slots.text("/slots/1/free");
    }

    @Test
    void aPlaceIsTakenOnceMovedCancelledAndAFullSlotNamesTheFreeOnes() throws Exception {
        assertThat(free()).isEqualTo("1 1");
        Reply made = call("POST", "/api/v1/appointments", body("AAAA1", "licence", "09:00", ""));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("/to")).isEqualTo(at("09:30").toString());
        assertThat(made.text("/status")).isEqualTo("booked");
        assertThat(made.text("/qr")).isEqualTo("phb:yunxi:AAAA1");
        assertThat(call("POST", "/api/v1/appointments", body("AAAA1", "licence", "09:00", ""))
                        .status())
                .isEqualTo(201);
        assertThat(free()).isEqualTo("0 1");

        Reply full = call("POST", "/api/v1/appointments", body("AAAA2", "licence", "09:00", ""));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.text("/code")).isEqualTo("slot-full");
        assertThat(full.body().at("/free")).hasSize(1);
        assertThat(full.text("/free/0")).isEqualTo(at("09:30").toString());

        Reply moved = call("PUT", "/api/v1/appointments/AAAA1", body("AAAA1", "licence", "09:30", ""));
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        assertThat(free()).isEqualTo("1 0");
        assertThat(call("DELETE", "/api/v1/appointments/AAAA1", "").text("/status"))
                .isEqualTo("cancelled");
        assertThat(call("POST", "/api/v1/appointments/AAAA1/cancel", "").status())
                .isEqualTo(200);
        assertThat(free()).isEqualTo("1 1");
        assertThat(call("DELETE", "/api/v1/appointments/ZZZZ9", "").status()).isEqualTo(404);
    }

    @Test
    void mistakesAreSaid() throws Exception {
        assertThat(call("POST", "/api/v1/appointments", body("AAAA1", "licence", "09:10", ""))
                        .status())
                .isEqualTo(400);
        assertThat(call(
                                "POST",
                                "/api/v1/appointments",
                                body("AAAA1", "licence", "09:10", ",\"to\":\"" + at("09:40") + "\""))
                        .text("/code"))
                .isEqualTo("no-such-slot");
        String to = ",\"to\":\"" + at("10:00") + "\"";
        assertThat(call("POST", "/api/v1/appointments", body("AAAA1", "pension", "09:00", to))
                        .text("/code"))
                .isEqualTo("unknown-service");
        assertThat(call("POST", "/api/v1/appointments", body("A!", "licence", "09:00", ""))
                        .status())
                .isEqualTo(400);
        assertThat(call("GET", "/api/v1/appointments?date=soon", "").status()).isEqualTo(400);
        assertThat(call("GET", "/api/v1/appointment-slots?date=" + this.day, "").status())
                .isEqualTo(400);
    }

    @Test
    void aSurveyStandsOnTheListOfItsDayWithItsAddress() throws Exception {
        Reply without = call("POST", "/api/v1/appointments", body("SURVEY1", "gas-survey", "09:00", ""));
        assertThat(without.text("/code")).isEqualTo("address-needed");
        String where = ",\"address\":\"城关镇 1 号\",\"crew\":\"crew-1\"";
        assertThat(call("POST", "/api/v1/appointments", body("SURVEY1", "gas-survey", "09:00", where))
                        .status())
                .isEqualTo(201);
        Reply day = call("GET", "/api/v1/appointments?service=gas-survey&date=" + this.day, "");
        assertThat(day.body().at("/appointments")).hasSize(1);
        assertThat(day.text("/appointments/0/kind")).isEqualTo("survey");
        assertThat(day.text("/appointments/0/address")).isEqualTo("城关镇 1 号");
    }

    @Test
    void aFileIsTakenByTheCommandLineOrItsWrongLinesAreNamed() throws Exception {
        Path file = folder.resolve("bookings.csv");
        String first = "code,service,from\nAAAA1,licence," + this.day + " 09:00\n";
        Files.writeString(file, first + "AAAA2,licence," + this.day + " 09:00\n");
        StringWriter out = new StringWriter();
        assertThat(imports(file, out)).isEqualTo(1);
        assertThat(out.toString()).contains("bookings.csv:3: slot-full").contains("0 of them new");
        assertThat(free()).isEqualTo("1 1");

        Files.writeString(file, first + "AAAA2,licence," + this.day + " 09:30\n");
        assertThat(imports(file, new StringWriter())).isZero();
        assertThat(free()).isEqualTo("0 0");
    }

    private int imports(Path file, StringWriter out) {
        CommandLine line = new CommandLine(new BookingsCommand());
        line.setOut(new PrintWriter(out));
        return line.execute(
                "import", file.toString(), "--hub", "http://127.0.0.1:" + hub.port(), "--token", Village.TOKEN);
    }
}
