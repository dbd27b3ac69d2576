package org.paihao.sim.people;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.paihao.json.Json;

/** One box's pages as a person uses them: cookies, a fresh key for each touch, patience of some seconds. */
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI box;
    private final HttpClient client;

    Browser(URI box) {
        this.box = box;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** The answer as a map, or empty when it was not 200. */
    Optional<Map<String, Object>> get(String path) {
        return send(request(path).GET().build(), 200);
    }

    /** The answer as a map, or empty when it was not the expected status. */
    Optional<Map<String, Object>> post(String path, Map<String, Object> body, int expected) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                        .build(),
                expected);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(box.resolve(path)).timeout(PATIENCE);
    }

    private Optional<Map<String, Object>> send(HttpRequest request, int expected) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == expected
                    ? Optional.of(Json.LENIENT.readValue(response.body(), new TypeReference<Map<String, Object>>() {}))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
