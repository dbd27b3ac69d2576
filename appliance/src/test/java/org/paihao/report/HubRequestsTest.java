package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Mosquitto;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;
import org.paihao.device.Await;
import org.paihao.json.Json;

/** Requests, live words, plan and retained messages through a real broker. */
class HubRequestsTest {
    private static final ServiceId SERVICE = new ServiceId("social-card");

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private HubRig hub;
    private TerminalRig kiosk;

    @BeforeEach
    void aHall() {
        broker = Mosquitto.start(
                Plans.HOME,
                folder.resolve("broker"),
                Map.of("hub", "hub", "kiosk-1", "kiosk-1", "display-1", "display-1", "raw", "raw"));
        hub = new HubRig(folder.resolve("hub.db"), broker);
        kiosk = new TerminalRig(folder, "kiosk-1", 2, broker);
        Await.until("the link is up", () -> kiosk.link.status().up());
    }

    @AfterEach
    void close() {
        kiosk.close();
        hub.close();
        broker.close();
    }

    /** Whoever speaks MQTT: what it hears, by topic, as text. */
    private final class Raw implements Wire.Listener, AutoCloseable {
        final Map<String, List<String>> heard = new HashMap<>();
        final Wire wire;
        volatile boolean up;

        Raw(String user, String client, String... filters) {
            wire = MqttWire.open(
                    new WireSettings(
                            broker.uri(),
                            client,
                            Optional.of(new WireSettings.Credentials(user, user)),
                            Optional.empty(),
                            new Wire.Message(
                                    "paihao/v1/yunxi/" + client + "/state", new byte[0], 0, false, Optional.empty()),
                            List.of(filters).stream()
                                    .map(filter -> new Wire.Subscription(filter, false))
                                    .toList()),
                    this);
            Await.until("raw client is up", () -> up);
        }

        @Override
        public void up(int receiveMaximum) {
            up = true;
        }

        @Override
        public void down() {
            up = false;
        }

        @Override
        public void message(String topic, byte[] payload, boolean retained) {
            synchronized (heard) {
                heard.computeIfAbsent(topic, ignored -> new ArrayList<>())
                        .add(new String(payload, StandardCharsets.UTF_8));
            }
        }

        List<String> on(String topic) {
            synchronized (heard) {
                return List.copyOf(heard.getOrDefault(topic, List.of()));
            }
        }

        void say(String topic, byte[] payload, boolean retain) {
            Wire.Message message = new Wire.Message(topic, payload, 1, retain, Optional.empty());
            Await.until("taken", () -> wire.publish(message, Wire.Done.IGNORE));
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    @Test
    void anOfferIsTakenAndTheFactConfirmsIt() {
        String label = kiosk.take("one", "social-card");
        assertThat(Label.parse(label).number()).isLessThan(1000);
        TicketId id = TicketId.ofTouch(kiosk.id, "one");
        Await.until(
                "confirmed at the hub",
                () -> hub.books
                        .state()
                        .ticket(id)
                        .filter(TicketState::confirmed)
                        .isPresent());
        assertThat(hub.books.state().ticket(id).orElseThrow().ticket().label()).hasToString(label);
    }

    @Test
    void aRequestThatComesTwiceGetsTheSameAnswer() {
        try (Raw raw = new Raw("raw", "raw", "paihao/v1/yunxi/raw/res")) {
            TerminalId self = new TerminalId("raw");
            Command.Request wish = new Command.Request(
                    TicketId.ofTouch(self, "touch"),
                    SERVICE,
                    Channel.KIOSK,
                    self,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            byte[] req = Json.bytes(new Messages.Req("r-1", new HubRequest.OfferTicket(wish), Optional.empty()));
            raw.say("paihao/v1/yunxi/raw/req", req, false);
            raw.say("paihao/v1/yunxi/raw/req", req, false);
            Await.until("two answers", () -> raw.on("paihao/v1/yunxi/raw/res").size() == 2);
            List<Messages.Res> answers = raw.on("paihao/v1/yunxi/raw/res").stream()
                    .map(text -> Messages.read(text.getBytes(StandardCharsets.UTF_8), Messages.Res.class)
                            .orElseThrow())
                    .toList();
            HubReply.TicketIs first = (HubReply.TicketIs) answers.get(0).reply();
            HubReply.TicketIs second = (HubReply.TicketIs) answers.get(1).reply();
            assertThat(first.ticket()).isEqualTo(second.ticket());
            assertThat(answers).allSatisfy(answer -> assertThat(answer.id()).isEqualTo("r-1"));
            assertThat(hub.books.state().waiting(SERVICE)).isEqualTo(1);
        }
    }

    @Test
    void whoeverHoldsAMarkOfAnEarlierReignIsToldThisOnesWithTheAnswer() {
        try (Raw raw = new Raw("raw", "raw", "paihao/v1/yunxi/raw/res", "paihao/v1/yunxi/raw/ack")) {
            Messages.Ack earlier = new Messages.Ack(0, "00000000000000aa", 73);
            raw.say(
                    "paihao/v1/yunxi/raw/req",
                    Json.bytes(new Messages.Req("r-1", new HubRequest.Hello(), Optional.of(earlier))),
                    false);
            Await.until(
                    "this reign's mark",
                    () -> raw.on("paihao/v1/yunxi/raw/ack").stream()
                            .flatMap(text ->
                                    Messages.read(text.getBytes(StandardCharsets.UTF_8), Messages.Ack.class).stream())
                            .anyMatch(ack -> ack.term() > 0 && ack.committed() < 73));
        }
    }

    @Test
    void rubbishOnEveryTopicOfTheHubStopsNothing() {
        try (Raw raw = new Raw("hub", "rubbish")) {
            for (String kind : List.of("evt", "req", "live", "state", "ack", "res", "cmd")) {
                for (String rubbish :
                        List.of("", "{", "null", "[]", "{\"type\":\"nonsense\"}", "\u0000\u0001", "{\"id\":1}")) {
                    raw.say("paihao/v1/yunxi/kiosk-1/" + kind, rubbish.getBytes(StandardCharsets.UTF_8), false);
                }
            }
            for (String topic : List.of("plan", "hub", "board/hall", "board/queue/social-card")) {
                for (String rubbish : List.of("", "{", "null", "[]", "{\"term\":\"x\"}")) {
                    raw.say("paihao/v1/yunxi/" + topic, rubbish.getBytes(StandardCharsets.UTF_8), false);
                }
            }
            assertThat(kiosk.take("after-rubbish", "social-card")).isNotEmpty();
            hub.awaitWhole(kiosk);
        }
    }

    @Test
    void aHubThatGoesIsMissedAtMostOnceAndWhatWasDecidedWithoutItFindsItsPlace() {
        String first = kiosk.take("one", "social-card");
        hub.awaitWhole(kiosk);
        hub.close();
        Await.until("the kiosk knows", () -> !kiosk.link.status().up());
        String second = kiosk.take("two", "social-card");
        String third = kiosk.take("three", "social-card");
        assertThat(Label.parse(first).number()).isLessThan(1000);
        assertThat(List.of(Label.parse(second).number(), Label.parse(third).number()))
                .containsExactly(2001, 2002);
        hub = new HubRig(folder.resolve("hub.db"), broker);
        Await.until("the link is up again", () -> kiosk.link.status().up());
        hub.awaitWhole(kiosk);
        assertThat(hub.books
                        .state()
                        .line(SERVICE)
                        .everybody()
                        .map(id -> hub.books
                                .state()
                                .ticket(id)
                                .orElseThrow()
                                .ticket()
                                .label()
                                .toString())
                        .toList())
                .containsExactly(first, second, third);
    }

    @Test
    void anOfferThatCameTooLateIsRelabelledByTheKiosksOwnFact() {
        HubReply.TicketIs offer = kiosk.offer("late", "social-card").orElseThrow();
        // The kiosk did not hear it in time and decided itself.
        Command.Request wish = new Command.Request(
                TicketId.ofTouch(kiosk.id, "late"),
                SERVICE,
                Channel.KIOSK,
                kiosk.id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        kiosk.books.commit(entry -> entry.decide(new Command.TakeTicket(wish, Optional.empty(), false), Instant.now()));
        hub.awaitWhole(kiosk);
        TicketState ticket = hub.books.state().ticket(wish.id()).orElseThrow();
        assertThat(ticket.ticket().label()).hasToString("A2001");
        assertThat(ticket.place().arrivedAt()).isEqualTo(offer.ticket().arrivedAt());
        assertThat(hub.books.state().waiting(SERVICE)).isEqualTo(1);
        assertThat(kiosk.take("next", "social-card"))
                .isNotEqualTo(offer.ticket().label().toString());
    }

    @Test
    void aMessageInTheNameOfAHubThatWentIsPutRight() {
        try (Raw raw = new Raw("hub", "broker-like", "paihao/v1/yunxi/hub")) {
            byte[] gone = Json.bytes(new Messages.HubIs(0, false, Instant.now(), Optional.empty()));
            int before = raw.on("paihao/v1/yunxi/hub").size();
            raw.say("paihao/v1/yunxi/hub", gone, true);
            Await.until(
                    "the hub says that it is there",
                    () -> raw.on("paihao/v1/yunxi/hub").stream()
                            .skip(before)
                            .anyMatch(text -> text.contains("\"online\":true")));
            Await.until(
                    "the kiosk asks it",
                    () -> kiosk.offer("still", "social-card").isPresent());
        }
    }

    @Test
    void whatALowerTermSaysIsPassedOver() {
        try (Raw raw = new Raw("hub", "old-hub")) {
            HallPlan plan = hub.hub.plan();
            kiosk.link.ask(new HubRequest.Hello(), Duration.ofSeconds(1));
            Await.until("the plan is there", () -> kiosk.plans.plan().isPresent());
            raw.say("paihao/v1/yunxi/kiosk-1/ack", Json.bytes(new Messages.Ack(0, "", 0)), false);
            raw.say(
                    "paihao/v1/yunxi/plan",
                    Json.bytes(new Messages.PlanIs(0, plan.withPhoneBase(Optional.of("http://x")))),
                    false);
            raw.say("paihao/v1/yunxi/kiosk-1/cmd", "{}".getBytes(StandardCharsets.UTF_8), false);
            kiosk.help();
            hub.awaitWhole(kiosk);
            assertThat(kiosk.plans.plan().orElseThrow().phoneBase()).isEqualTo(plan.phoneBase());
            assertThat(hub.term.now()).isEqualTo(1);
        }
    }

    @Test
    void whatIsSaidLiveReachesTheOtherBoxes() {
        List<Live> heard = new CopyOnWriteArrayList<>();
        try (TerminalRig display = new TerminalRig(folder, "display-1", 5, broker)) {
            display.link.listen(word -> heard.add(word.live()));
            Await.until("the display is up", () -> display.link.status().up());
            Live.Taken word = new Live.Taken(
                    TicketId.ofTouch(kiosk.id, "x"),
                    Label.parse("A007"),
                    SERVICE,
                    BusinessDay.FIRST,
                    false,
                    Channel.KIOSK,
                    kiosk.id,
                    Optional.empty(),
                    Instant.parse("2026-11-23T01:00:00Z"),
                    Optional.empty(),
                    Optional.empty(),
                    Instant.parse("2026-11-23T01:00:00Z"));
            kiosk.link.say(word);
            Await.until("heard", () -> heard.contains(word));
        }
    }

    @Test
    void aNewPlanReachesTheTerminalsAndTheQueueOfADroppedServiceIsCleared() {
        try (Raw raw = new Raw("hub", "watcher", "paihao/v1/yunxi/board/#", "paihao/v1/yunxi/plan")) {
            kiosk.take("one", "machines");
            Await.until(
                    "the queue is published",
                    () -> raw.on("paihao/v1/yunxi/board/queue/machines").stream()
                            .anyMatch(text -> text.contains("D001")));
            HallPlan plan = hub.hub.plan();
            HallPlan next = new HallPlan(
                    plan.version() + 1,
                    plan.hall(),
                    plan.name(),
                    plan.timeZone(),
                    plan.rollOver(),
                    plan.hours(),
                    plan.rules(),
                    plan.zones(),
                    plan.services().stream()
                            .filter(service -> !service.id().value().equals("machines"))
                            .toList(),
                    plan.counters(),
                    plan.displays(),
                    plan.elder(),
                    plan.calling(),
                    plan.reasons(),
                    plan.phoneBase());
            hub.close();
            hub = new HubRig(folder.resolve("hub.db"), broker, "hub", next);
            Await.until(
                    "the terminal has it",
                    () -> kiosk.plans
                            .plan()
                            .filter(now -> now.version() == next.version())
                            .isPresent());
            Await.until(
                    "cleared",
                    () -> raw.on("paihao/v1/yunxi/board/queue/machines")
                            .getLast()
                            .isEmpty());
        }
        try (Raw later = new Raw("hub", "later", "paihao/v1/yunxi/board/#")) {
            Await.until(
                    "what is retained has come",
                    () -> !later.on("paihao/v1/yunxi/board/hall").isEmpty());
            assertThat(later.on("paihao/v1/yunxi/board/queue/machines")).isEmpty();
        }
    }

    @Test
    void aHubIsThereAgainAtOnceForFactsThatWaitedLong() {
        hub.close();
        Await.until("the kiosk knows", () -> !kiosk.link.status().up());
        kiosk.help();
        hub = new HubRig(folder.resolve("hub.db"), broker);
        hub.awaitWhole(kiosk);
    }
}
