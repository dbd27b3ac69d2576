package org.paihao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;

/** Every operation of the OpenAPI file by everybody there is: each gets in where the file says so, and nowhere else. */
class AccessTest {
    private static final String HEX = "0123456789abcdef".repeat(2);
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE");

    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final Map<String, String> COOKIES = new TreeMap<>();

    @TempDir
    static Path stationFolder;

    @TempDir
    static Path hubFolder;

    private static Appliance station;
    private static Appliance hub;
    private static JsonNode openapi;

    /** Who asks. */
    private enum Who {
        ELSEWHERE,
        PAGE,
        REBOUND_NAME,
        STAFF,
        SUPERVISOR,
        TOKEN,
        OTHER_SCOPES,
        WRONG_TOKEN,
        OTHER_SITE
    }

    /** One operation of the file at one box. */
    private record Case(
            Appliance box, String path, String method, String access, Optional<String> scope, boolean phone) {
        int port() {
            return phone ? box.phonePort() : box.port();
        }

        boolean writes() {
            return !method.equals("GET");
        }
    }

    @BeforeAll
    static void boxes() throws IOException {
        station = Village.station(stationFolder);
        hub = Village.hub(hubFolder);
        openapi = new YAMLMapper().readTree(Files.readString(Path.of("src/main/resources/contracts/openapi.yaml")));
    }

    @AfterAll
    static void stopped() {
        station.close();
        hub.close();
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsInExactlyWhereTheFileSaysSo() {
        List<Case> cases = new ArrayList<>(cases(station, false));
        cases.addAll(cases(hub, true));
        assertThat(cases).hasSizeGreaterThan(50);
        return cases.stream()
                .flatMap(one -> Stream.of(Who.values())
                        .map(who -> DynamicTest.dynamicTest(
                                who + " " + one.method() + " " + one.path() + " at "
                                        + one.box().port(),
                                () -> assertAdmission(one, who))));
    }

    private static List<Case> cases(Appliance box, boolean pureHub) {
        List<Case> cases = new ArrayList<>();
        openapi.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    JsonNode spec = entry.getValue();
                    if (!spec.has("x-access")) {
                        return;
                    }
                    boolean phone = spec.get("tags").get(0).asText().equals("phone");
                    String method = entry.getKey().toUpperCase(Locale.ROOT);
                    List<Route> table =
                            phone ? box.server().phoneTable() : box.server().table();
                    boolean here = table.stream()
                            .anyMatch(route -> route.method().equals(method)
                                    && route.path().equals(path.getKey()));
                    if (here) {
                        String access = pureHub && spec.has("x-access-at-hub")
                                ? spec.get("x-access-at-hub").asText()
                                : spec.get("x-access").asText();
                        Optional<String> scope = spec.has("x-scope") && !access.equals("page")
                                ? Optional.of(spec.get("x-scope").asText())
                                : Optional.empty();
                        cases.add(new Case(box, path.getKey(), method, access, scope, phone));
                    }
                }));
        return cases;
    }

    private static void assertAdmission(Case one, Who who) {
        if (who == Who.ELSEWHERE) {
            assumeTrue(elsewhere().isPresent(), "this machine has no address but loopback");
        }
        RawHttp.Answer answer = ask(one, who);
        String seen = answer.head() + " " + answer.body();

        switch (expected(one, who)) {
            case "in" ->
                assertThat(answer.status())
                        .as(seen)
                        .isNotIn(0, 403, 500, one.path().endsWith("/session") ? 0 : 401);
            case "sign-in" -> assertRefused(answer, 401, "sign-in");
            case "scope-missing" -> {
                assertRefused(answer, 403, "scope-missing");
                assertThat(answer.body()).contains("\"detail\":\"" + one.scope().orElseThrow() + "\"");
            }
            case String code -> assertRefused(answer, 403, code);
        }
    }

    private static void assertRefused(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    /** What the file says of somebody at an operation: {@code in}, or the code of the problem. */
    private static String expected(Case one, Who who) {
        boolean session = who == Who.STAFF || who == Who.SUPERVISOR;
        boolean foreign = who == Who.OTHER_SITE && one.writes();
        if (one.scope().isPresent() && (who == Who.TOKEN || who == Who.OTHER_SCOPES)) {
            return who == Who.TOKEN ? "in" : "scope-missing";
        }
        return switch (one.access()) {
            case "page" ->
                who == Who.ELSEWHERE || who == Who.REBOUND_NAME ? "not-this-box" : foreign ? "foreign-origin" : "in";
            case "staff" -> session ? "in" : "sign-in";
            case "supervisor" -> who == Who.STAFF ? "supervisors-only" : who == Who.SUPERVISOR ? "in" : "sign-in";
            case "anybody" -> foreign ? "foreign-origin" : "in";
            default -> throw new IllegalArgumentException(one.access());
        };
    }

    private static RawHttp.Answer ask(Case one, Who who) {
        Map<String, String> headers = new TreeMap<>();
        Optional<InetAddress> source = Optional.empty();
        switch (who) {
            case ELSEWHERE -> source = elsewhere();
            case PAGE -> headers.put("Origin", "http://127.0.0.1:" + one.port());
            case REBOUND_NAME -> {
                headers.put("Host", "evil.example:" + one.port());
                headers.put("Origin", "http://evil.example:" + one.port());
            }
            case STAFF -> headers.put("Cookie", cookie(one, "1002"));
            case SUPERVISOR -> headers.put("Cookie", cookie(one, "9001"));
            case TOKEN -> headers.put("Authorization", "Bearer " + Village.TOKEN);
            case OTHER_SCOPES ->
                headers.put(
                        "Authorization", "Bearer " + Village.TOKEN + one.scope().orElse("calls-act"));
            case WRONG_TOKEN -> headers.put("Authorization", "Bearer " + Village.TOKEN + "x");
            case OTHER_SITE -> headers.put("Origin", "http://evil.example");
        }
        String path = one.path()
                .replace("{twin}", "printer")
                .replace("{action}", "plug")
                .replace("{number}", "1")
                .replace("{table}", "tickets.csv")
                .replace("{code}", HEX)
                .replace("{token}", HEX);
        path = path.replace("{id}", path.contains("/counters/") ? "counter-14" : HEX);
        if (path.endsWith("/stream")) {
            // No page: admission to each page's stream is its own test.
            path = path.contains("/phone/") ? path : path + "?page=none";
        }
        // No body: who gets in is told what is missing, and nothing is changed.
        return RawHttp.ask(source, one.port(), one.method(), path, headers, "");
    }

    /** Signed in once, a PIN is slow to check; signing out is asked with a session of its own. */
    private static String cookie(Case one, String staff) {
        return one.method().equals("DELETE") && one.path().endsWith("/session")
                ? signIn(one.box(), staff)
                : cookie(one.box(), staff);
    }

    private static String cookie(Appliance box, String staff) {
        return COOKIES.computeIfAbsent(box.port() + " " + staff, key -> signIn(box, staff));
    }

    private static String signIn(Appliance box, String staff) {
        RawHttp.Answer answer = RawHttp.ask(
                box.port(),
                "POST",
                "/api/v1/session",
                Map.of(),
                "{\"staff\":\"" + staff + "\",\"pin\":\"" + staff + "\",\"counter\":\"none\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .map(line -> line.substring(11).strip().split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    /** An address of this machine that is not loopback: who comes from it is not the box's own screen. */
    private static Optional<InetAddress> elsewhere() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPagesStreamIsOpenToWhomTheFileSays() {
        Map<String, String> pages = new TreeMap<>();
        openapi.at("/paths/~1api~1v1~1stream/get/x-access-by-page")
                .properties()
                .forEach(entry -> pages.put(entry.getKey(), entry.getValue().asText()));
        pages.remove("display");
        return pages.entrySet().stream()
                .flatMap(page -> Stream.of(Who.REBOUND_NAME, Who.PAGE, Who.STAFF, Who.TOKEN)
                        .map(who -> DynamicTest.dynamicTest(
                                who + " " + page.getKey(), () -> assertStream(page.getKey(), page.getValue(), who))));
    }

    private static void assertStream(String page, String access, Who who) {
        Case one = new Case(station, "/api/v1/stream", "GET", access, Optional.empty(), false);
        // A token is for other systems; streams are for pages.
        String expected = expected(one, who);
        if (expected.equals("in")) {
            return;
        }
        Map<String, String> headers = new TreeMap<>();
        switch (who) {
            case REBOUND_NAME -> headers.put("Host", "evil.example");
            case STAFF -> headers.put("Cookie", cookie(station, "1002"));
            case TOKEN -> headers.put("Authorization", "Bearer " + Village.TOKEN);
            default -> headers.put("Origin", "http://127.0.0.1");
        }
        RawHttp.Answer answer = RawHttp.ask(station.port(), "GET", "/api/v1/stream?page=" + page, headers, "");
        assertRefused(answer, expected.equals("sign-in") ? 401 : 403, expected);
    }

    @TestFactory
    Stream<DynamicTest> whatTheFileDoesNotNameIsNotThere() {
        List<String> strange = List.of(
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/ticket",
                "/api/v2/box",
                "/api/v1/box/",
                "/api/v1/box/more",
                "/API/v1/box",
                "/api/v1/%62ox/x",
                "/kiosk/",
                "/kiosk.html",
                "/index.html",
                "/hall.yaml",
                "/observe",
                "/observe/",
                "/observe/info",
                "/observe/config/values",
                "/observe/log/loggers",
                "/observe/health/check/books",
                "/health",
                "/metrics",
                "/openapi",
                "/assets",
                "/assets/",
                "/assets/none.js",
                "/assets/../kiosk.html",
                "/assets/../../pom.xml",
                "/assets/../../../pom.xml",
                "/assets/%2e%2e/kiosk.html",
                "/assets/%2e%2e/%2e%2e/pom.xml",
                "/assets/..%2f..%2fpom.xml",
                "/assets/%252e%252e/%252e%252e/pom.xml",
                "/assets/..\\..\\pom.xml",
                "/assets/..;/pom.xml",
                "/assets//../../pom.xml",
                "/assets/%00",
                "/assets//etc/passwd",
                "//etc/passwd",
                "/../../../../etc/passwd",
                "/..%2f..%2f..%2fetc%2fpasswd");
        return Stream.of(true, false)
                .flatMap(phone -> strange.stream()
                        .map(path -> DynamicTest.dynamicTest((phone ? "phone " : "box ") + path, () -> {
                            RawHttp.Answer answer = RawHttp.ask(
                                    phone ? station.phonePort() : station.port(), "GET", path, Map.of(), "");
                            assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
                            assertThat(answer.body()).doesNotContain("<project").doesNotContain("root:");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> anotherMethodIsNotThere() {
        return Stream.of(false, true).flatMap(phone -> {
            List<Route> table =
                    phone ? station.server().phoneTable() : station.server().table();
            return table.stream()
                    .map(Route::path)
                    .distinct()
                    .flatMap(path -> METHODS.stream()
                            .filter(method -> table.stream()
                                    .noneMatch(route -> route.path().equals(path)
                                            && route.method().equals(method)))
                            .map(method -> DynamicTest.dynamicTest(method + " " + path, () -> {
                                RawHttp.Answer answer = RawHttp.ask(
                                        phone ? station.phonePort() : station.port(),
                                        method,
                                        path.replaceAll("\\{[a-z]+}", HEX),
                                        Map.of(),
                                        "");
                                assertThat(answer.status()).isEqualTo(404);
                            })));
        });
    }

    @Test
    void thePhoneListenerServesNothingOfTheBoxAndTheBoxNothingOfThePhone() {
        for (Route route : station.server().table()) {
            assertThat(RawHttp.ask(station.phonePort(), route.method(), filled(route), Map.of(), "")
                            .status())
                    .as(route.path())
                    .isEqualTo(404);
        }
        for (Route route : station.server().phoneTable()) {
            assertThat(RawHttp.ask(station.port(), route.method(), filled(route), Map.of(), "")
                            .status())
                    .as(route.path())
                    .isEqualTo(404);
        }
    }

    private static String filled(Route route) {
        return route.path().replaceAll("\\{[a-z]+}", HEX);
    }

    @Test
    void aBoxWithoutTwinsHasNoAddressOfThem() {
        assertThat(hub.server().table()).noneMatch(route -> route.path().contains("/sim"));
        assertThat(RawHttp.ask(hub.port(), "GET", "/sim", Map.of(), "").status())
                .isEqualTo(404);
        assertThat(RawHttp.ask(hub.port(), "GET", "/api/v1/sim", Map.of(), "").status())
                .isEqualTo(404);
        assertThat(RawHttp.ask(hub.port(), "GET", "/api/v1/stream?page=sim", Map.of(), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBoxOfManyRolesHasEveryAddressOnce() {
        List<String> lines = station.server().table().stream()
                .map(route -> route.method() + " " + route.path())
                .toList();

        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void onlyLoopbackIsThisMachine() throws IOException {
        for (byte[] own : List.of(new byte[] {127, 0, 0, 1}, new byte[] {127, 8, 8, 8}, LOOPBACK_6)) {
            assertThat(Gate.thisMachine(new InetSocketAddress(InetAddress.getByAddress(own), 1)))
                    .isTrue();
        }
        for (byte[] other :
                List.of(new byte[] {(byte) 192, 0, 2, 7}, new byte[] {0, 0, 0, 0}, new byte[] {10, 0, 0, 1})) {
            assertThat(Gate.thisMachine(new InetSocketAddress(InetAddress.getByAddress(other), 1)))
                    .isFalse();
        }
        assertThat(Gate.thisMachine(InetSocketAddress.createUnresolved("localhost", 1)))
                .isFalse();
    }

    @Test
    void onlyNamesNobodyElseCanPointAtThisBoxAreItsOwn() {
        assertThat(List.of("localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"))
                .allMatch(Gate::ownName);
        assertThat(List.of("", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[fe80::1]:1"))
                .noneMatch(Gate::ownName);
    }
}
