package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.rating.Rating;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.report.Topics;
import org.paihao.role.hub.Ingest;
import org.paihao.web.view.DeviceView;

/** The schemas name every message there is, and every field of it, before a single one is sent. */
class SchemasTest {
    private final Contracts contracts = new Contracts();

    @TestFactory
    Stream<DynamicTest> everyFactHasASchemaWithItsFields() {
        return Arrays.stream(Fact.class.getPermittedSubclasses())
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertFields(schema(file(type)).at("/properties/data"), type, true)));
    }

    /** The one fact a short day does not bring about. */
    @Test
    void aPromiseOfAWaitKeepsToItsSchema() {
        TerminalId hub = new TerminalId("hub");
        byte[] bytes = new FactCodec("test")
                .encode(new FactRecord(
                        new FactKey(hub, "0123456789abcdef", 1),
                        Instant.EPOCH,
                        1,
                        new Fact.WaitPromised(
                                TicketId.ofTouch(hub, "key"),
                                new Label('A', 23),
                                new ServiceId("tax"),
                                true,
                                4,
                                600,
                                1_500,
                                540,
                                1_300,
                                Map.of("ql", 900, "hol-refined", 880))));
        assertThat(contracts.faults("facts/wait-promised.json", bytes)).isEmpty();
        assertThat(contracts.faults("fact.json", bytes)).isEmpty();
    }

    @Test
    void thereIsNoSchemaOfAFactNobodyKnows() {
        Set<String> files = contracts.schemas().keySet().stream()
                .filter(name -> name.startsWith("facts/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> any = new TreeSet<>();
        schema("fact.json").get("oneOf").forEach(one -> any.add(one.get("$ref").asText()));

        Set<String> known = Arrays.stream(Fact.class.getPermittedSubclasses())
                .map(SchemasTest::file)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(files).isEqualTo(known);
        assertThat(any).isEqualTo(known);
    }

    @TestFactory
    Stream<DynamicTest> everyAlternativeOfAMessageHasASchemaWithItsFields() {
        return Stream.of(
                        new Family("live.json", "", Live.class),
                        new Family("req.json", "/$defs/request", HubRequest.class),
                        new Family("res.json", "/$defs/reply", HubReply.class),
                        new Family("cmd.json", "", Directive.class))
                .map(family -> DynamicTest.dynamicTest(family.file(), () -> assertFamily(family)));
    }

    /** A sealed type, and where in which file its alternatives stand. */
    private record Family(String file, String at, Class<?> sealed) {}

    private void assertFamily(Family family) {
        Set<String> listed = new TreeSet<>();
        schema(family.file())
                .at(family.at() + "/oneOf")
                .forEach(one -> listed.add(one.get("$ref").asText().replace("#/$defs/", "")));
        Set<String> known = new TreeSet<>();
        for (Class<?> type : family.sealed().getPermittedSubclasses()) {
            known.add(Json.dashed(type.getSimpleName()));
            assertFields(schema(family.file()).at("/$defs/" + Json.dashed(type.getSimpleName())), type, true);
        }
        assertThat(listed).isEqualTo(known);
    }

    @Test
    void partsOfMessagesHaveTheFieldsOfTheirRecords() {
        assertFields(schema("common.json").at("/$defs/ticket"), Ticket.class, false);
        assertFields(schema("common.json").at("/$defs/paper"), Paper.class, false);
        assertFields(schema("common.json").at("/$defs/call"), Call.class, false);
        assertFields(schema("common.json").at("/$defs/rating"), Rating.class, false);
        assertFields(schema("common.json").at("/$defs/booking"), Booking.class, false);
        assertFields(schema("common.json").at("/$defs/device"), DeviceView.class, false);
        assertFields(schema("plan.json").at("/properties/plan"), HallPlan.class, false);
        assertFields(schema("board.json").at("/properties/board"), Board.class, false);
        assertFields(schema("queue-board.json").at("/properties/queue"), QueueBoard.class, false);
        assertFields(schema("alarm.json"), Ingest.Alarm.class, false);
    }

    @Test
    void whatIsSaidRarelyIsAsItsSchemaSays() {
        assertThat(contracts.faults("req.json#/$defs/hello", Json.bytes(new HubRequest.Hello())))
                .isEmpty();
        assertThat(contracts.faults(
                        "req.json#/$defs/find-token",
                        Json.bytes(new HubRequest.FindToken("0123456789abcdef".repeat(2)))))
                .isEmpty();
        assertThat(contracts.faults(
                        "live.json#/$defs/claimed",
                        Json.bytes(new Live.Claimed(
                                new TicketId("0123456789abcdef".repeat(2)),
                                new CounterId("counter-1"),
                                Instant.EPOCH))))
                .isEmpty();
        assertThat(contracts.faults("res.json#/$defs/hello", Json.bytes(new HubReply.Hello())))
                .isEmpty();
    }

    @Test
    void aMessageWithoutAFieldOrWithOneMoreIsNotAsItsSchemaSays() {
        byte[] without = "{\"term\":1,\"online\":true}".getBytes(StandardCharsets.UTF_8);
        byte[] more = "{\"term\":1,\"online\":true,\"at\":\"2026-01-01T00:00:00Z\",\"more\":1}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(contracts.faults("hub.json", without)).isNotEmpty();
        assertThat(contracts.faults("hub.json", more)).isNotEmpty();
    }

    @Test
    void theAsyncApiFileHasEveryTopicAndPointsAtEverySchema() {
        JsonNode async = Contracts.yaml("asyncapi.yaml");
        Set<String> addresses = new TreeSet<>();
        async.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));
        Set<String> payloads = new TreeSet<>();
        async.at("/components/messages")
                .forEach(message -> payloads.add(message.at("/payload/$ref").asText()));

        assertThat(addresses).isEqualTo(topics());
        Set<String> files = contracts.schemas().keySet().stream()
                .filter(name -> !name.equals("common.json") && !name.equals("fact.json"))
                .map(name -> "schemas/" + name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(payloads).isEqualTo(files);
    }

    @Test
    void everyReferenceInTheAsyncApiFileLeadsSomewhere() {
        JsonNode async = Contracts.yaml("asyncapi.yaml");
        List<String> lost = new ArrayList<>();
        async.findValuesAsText("$ref").forEach(ref -> {
            boolean there = ref.startsWith("#")
                    ? !async.at(ref.substring(1)).isMissingNode()
                    : Files.exists(Contracts.FOLDER.resolve(ref));
            if (!there) {
                lost.add(ref);
            }
        });
        assertThat(lost).isEmpty();
    }

    private static Set<String> topics() {
        Topics topics = new Topics("HALL");
        TerminalId box = new TerminalId("box");
        return Stream.of(
                        topics.evt(box),
                        topics.ack(box),
                        topics.req(box),
                        topics.res(box),
                        topics.cmd(box),
                        topics.state(box),
                        topics.live(box),
                        topics.plan(),
                        topics.hub(),
                        topics.board(),
                        topics.queue(new org.paihao.core.id.ServiceId("any")),
                        topics.alarm())
                .map(topic -> topic.replace("HALL", "{hall}")
                        .replace("/box/", "/{terminal}/")
                        .replace("/any", "/{service}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode schema(String file) {
        return Optional.ofNullable(contracts.schemas().get(file))
                .orElseThrow(() -> new AssertionError("there is no contracts/schemas/" + file));
    }

    private static String file(Class<?> fact) {
        return "facts/" + Json.dashed(fact.getSimpleName()) + ".json";
    }

    private static void assertFields(JsonNode schema, Class<?> type, boolean typed) {
        Set<String> fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (typed) {
            fields.add("type");
            assertThat(schema.at("/properties/type/const").asText()).isEqualTo(Json.dashed(type.getSimpleName()));
        }
        Set<String> named = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(named::add);
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));

        assertThat(named).as(type.getSimpleName()).isEqualTo(fields);
        assertThat(required).as(type.getSimpleName() + " always says all").isEqualTo(fields);
    }
}
