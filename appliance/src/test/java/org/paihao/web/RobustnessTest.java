package org.paihao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;

/** Whatever is sent: a clear answer or a clean close, nothing of the program's inside in it, and the box goes on. */
class RobustnessTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String GOOD = "{\"service\":\"anything\"}";
    private static final int RANDOM_REQUESTS = 40;

    @TempDir
    static Path folder;

    private static Appliance hub;

    @BeforeAll
    static void box() {
        hub = Village.hub(folder);
    }

    @AfterAll
    static void stopped() {
        hub.close();
    }

    /** Nothing in it tells how the program is made. */
    private static void assertClear(RawHttp.Answer answer) {
        String all = answer.head() + answer.body();
        assertThat(all).doesNotContain("org.paihao", "io.helidon", "java.", "com.fasterxml", "Exception", "\tat ");
        if (answer.status() >= 400) {
            assertThat(answer.contentType()).as(all).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"");
        }
    }

    private static void assertGoesOn() {
        assertThat(RawHttp.ask(hub.port(), "GET", "/api/v1/box", Map.of(), "").status())
                .isEqualTo(200);
    }

    private static RawHttp.Answer post(String key, String body) {
        Map<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer " + Village.TOKEN));
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        return RawHttp.ask(hub.port(), "POST", TICKETS, headers, body);
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNotWhatIsNeededIsABadRequest() {
        return Stream.of(
                        "{",
                        "[]",
                        "null",
                        "7",
                        "\"text\"",
                        "{}",
                        "{\"service\":null}",
                        "{\"service\":{\"id\":\"anything\"}}",
                        "{\"service\":[\"anything\"]}",
                        "{\"service\":{}}",
                        "{\"service\":\"NOT A SLUG\"}",
                        "{\"service\":\"anything\",\"more\":1}",
                        "{\"service\":\"anything\",\"service\":\"bank\"",
                        GOOD + GOOD,
                        GOOD + " rubbish",
                        "{\"service\":\"any\u0000thing\"}",
                        "\u0000\u0001\u0002",
                        "[".repeat(5_000),
                        "<service/>",
                        "service=anything")
                .map(body -> DynamicTest.dynamicTest(name(body), () -> {
                    RawHttp.Answer answer = post("robust-key-1", body);

                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertClear(answer);
                }));
    }

    private static String name(String sent) {
        return "sent: " + sent.substring(0, Math.min(50, sent.length())).replaceAll("[^ -~]", "?");
    }

    @TestFactory
    Stream<DynamicTest> aKeyThatCanNotBeOneIsABadRequest() {
        return Stream.of(
                        "short",
                        "with space in it",
                        "x".repeat(65),
                        "käy-käy-käy",
                        "semi;colon;key",
                        "../../etc/passwd/")
                .map(key -> DynamicTest.dynamicTest(key, () -> {
                    RawHttp.Answer answer = post(key, GOOD);

                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertClear(answer);
                }));
    }

    @Test
    void aKeyIsNeededAndBelongsToOneBody() {
        assertThat(post("", GOOD).body()).contains("idempotency-key-missing");
        RawHttp.Answer first = post("robust-key-2", GOOD);
        assertThat(first.status()).as(first.body()).isEqualTo(201);

        RawHttp.Answer again = post("robust-key-2", GOOD);
        RawHttp.Answer other = post("robust-key-2", "{\"service\":\"bank\"}");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().substring(0, 40)).isEqualTo(first.body().substring(0, 40));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-key-reused");
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        RawHttp.Answer padded = post("robust-key-3", "{\"service\":\"" + "x".repeat(20_000) + "\"}");
        RawHttp.Answer huge = post("robust-key-3", "{\"service\":\"" + "x".repeat(200_000) + "\"}");

        assertThat(padded.status()).isEqualTo(413);
        assertClear(padded);
        assertThat(huge.status()).isIn(413, 0);
        assertClear(huge);
        assertGoesOn();
    }

    @Test
    void aBodyThatComesLaterThanItsHeadIsWaitedFor() throws InterruptedException {
        try (RawHttp raw = RawHttp.to(hub.port())) {
            raw.write("POST " + TICKETS + " HTTP/1.1\r\nHost: 127.0.0.1\r\nIdempotency-Key: robust-key-4\r\n");
            TimeUnit.MILLISECONDS.sleep(50);
            raw.write("Authorization: Bearer " + Village.TOKEN + "\r\nContent-Length: " + GOOD.length() + "\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(50);
            raw.write(GOOD.substring(0, 5));
            TimeUnit.MILLISECONDS.sleep(50);

            RawHttp.Answer answer = raw.write(GOOD.substring(5)).answer();

            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
    }

    @TestFactory
    Stream<DynamicTest> rubbishIsAnsweredOrCutOff() {
        String host = "Host: 127.0.0.1\r\n";
        List<String> rubbish = new ArrayList<>(List.of(
                "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/box HTTP/1.1\r\n" + host + "X: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /api/v1/box HTTP/1.1\r\n" + host + "A: b\r\n".repeat(5_000) + "\r\n",
                "GET /api/v1/box HTTP/1.1\r\nno colon\r\n\r\n",
                "GET /api/v1/box HTTP/1.1\r\n\r\n",
                "GET /api/v1/box HTTP/1.1\r\nHost: a b c\r\n\r\n",
                "GET /api/v1/box HTTP/1.0\r\n" + host + "\r\n",
                "GET /api/v1/box HTTP/9.9\r\n" + host + "\r\n",
                "GET /api/v1/box\r\n\r\n",
                "GET\r\n\r\n",
                "\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GE\u0000T /api/v1/box HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/stream?page=%zz HTTP/1.1\r\n" + host + "\r\n",
                "GET http://evil.example/api/v1/box HTTP/1.1\r\n" + host + "\r\n",
                "CONNECT evil.example:80 HTTP/1.1\r\n" + host + "\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: abc\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n{",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n{",
                "POST /api/v1/session HTTP/1.1\r\n" + host
                        + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                "GET /api/v1/box HTTP/1.1\r\n" + host + "\r\nrubbish rubbish rubbish\r\n\r\n",
                "GET /api/v1/box HTTP/1.1\r\n" + host + "Cookie: paihao-session=\u0001; ;;=\r\n\r\n",
                "GET /api/v1/hub HTTP/1.1\r\n" + host + "Authorization: Bearer\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"));
        return rubbish.stream()
                .map(text -> DynamicTest.dynamicTest(
                        name(text), () -> assertSurvived(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void randomBytesAreAnsweredOrCutOff() {
        long seed = Long.getLong("paihao.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_REQUESTS; i++) {
            byte[] bytes = new byte[1 + random.nextInt(400)];
            random.nextBytes(bytes);
            try {
                assertSurvived(bytes);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", request " + i, e);
            }
        }
    }

    private static void assertSurvived(byte[] bytes) {
        try (RawHttp raw = RawHttp.to(hub.port())) {
            assertClear(raw.write(bytes).done().answer());
        }
        assertGoesOn();
    }

    @Test
    void whoSaysNothingOrStopsHalfWayIsCutOff() {
        Duration silence = Duration.ofMillis(300);
        try (SmallSite site = SmallSite.of(Duration.ofSeconds(15), 4, silence)) {
            for (String begun : List.of(
                    "",
                    "GET /api/v1/b",
                    "GET /api/v1/box HTTP/1.1\r\nHost: 127",
                    "GET /api/v1/box HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                    "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{\"staff\"")) {
                try (RawHttp raw = RawHttp.to(site.port())) {
                    assertClear(raw.write(begun).toTheEnd());
                }
            }
        }
    }

    @Test
    void aPersonsTypingMistakesAreToldInWords() {
        RawHttp.Answer unknown = post("robust-key-5", "{\"service\":\"anything\",\"zone\":1}");
        RawHttp.Answer wrong = post("robust-key-5", "{\"service\":\"NO SLUG\"}");

        assertThat(unknown.body()).contains("there is no field 'zone'");
        assertThat(wrong.body()).contains("the field 'service'").contains("[a-z0-9-]{1,32}");
    }
}
