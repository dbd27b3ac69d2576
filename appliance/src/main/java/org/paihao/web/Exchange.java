package org.paihao.web;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.json.Json;

/** One request and its answer, in the words the routes use. */
public final class Exchange {
    /** JSON bodies are small: ids, a choice, a rating with 150 characters. */
    private static final int JSON_MAX = 16 * 1024;

    private static final Duration COOKIE_LIFE = Duration.ofDays(1);

    static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

    private final ServerRequest request;
    private final ServerResponse response;
    private final Optional<Sessions.Session> session;

    Exchange(ServerRequest request, ServerResponse response, Optional<Sessions.Session> session) {
        this.request = request;
        this.response = response;
        this.session = session;
    }

    ServerRequest request() {
        return request;
    }

    ServerResponse response() {
        return response;
    }

    /** The signed-in person. Present on every route whose access asks for one, unless an API token was used. */
    Optional<Sessions.Session> session() {
        return session;
    }

    /** A path parameter. */
    String path(String name) {
        return request.path().pathParameters().get(name);
    }

    /** A path parameter as an id; one that is malformed is not found. */
    <T> T path(String name, Function<String, T> parse) {
        try {
            return parse.apply(path(name));
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    Optional<String> query(String name) {
        Parameters query = request.query();
        return query.contains(name) ? Optional.of(query.get(name)) : Optional.empty();
    }

    Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    /** The key of a state-changing call: required, 8 to 64 characters that can stand in a log. */
    String idempotencyKey() {
        String key = header(IDEMPOTENCY_KEY)
                .orElseThrow(() ->
                        new ProblemException(400, "idempotency-key-missing", "The header Idempotency-Key is needed"));
        if (!key.matches("[A-Za-z0-9._:-]{8,64}")) {
            throw ProblemException.badRequest("Idempotency-Key has 8 to 64 letters, digits or . _ : -");
        }
        return key;
    }

    /** The body as a value; anything unknown or missing in it is told to the caller. */
    <T> T body(Class<T> type) {
        return optionalBody(type).orElseThrow(() -> ProblemException.badRequest("a JSON object is needed"));
    }

    /** The body as a value; empty when nothing was sent. */
    <T> Optional<T> optionalBody(Class<T> type) {
        byte[] bytes = bytes();
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            T value = Json.STRICT.readValue(bytes, type);
            if (value == null) {
                throw ProblemException.badRequest("a JSON object is needed");
            }
            return Optional.of(value);
        } catch (IOException e) {
            throw ProblemException.badRequest(Problems.sentence(e));
        }
    }

    private byte[] bytes() {
        return bytes(JSON_MAX);
    }

    /** The body as it came, at most so many bytes. */
    byte[] bytes(int max) {
        byte[] bytes;
        try (InputStream in = request.content().inputStream()) {
            bytes = in.readNBytes(max + 1);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw ProblemException.badRequest("the body could not be read");
        }
        if (bytes.length > max) {
            throw new ProblemException(413, "too-large", "The body is too large");
        }
        return bytes;
    }

    void json(int status, Object value) {
        bytes(status, "application/json", Json.bytes(value));
    }

    void bytes(int status, String contentType, byte[] bytes) {
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(bytes);
    }

    void noContent() {
        response.status(Status.NO_CONTENT_204);
        response.send();
    }

    void problem(ProblemException problem) {
        response.status(Status.create(problem.status()));
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(Json.bytes(problem.body()));
    }

    Optional<String> cookie(String name) {
        var cookies = request.headers().cookies();
        return cookies.contains(name) ? Optional.of(cookies.get(name)) : Optional.empty();
    }

    /** A cookie for addresses below a path, until the browser ends or the day is over. */
    void setCookie(String name, String value, String path) {
        response.headers()
                .addCookie(SetCookie.builder(name, value)
                        .path(path)
                        .maxAge(COOKIE_LIFE)
                        .httpOnly(true)
                        .sameSite(SetCookie.SameSite.STRICT)
                        .build());
    }

    void setCookie(String value) {
        response.headers()
                .addCookie(SetCookie.builder(Sessions.COOKIE, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite(SetCookie.SameSite.STRICT)
                        .build());
    }
}
