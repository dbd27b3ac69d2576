package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.access.ApiToken;
import org.paihao.device.Await;
import org.paihao.hook.Receiver;
import org.paihao.hook.Signature;

/** A hub that tells another system what happens, stopped while that system is away: everything comes, in order. */
class WebhookTest {
    private static final String TOKEN = "a-token-that-issues";
    private static final String SECRET = "a secret of the two systems";

    @TempDir
    Path folder;

    private SmallHall hall;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        hall = new SmallHall(folder, List.of("hub"));
        receiver = new Receiver();
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
        Files.writeString(
                folder.resolve("tokens.yaml"),
                "tokens:\n  - {id: city, name: 一窗, hash: " + ApiToken.hashOf(TOKEN) + ", scopes: [tickets-issue]}\n");
    }

    @AfterEach
    void close() {
        hall.close();
        receiver.close();
    }

    private void hub() {
        hall.start("hub", "[hub]", lines());
    }

    private String lines() {
        return "plan: hall.yaml\napi-tokens: ../tokens.yaml\nwebhooks:\n  - {id: city, url: \"" + receiver.url()
                + "\", events: [ticket-taken], secret-file: ../secret}\n";
    }

    private List<String> take(int count) {
        return take(new Page(hall.box("hub").port()), count);
    }

    private static List<String> take(Page page, int count) {
        Page city = page.withToken(TOKEN);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Page.Reply taken = city.post("/api/v1/tickets", "{\"service\":\"social-card\"}");
            assertThat(taken.status()).isEqualTo(201);
            labels.add(taken.text("/label"));
        }
        return labels;
    }

    @Test
    void everyTicketIsToldInOrderAcrossAStartAndATimeWithoutTheReceiver() {
        hub();
        List<String> labels = new ArrayList<>(take(3));
        Await.until("three are told", () -> receiver.taken().size() == 3);
        receiver.stop();
        labels.addAll(take(3));
        hall.stop("hub");

        receiver.start();
        hub();
        labels.addAll(take(2));

        Await.until("all are told", () -> receiver.taken().size() >= 8);
        assertThat(receiver.taken())
                .extracting(told -> told.body().replaceFirst("(?s).*\"label\":\"([^\"]*)\".*", "$1"))
                .isEqualTo(labels);
        assertThat(receiver.taken())
                .allSatisfy(told -> assertThat(told.signature())
                        .isEqualTo(Signature.of(
                                SECRET, told.timestamp(), told.body().getBytes(StandardCharsets.UTF_8))));
    }

    private static String field(Receiver.Delivery told, String name) {
        return told.body().replaceFirst("(?s).*?\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private KioskProcess process(KioskProcess.Program program, Path file, Page page) {
        KioskProcess hub =
                KioskProcess.start(program, file, folder.resolve("hub").resolve("data"));
        Await.until("the hub answers", () -> {
            try {
                return !hub.isAlive() || page.get("/api/v1/box").status() == 200;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
        assertThat(hub.isAlive()).isTrue();
        return hub;
    }

    /**
     * Three times: some are told, some wait for a receiver that is gone or answers nothing, and SIGKILL. Whoever keeps
     * the ids it has seen has each once, in order.
     */
    @Test
    void aHubKilledWithEventsPendingTellsThemAfterwardsEachOnceById() throws InterruptedException {
        int port = SmallHall.freePort();
        Path file = hall.write("hub", "hub", "[hub]", port, lines());
        KioskProcess.Program program = KioskProcess.Program.make(folder);
        Page page = new Page(port);
        List<String> labels = new ArrayList<>();
        KioskProcess hub = process(program, file, page);
        try {
            for (Receiver.Mood mood :
                    List.of(Receiver.Mood.REFUSES, Receiver.Mood.HANGS, Receiver.Mood.TAKES_WITHOUT_ANSWER)) {
                labels.addAll(take(page, 2));
                Await.until("all so far are told", () -> labelsById().equals(labels));
                receiver.mood(mood);
                int tries = receiver.tries();
                labels.addAll(take(page, 3));
                Await.until("the first of them was tried", () -> receiver.tries() > tries);
                hub.kill();
                receiver.mood(Receiver.Mood.TAKES);
                hub = process(program, file, page);
            }

            Await.until("all are told", () -> labelsById().equals(labels));
            assertThat(receiver.taken().stream().map(told -> field(told, "id")).distinct())
                    .hasSize(labels.size());
            assertThat(receiver.taken())
                    .as("one whose answer the hub never had comes again, under its id")
                    .hasSizeGreaterThan(labels.size());
        } finally {
            hub.kill();
        }
    }

    /** What a receiver has that leaves out an id it has had. */
    private List<String> labelsById() {
        Map<String, String> byId = new LinkedHashMap<>();
        receiver.taken().forEach(told -> byId.putIfAbsent(field(told, "id"), field(told, "label")));
        return List.copyOf(byId.values());
    }
}
