package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.paihao.device.Await;
import org.paihao.json.Json;
import org.paihao.role.hub.Ledger;
import org.paihao.web.Route;

/** A whole hall lives through a day in short; all it answers and all it says is held against the contracts. */
class HallContractsTest {
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
        Await.until(
                "the tap is open and kiosks hear the hub", () -> tap.up() && linked("kiosk-1") && linked("counter-1"));
        new DayInShort(hall, tap, API, CONTRACTS).live();
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

        assertThat(types(heard, "evt", "/data/type")).containsAll(facts());
        Set<String> words = names(Live.class);
        // Said where no hub is: see SchemasTest.
        words.remove("claimed");
        assertThat(types(heard, "live", "/type")).containsExactlyInAnyOrderElementsOf(words);
        Set<String> requests = names(HubRequest.class);
        // Said before the tap was open, and when somebody holds another kiosk's slip under a scanner: see SchemasTest.
        requests.removeAll(Set.of("hello", "find-token"));
        assertThat(types(heard, "req", "/request/type")).containsAll(requests);
        Set<String> answers = names(HubReply.class);
        answers.remove("hello");
        assertThat(types(heard, "res", "/reply/type")).containsAll(answers);
    }

    private static Map<String, List<byte[]>> awaitAll() {
        Await.until(() -> "heard: " + missing(), () -> missing().isEmpty());
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
        missing.addAll(facts());
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

    /** A wait is promised when somebody was served while others wait: see SchemasTest. */
    private static Set<String> facts() {
        Set<String> facts = names(Fact.class);
        facts.remove("wait-promised");
        // Said in halls with surveys and meetings, which this one has not: see AppointmentsTest.
        facts.remove("booking-marked");
        return facts;
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
}
