package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Somebody before a page: every answer is held against the OpenAPI file. Its cookies are its own. */
final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Api api;
    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();

    Person(Api api, int port) {
        this.api = api;
        this.base = "http://127.0.0.1:" + port;
    }

    Answer get(String path) {
        return ask("GET", path, Optional.empty(), Map.of());
    }

    Answer post(String path) {
        return ask("POST", path, Optional.empty(), Map.of());
    }

    Answer post(String path, String body) {
        return ask("POST", path, Optional.of(body.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    Answer delete(String path) {
        return ask("DELETE", path, Optional.empty(), Map.of());
    }

    Answer put(String path, byte[] body) {
        return ask("PUT", path, Optional.of(body), Map.of("X-File-Name", "%E8%A1%A8.pdf"));
    }

    Answer ask(String method, String path, Optional<byte[]> body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
            assertThat(api.faults(method, path.replaceFirst("\\?.*", ""), answer))
                    .as(method + " " + path + " → " + answer.status() + " " + answer.text())
                    .isEmpty();
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + base + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void signIn(String staff, String pin) {
        Answer answer = post("/api/v1/session", "{\"staff\":\"" + staff + "\",\"pin\":\"" + pin + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The first event of each of so many names on a stream, with its data. */
    Map<String, String> events(String path, int names) {
        Map<String, String> events = new LinkedHashMap<>();
        listen(path, (name, data) -> {
            events.putIfAbsent(name, data);
            return events.size() >= names;
        });
        return events;
    }

    /**
     * Whether an event of that name comes whose data has the text. One stream, for a box learns only with the next beat
     * that a page has gone: a page for each look would use up the streams it allows.
     */
    boolean hears(String path, String event, String text) {
        return listen(path, (name, data) -> name.equals(event) && data.contains(text));
    }

    private boolean listen(String path, BiPredicate<String, String> enough) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:")) {
                        name = line.substring(6).strip();
                    } else if (line.startsWith("data:") && enough.test(name, line.substring(5))) {
                        return true;
                    }
                    // Beats come also where nothing happens.
                    if (System.nanoTime() - end > 0) {
                        return false;
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return false;
    }
}
