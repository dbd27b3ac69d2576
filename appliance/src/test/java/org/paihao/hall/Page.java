package org.paihao.hall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.paihao.json.Json;

/** A box's pages and API as a browser on it uses them. */
public final class Page {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String base;
    private Optional<String> cookie = Optional.empty();
    private Optional<String> token = Optional.empty();

    public Page(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer; {@code body} is a missing node when it is empty or no JSON. */
    public record Reply(int status, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asText("");
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    /** A POST under a fresh idempotency key. */
    public Reply post(String path, String json) {
        return post(path, UUID.randomUUID().toString(), json);
    }

    public Reply post(String path, String key, String json) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Signs in; staff of the example hall have their number as PIN. */
    public Page signedIn(String staff) {
        Reply reply = post("/api/v1/session", "{\"staff\":\"" + staff + "\",\"pin\":\"" + staff + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError("sign-in of " + staff + ": " + reply);
        }
        return this;
    }

    /** As another system does, with an API token. */
    public Page withToken(String other) {
        token = Optional.of(other);
        return this;
    }

    /** Does something to a twin of this box. */
    public void twin(String twin, String action, String json) {
        Reply reply = post("/api/v1/sim/" + twin + "/" + action, json);
        if (reply.status() != 200) {
            throw new AssertionError(twin + " " + action + ": " + reply);
        }
    }

    /** What a twin shows. */
    public JsonNode twin(String twin) {
        for (JsonNode node : get("/api/v1/sim").body().at("/twins")) {
            if (node.at("/id").asText().equals(twin)) {
                return node;
            }
        }
        throw new AssertionError("there is no twin " + twin);
    }

    /** Reads the page's stream until an event of this name has what is wanted. */
    public JsonNode await(String page, String event, Predicate<JsonNode> wanted) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + "/api/v1/stream?page=" + page));
        cookie.ifPresent(value -> builder.header("Cookie", value));
        CompletableFuture<JsonNode> found = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Stream<String>>> stream =
                CLIENT.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofLines());
        Thread.startVirtualThread(() -> {
            String[] name = {""};
            try (Stream<String> lines = stream.join().body()) {
                lines.takeWhile(ignored -> !found.isDone()).forEach(line -> {
                    if (line.startsWith("event:")) {
                        name[0] = line.substring("event:".length()).strip();
                    } else if (line.startsWith("data:") && name[0].equals(event)) {
                        JsonNode view = tree(line.substring("data:".length()).getBytes(StandardCharsets.UTF_8));
                        if (wanted.test(view)) {
                            found.complete(view);
                        }
                    }
                });
            } catch (RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no such " + event + " on " + page, e);
        } finally {
            found.cancel(true);
            stream.cancel(true);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
        cookie.ifPresent(value -> builder.header("Cookie", value));
        token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
        return builder;
    }

    private Reply send(HttpRequest.Builder builder) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = Optional.of(value.split(";")[0]));
            return new Reply(response.statusCode(), tree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.LENIENT.readTree(body);
        } catch (IOException e) {
            return Json.LENIENT.missingNode();
        }
    }
}
