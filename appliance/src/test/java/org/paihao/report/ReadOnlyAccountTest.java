package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Mosquitto;

/** The account for dashboards at a real broker with the hall's own rules: it hears what screens hear, says nothing. */
class ReadOnlyAccountTest {
    private static final String HALL = "paihao/v1/yunxi/";
    private static final String END = HALL + "board/end";
    private static final List<String> MAY_HEAR =
            List.of("board/hall", "board/queue/social-card", "kiosk-1/live", "hub");
    private static final List<String> MUST_NOT = List.of(
            "plan",
            "alarm",
            "kiosk-1/evt",
            "kiosk-1/ack",
            "kiosk-1/req",
            "kiosk-1/res",
            "kiosk-1/cmd",
            "kiosk-1/state",
            "dashboard/ack",
            "dashboard/res",
            "dashboard/cmd",
            "dashboard/evt",
            "dashboard/req",
            "dashboard/live",
            "dashboard/state");

    @TempDir
    Path folder;

    private Mosquitto broker;
    private final List<MqttAsyncClient> clients = new ArrayList<>();

    @BeforeEach
    void start() {
        broker = Mosquitto.start(Path.of(".."), folder, Map.of("hub", "h", "dashboard", "d"));
    }

    @AfterEach
    void stop() throws MqttException {
        for (MqttAsyncClient client : clients) {
            client.disconnectForcibly(0, 100, false);
            client.close();
        }
        broker.close();
    }

    private MqttAsyncClient client(String user, String password) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(broker.uri(), user, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(5_000);
        clients.add(client);
        return client;
    }

    private static BlockingQueue<String> hear(MqttAsyncClient client, String filter) throws MqttException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        client.setCallback(new Tell(heard));
        client.subscribe(filter, 1).waitForCompletion(5_000);
        return heard;
    }

    /** Notes each topic; the rest of what a client may be told is nothing to this test. */
    private record Tell(BlockingQueue<String> heard) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(topic);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }

    private static void say(MqttAsyncClient client, String topic) throws MqttException {
        client.publish(topic, new byte[] {'x'}, 1, false).waitForCompletion(5_000);
    }

    /** What was heard until the last word, which comes on the same connection after all others. */
    private static Set<String> upToTheEnd(BlockingQueue<String> heard) throws InterruptedException {
        Set<String> topics = new TreeSet<>();
        String topic = heard.poll(10, TimeUnit.SECONDS);
        while (topic != null && !topic.equals(END)) {
            topics.add(topic.substring(HALL.length()));
            topic = heard.poll(10, TimeUnit.SECONDS);
        }
        assertThat(topic).as("the last word after " + topics).isEqualTo(END);
        return topics;
    }

    @Test
    void itHearsTheBoardTheLiveWordsAndTheHubAndNothingElse() throws MqttException, InterruptedException {
        MqttAsyncClient hub = client("hub", "h");
        BlockingQueue<String> heard = hear(client("dashboard", "d"), "#");

        for (String topic : MAY_HEAR) {
            say(hub, HALL + topic);
        }
        for (String topic : MUST_NOT) {
            say(hub, HALL + topic);
        }
        say(hub, END);

        Set<String> topics = upToTheEnd(heard);
        // Its own live words are nobody's: a terminal is never called so.
        assertThat(topics).containsExactlyInAnyOrderElementsOf(MAY_HEAR);
    }

    @Test
    void whateverItSaysNobodyHears() throws MqttException, InterruptedException {
        MqttAsyncClient hub = client("hub", "h");
        BlockingQueue<String> heard = hear(hub, "paihao/#");
        MqttAsyncClient dashboard = client("dashboard", "d");

        List<String> all = new ArrayList<>(MAY_HEAR);
        all.addAll(MUST_NOT);
        for (String topic : all) {
            try {
                say(dashboard, HALL + topic);
            } catch (MqttException refused) {
                assertThat(refused.getReasonCode()).as(topic).isEqualTo(0x87);
            }
        }
        say(hub, END);

        assertThat(upToTheEnd(heard)).isEmpty();
    }
}
