package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        hall.start(
                "hub",
                "[hub]",
                "plan: hall.yaml\napi-tokens: ../tokens.yaml\nwebhooks:\n  - {id: city, url: \"" + receiver.url()
                        + "\", events: [ticket-taken], secret-file: ../secret}\n");
    }

    private List<String> take(int count) {
        Page city = new Page(hall.box("hub").port()).withToken(TOKEN);
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
}
