package org.paihao.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paihao.device.Await;

/** The virtual devices of one box, played as on its {@code /sim} page. */
record Twins(String base) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** A slip on the twin's paper. */
    record Paper(String text, String qr) {}

    void act(String twin, String action) {
        act(twin, action, Map.of());
    }

    void act(String twin, String action, Map<String, ?> body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(base + "/api/v1/sim/" + twin + "/" + action))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString())));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(twin + " " + action + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    void scan(String text) {
        act("scanner", "scan", Map.of("text", text));
    }

    JsonNode twin(String id) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + "/api/v1/sim")));
        try {
            for (JsonNode twin : JSON.readTree(answer.body()).path("twins")) {
                if (twin.path("id").asText().equals(id)) {
                    return twin;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no twin " + id);
    }

    /** Slips on the printer's paper, newest first. */
    List<Paper> paper() {
        List<Paper> slips = new ArrayList<>();
        twin("printer")
                .path("slips")
                .forEach(slip -> slips.add(
                        new Paper(slip.path("text").asText(), slip.path("qr").asText())));
        return slips;
    }

    /** Slips that show a label. */
    List<Paper> paper(String label) {
        return paper().stream().filter(slip -> slip.text().contains(label)).toList();
    }

    /** The slip of a ticket, once it is out. */
    Paper awaitPaper(String label) {
        Await.until("a slip " + label, () -> !paper(label).isEmpty());
        return paper(label).getFirst();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
