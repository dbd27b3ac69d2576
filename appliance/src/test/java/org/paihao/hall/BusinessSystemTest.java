package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.core.access.ApiToken;
import org.paihao.device.Await;

/** The city's own system (一窗) works a hall by the API alone, with tokens of narrow scopes, and repeats itself. */
class BusinessSystemTest {
    private static final String ISSUES = "a-token-that-issues";
    private static final String CALLS = "a-token-that-calls";
    private static final String TICKET = "{\"service\":\"social-card\"}";

    @TempDir
    Path folder;

    private SmallHall hall;
    private Page hub;
    private Page counter;

    @BeforeEach
    void open() throws IOException {
        hall = new SmallHall(folder, List.of("hub", "counter-1"));
        Files.writeString(
                folder.resolve("tokens.yaml"),
                "tokens:\n  - {id: issues, name: 一窗, hash: " + ApiToken.hashOf(ISSUES)
                        + ", scopes: [tickets-issue, tickets-read, board-read]}\n  - {id: calls, name: 一窗, hash: "
                        + ApiToken.hashOf(CALLS) + ", scopes: [calls-act], counters: [counter-1]}\n");
        Appliance hubBox = hall.start("hub", "[hub]", "plan: hall.yaml\napi-tokens: ../tokens.yaml\n");
        Appliance counterBox = hall.start("counter-1", "[counter]", "counter: counter-1\napi-tokens: ../tokens.yaml\n");
        hub = new Page(hubBox.port()).withToken(ISSUES);
        counter = new Page(counterBox.port()).withToken(CALLS);
        Await.until(
                "the counter is linked",
                () -> counter.get("/api/v1/box").text("/link/state").equals("up"));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private Page.Reply act(String what, String key) {
        return counter.post("/api/v1/counters/counter-1/" + what, key, "{}");
    }

    @Test
    void issuesCallsFinishesAndReadsByTheApiAlone() {
        Page.Reply closed = act("call-next", "before-1");
        assertThat(closed.status())
                .as("nobody is answerable for a closed counter")
                .isEqualTo(409);
        assertThat(closed.text("/code")).isEqualTo("counter-closed");
        new Page(hall.box("counter-1").port()).signedIn("1001");

        Page.Reply taken = hub.post("/api/v1/tickets", "issue-0001", TICKET);
        Page.Reply again = hub.post("/api/v1/tickets", "issue-0001", TICKET);
        Page.Reply other = hub.post("/api/v1/tickets", "issue-0001", "{\"service\":\"pension\"}");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(taken.text("/id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(hub.get("/api/v1/board").body().at("/waiting/social-card").asInt())
                .isEqualTo(1);

        assertThat(act("call-next", "call-0001").text("/call/label")).isEqualTo(taken.text("/label"));
        assertThat(act("call-next", "call-0001").status())
                .as("the same key, the same call")
                .isEqualTo(200);
        assertThat(act("call-next", "call-0002").status())
                .as("a counter has one call")
                .isEqualTo(409);
        assertThat(act("arrive", "arrive-01").status()).isEqualTo(200);
        assertThat(act("arrive", "arrive-01").status()).isEqualTo(200);
        assertThat(act("finish", "finish-01").status()).isEqualTo(200);
        assertThat(act("finish", "finish-01").status()).isEqualTo(200);

        String path = "/api/v1/tickets/" + taken.text("/id");
        Await.until(
                "the hub has heard that it was served",
                () -> hub.get(path).text("/state").equals("served"));
        assertThat(hall.box("hub").books().state().calls()).hasSize(1);
    }

    @Test
    void aTokenOpensNothingThatItIsNotFor() {
        Page.Reply book = hub.post("/api/v1/appointments", "{}");
        assertThat(book.status()).isEqualTo(403);
        assertThat(book.text("/code")).isEqualTo("scope-missing");
        assertThat(book.text("/detail")).isEqualTo("bookings-write");
        Page.Reply elsewhere = counter.post("/api/v1/counters/counter-2/call-next", "{}");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.text("/code")).isEqualTo("counter-not-yours");
    }

    @Test
    void aTokenThatIsTakenBackOrOverIsRefusedAtOnce() throws IOException {
        assertThat(hub.get("/api/v1/board").status()).isEqualTo(200);
        Path file = folder.resolve("tokens.yaml");

        Files.writeString(file, Files.readString(file).replace("]}", "], revoked: true}"));
        assertThat(hub.get("/api/v1/board").text("/code")).isEqualTo("token-revoked");

        Files.writeString(file, Files.readString(file).replace("revoked: true", "expires: \"2020-01-31\""));
        Page.Reply over = hub.get("/api/v1/board");
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.text("/code")).isEqualTo("token-expired");
    }
}
