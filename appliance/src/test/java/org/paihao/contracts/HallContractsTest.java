package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.app.DemoHall;
import org.paihao.core.fact.Fact;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.json.Json;
import org.paihao.role.hub.Ledger;
import org.paihao.sim.ipp.SamplePdf;
import org.paihao.web.Route;

/** A whole hall lives through a day in short; all it answers and all it says is held against the contracts. */
class HallContractsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LEDGER_MAX = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Contracts CONTRACTS = new Contracts();
    private static final Api API = new Api(CONTRACTS);

    @TempDir
    static Path data;

    private static DemoHall hall;
    private static Tap tap;

    @BeforeAll
    static void aDayInShort() throws IOException {
        // The broker gives up root's rights, and still has its files in here.
        assertThat(data.toFile().setExecutable(true, false)).isTrue();
        hall = DemoHall.start(new DemoHall.Setup(Path.of(".."), data, 0));
        tap = new Tap("yunxi", hall.broker().uri(), data.resolve("hub/password"));
        until("the tap is open and kiosks hear the hub", () -> tap.up() && linked("kiosk-1") && linked("counter-1"));
        new Day().live();
    }

    @AfterAll
    static void closed() {
        tap.close();
        hall.close();
    }

    private static boolean linked(String box) {
        return new Person(API, hall.box(box).port())
                .get("/api/v1/box")
                .json()
                .at("/link/state")
                .asText()
                .equals("up");
    }

    /** One of everything that can happen. */
    private static final class Day {
        private final Person kiosk = page("kiosk-1");
        private final Person counter = page("counter-1");
        private final Person hub = page("hub");
        private final Person phone = new Person(API, hall.box("hub").phonePort());

        private static Person page(String box) {
            return new Person(API, hall.box(box).port());
        }

        void live() {
            hub.signIn("9001", "9001");
            counter.signIn("1001", "1001");
            assertThat(counter.get("/api/v1/counters").status()).isEqualTo(200);
            tickets();
            calls();
            appointment();
            noPaper();
            print();
            looks();
            assertThat(counter.delete("/api/v1/session").status()).isEqualTo(204);
            tap.say("kiosk-2/evt", "rubbish".getBytes(StandardCharsets.UTF_8));
            hall.box("kiosk-2").close();
        }

        private JsonNode take(String service) {
            Answer answer = kiosk.post("/api/v1/tickets", "{\"service\":\"" + service + "\",\"channel\":\"kiosk\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return answer.json();
        }

        private void tickets() {
            assertThat(kiosk.get("/api/v1/services").status()).isEqualTo(200);
            String first = take("pension").get("id").asText();
            until(
                    "the slip is out",
                    () -> kiosk.get("/api/v1/tickets/" + first)
                            .json()
                            .at("/print/state")
                            .asText()
                            .equals("done"));
            assertThat(kiosk.get("/api/v1/sim/printer/slips/1").status()).isEqualTo(200);
            take("pension");
            take("medical");
            String gone = take("bank").get("id").asText();
            assertThat(kiosk.post("/api/v1/tickets/" + gone + "/withdraw").status())
                    .isEqualTo(200);
            assertThat(kiosk.post("/api/v1/tickets/" + gone + "/withdraw").status())
                    .isEqualTo(409);
            assertThat(kiosk.post("/api/v1/tickets", "{\"service\":\"unemployment\",\"channel\":\"kiosk\"}")
                            .status())
                    .isEqualTo(409);
            String url = take("seal").get("phoneUrl").asText();
            String token = url.substring(url.indexOf("t=") + 2);
            assertThat(phone.get("/phone/api/tickets/" + token).status()).isEqualTo(200);
            valid(
                    "PhoneTicket",
                    phone.events("/phone/api/tickets/" + token + "/stream", 1).getOrDefault("ticket", ""));
            assertThat(phone.post("/phone/api/tickets/" + token + "/withdraw").status())
                    .isEqualTo(200);
            assertThat(kiosk.post("/api/v1/help", "{\"from\":\"home\"}").status())
                    .isEqualTo(204);
            Answer atHub = hub.post("/api/v1/tickets", "{\"service\":\"anything\"}");
            assertThat(atHub.status()).as(atHub.text()).isEqualTo(201);
            hub.get("/api/v1/tickets/" + atHub.json().get("id").asText());
        }

        private Answer act(String action) {
            Answer answer = counter.post("/api/v1/counters/counter-1/" + action);
            assertThat(answer.status()).as(action + " " + answer.text()).isEqualTo(200);
            return answer;
        }

        /** The hub lets nobody be called whose slip is still on its way. */
        private void callNext() {
            until(
                    "somebody can be called",
                    () -> counter.post("/api/v1/counters/counter-1/call-next").status() == 200);
        }

        private String calledId() {
            return counter.get("/api/v1/counters/counter-1")
                    .json()
                    .at("/call/id")
                    .asText();
        }

        private void calls() {
            callNext();
            assertThat(counter.post("/api/v1/counters/counter-1/call-next").status())
                    .isEqualTo(409);
            act("recall");
            String event = act("arrive").json().at("/call/id").asText();
            act("finish");
            rate("{\"event\":\"" + event + "\",\"level\":\"very-satisfied\",\"tags\":[]}");
            assertThat(counter.post("/api/v1/ratings/touch", "{\"event\":\"" + event + "\"}")
                            .status())
                    .isEqualTo(204);
            callNext();
            act("no-show");
            callNext();
            String other = calledId();
            act("arrive");
            act("finish");
            rate("{\"event\":\"" + other + "\",\"declined\":true}");
        }

        private void rate(String body) {
            until("the pad asks", () -> counter.post("/api/v1/ratings", body).status() == 201);
        }

        private void appointment() {
            Instant now = Instant.now();
            Answer booked = hub.post(
                    "/api/v1/appointments",
                    "{\"code\":\"ABCD1234\",\"service\":\"licence\",\"from\":\"" + now.minusSeconds(600)
                            + "\",\"to\":\"" + now.plusSeconds(3600) + "\"}");
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            String qr = booked.json().get("qr").asText();
            assertThat(kiosk.post("/api/v1/sim/scanner/scan", "{\"text\":\"" + qr + "\"}")
                            .status())
                    .isEqualTo(200);
            until("the citizen is checked in", () -> {
                String scan = kiosk.events("/api/v1/stream?page=kiosk", 4).get("scan");
                return scan != null && scan.contains("checked-in");
            });
        }

        private void noPaper() {
            assertThat(kiosk.post("/api/v1/sim/printer/paper-out").status()).isEqualTo(200);
            String id = take("identity").get("id").asText();
            until(
                    "no paper came",
                    () -> kiosk.get("/api/v1/tickets/" + id)
                            .json()
                            .at("/print/state")
                            .asText()
                            .equals("refused"));
            assertThat(kiosk.post("/api/v1/tickets/" + id + "/choice", "{\"choice\":\"help\"}")
                            .status())
                    .isEqualTo(200);
            kiosk.post("/api/v1/tickets/" + id + "/reprint");
            assertThat(kiosk.post("/api/v1/sim/printer/paper-in").status()).isEqualTo(200);
        }

        private void print() {
            Person station = page("print-1");
            Person mobile = new Person(API, hall.box("print-1").phonePort());
            String url = station.get("/api/v1/print").json().get("uploadUrl").asText();
            String token = url.substring(url.indexOf("t=") + 2);
            assertThat(mobile.get("/phone/api/uploads/" + token).status()).isEqualTo(200);
            Answer sent = mobile.put("/phone/api/uploads/" + token, SamplePdf.pages(2));
            assertThat(sent.status()).as(sent.text()).isEqualTo(202);
            until("the document is checked", () -> job(station, "ready") || job(station, "failed"));
            JsonNode job = station.get("/api/v1/print").json().get("job");
            assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("ready");
            String path = "/api/v1/print-jobs/" + job.get("id").asText();
            assertThat(station.get(path + "/preview").status()).isEqualTo(200);
            assertThat(station.post(path + "/touch").status()).isEqualTo(200);
            assertThat(station.post(path + "/release", "{\"copies\":1,\"sides\":\"one-sided\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(station.post("/api/v1/help", "{\"from\":\"print\"}").status())
                    .isEqualTo(204);
            until("it is printed", () -> job(station, "done"));
            station.delete(path);
            mobile.get("/phone/api/uploads/" + token);
        }

        private static boolean job(Person station, String state) {
            return station.get("/api/v1/print").json().at("/job/state").asText().equals(state);
        }

        /** Every page's stream, and every other thing that can be asked. */
        private void looks() {
            counter.get("/api/v1/session");
            counter.get("/api/v1/counters/counter-1");
            hub.get("/api/v1/hub");
            hub.get("/api/v1/screens");
            kiosk.get("/observe/health");
            kiosk.get("/observe/health/live");
            kiosk.get("/observe/health/ready");
            kiosk.get("/observe/metrics");
            for (Appliance box : hall.all()) {
                Person page = new Person(API, box.port());
                page.get("/api/v1/box");
                page.get("/");
            }
            stream(
                    kiosk,
                    "kiosk",
                    Map.of("box", "Box", "kiosk", "KioskView", "ticket", "Ticket", "scan", "ScanResult"));
            stream(kiosk, "sim", Map.of("box", "Box", "sim", "SimView"));
            stream(kiosk, "index", Map.of("box", "Box"));
            stream(counter, "counter", Map.of("box", "Box", "counter", "CounterView"));
            stream(counter, "pad", Map.of("box", "Box", "pad", "PadView"));
            stream(counter, "sim", Map.of("box", "Box", "sim", "SimView"));
            stream(page("counter-8"), "sim", Map.of("box", "Box", "sim", "SimView"));
            stream(page("display-1"), "display", Map.of("box", "Box", "display", "DisplayView"));
            stream(page("print-1"), "print", Map.of("box", "Box", "print", "PrintView"));
            stream(page("print-1"), "sim", Map.of("box", "Box", "sim", "SimView"));
            stream(hub, "supervisor", Map.of("box", "Box", "hub", "HubView"));
        }

        private static void stream(Person person, String name, Map<String, String> schemas) {
            Map<String, String> events = person.events("/api/v1/stream?page=" + name, schemas.size());
            assertThat(events.keySet()).as("stream of " + name).isEqualTo(schemas.keySet());
            events.forEach((event, view) -> valid(schemas.getOrDefault(event, event), view));
        }

        private static void valid(String schema, String view) {
            assertThat(CONTRACTS.apiFaults("/components/schemas/" + schema, view.getBytes(StandardCharsets.UTF_8)))
                    .as(schema + " " + view)
                    .isEmpty();
        }
    }

    @Test
    void theOpenApiFileNamesExactlyTheRoutesOfAllRoles() {
        Set<String> box = new TreeSet<>();
        Set<String> phone = new TreeSet<>();
        for (Appliance appliance : hall.all()) {
            boolean pureHub = appliance.terminal().value().equals("hub");
            appliance.server().table().forEach(route -> box.add(line(route, pureHub)));
            appliance.server().phoneTable().forEach(route -> phone.add(line(route, false)));
        }
        Set<String> promised = new TreeSet<>();
        Set<String> promisedToPhones = new TreeSet<>();
        API.operations().forEach(operation -> {
            (operation.phone() ? promisedToPhones : promised).add(operation.line() + " " + operation.access());
            if (operation.spec().has("x-access-at-hub")) {
                promised.add(operation.line() + " at-hub "
                        + operation.spec().get("x-access-at-hub").asText());
            }
        });

        assertThat(box).isEqualTo(promised);
        assertThat(phone).isEqualTo(promisedToPhones);
    }

    /** The two addresses a hub has as well, with its own access. */
    private static String line(Route route, boolean pureHub) {
        String access = route.access().name().toLowerCase(Locale.ROOT);
        boolean twice = route.path().equals("/api/v1/tickets") || route.path().equals("/api/v1/tickets/{id}");
        return route.method() + " " + route.path() + (pureHub && twice ? " at-hub " : " ") + access;
    }

    @Test
    void everyMessageIsAsItsSchemaSays() throws IOException {
        Map<String, List<byte[]>> heard = awaitAll();

        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, List<byte[]>> topic : heard.entrySet()) {
            for (byte[] message : topic.getValue()) {
                if (message.length == 0 || new String(message, StandardCharsets.UTF_8).equals("rubbish")) {
                    continue;
                }
                CONTRACTS
                        .faults(file(topic.getKey(), message), message)
                        .forEach(fault -> faults.add(
                                topic.getKey() + ": " + fault + " in " + new String(message, StandardCharsets.UTF_8)));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everythingThatCanBeSaidWasSaid() {
        Map<String, List<byte[]>> heard = awaitAll();

        assertThat(types(heard, "evt", "/data/type")).containsExactlyInAnyOrderElementsOf(names(Fact.class));
        assertThat(types(heard, "live", "/type")).containsExactlyInAnyOrderElementsOf(names(Live.class));
        Set<String> requests = names(HubRequest.class);
        // Said before the tap was open, and when somebody holds another kiosk's slip under a scanner: see SchemasTest.
        requests.removeAll(Set.of("hello", "find-token"));
        assertThat(types(heard, "req", "/request/type")).containsAll(requests);
        Set<String> answers = names(HubReply.class);
        answers.remove("hello");
        assertThat(types(heard, "res", "/reply/type")).containsAll(answers);
    }

    private static Map<String, List<byte[]>> awaitAll() {
        until(() -> "heard: " + missing(), () -> missing().isEmpty());
        return heard();
    }

    /** What was said on the wire, and what stands in the hub's ledger: the hub's own facts go no other way. */
    private static Map<String, List<byte[]>> heard() {
        Map<String, List<byte[]>> all = tap.heard();
        all.put(
                "ledger/evt",
                hall.box("hub").books().newest(LEDGER_MAX).stream()
                        .map(Ledger.Row::body)
                        .toList());
        return all;
    }

    /** What has not been heard yet: kinds of topics, facts, and the Will of the box that went. */
    private static Set<String> missing() {
        Map<String, List<byte[]>> heard = heard();
        Set<String> missing = new TreeSet<>(Set.of(
                "evt",
                "ack",
                "req",
                "res",
                "cmd",
                "state",
                "live",
                "plan",
                "hub",
                "board/hall",
                "board/queue",
                "alarm"));
        heard.keySet().forEach(topic -> missing.remove(kind(topic)));
        missing.addAll(names(Fact.class));
        missing.removeAll(types(heard, "evt", "/data/type"));
        if (!types(heard, "state", "/online").contains("false")) {
            missing.add("a Will");
        }
        return missing;
    }

    private static Set<String> types(Map<String, List<byte[]>> heard, String kind, String at) {
        Set<String> types = new TreeSet<>();
        heard.forEach((topic, messages) -> {
            if (kind(topic).equals(kind)) {
                messages.forEach(message -> {
                    try {
                        types.add(JSON.readTree(message).at(at).asText());
                    } catch (IOException e) {
                        assertThat(new String(message, StandardCharsets.UTF_8)).isEqualTo("rubbish");
                    }
                });
            }
        });
        return types;
    }

    private static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> Json.dashed(type.getSimpleName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(String topic) {
        if (topic.startsWith("board/queue/")) {
            return "board/queue";
        }
        return topic.contains("/") && !topic.equals("board/hall") ? topic.substring(topic.indexOf('/') + 1) : topic;
    }

    private static String file(String topic, byte[] message) throws IOException {
        String kind = kind(topic);
        return switch (kind) {
            case "evt" -> "facts/" + JSON.readTree(message).at("/data/type").asText() + ".json";
            case "board/hall" -> "board.json";
            case "board/queue" -> "queue-board.json";
            default -> kind + ".json";
        };
    }

    private static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    private static void until(Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "never happened: " + what.get())
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
