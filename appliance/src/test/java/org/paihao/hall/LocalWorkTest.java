package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.device.Await;

/** A hall with a real broker that is killed, or whose hub is: counters go on, and the books are right afterwards. */
class LocalWorkTest {
    private static final String SERVICE = "social-card";
    private static final String SCANNER = "devices:\n  scanner: {model: generic-cdc-scanner, port: twin}\n";

    @TempDir
    Path folder;

    private SmallHall hall;
    private Page kiosk;
    private Page one;
    private Page two;
    private Page display;

    @BeforeEach
    void open() {
        hall = new SmallHall(folder, List.of("hub", "kiosk-1", "counter-1", "counter-2", "display-1"));
        hall.hub();
        kiosk = page(hall.start(
                "kiosk-1", "[kiosk]", "ordinal: 2\ndevices:\n  printer: {model: epson-tm-t88vi, port: twin}\n"));
        one = page(hall.start("counter-1", "[counter]", "counter: counter-1\n" + SCANNER));
        two = page(hall.start("counter-2", "[counter]", "counter: counter-2\n"));
        display = page(hall.start("display-1", "[display]", ""));
        for (Page box : List.of(kiosk, one, two, display)) {
            linked(box, "up");
        }
        one.signedIn("1001");
        two.signedIn("1002");
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static Page page(Appliance box) {
        return new Page(box.port());
    }

    private static void linked(Page box, String state) {
        Await.until(
                "the link is " + state,
                () -> box.get("/api/v1/box").text("/link/state").equals(state));
    }

    /** The pause before connecting again may be longer than a test waits for one thing. */
    private static void linkedAgain(Page box) {
        try {
            linked(box, "up");
        } catch (AssertionError e) {
            linked(box, "up");
        }
    }

    private HallState books() {
        return hall.box("hub").books().state();
    }

    private String take() {
        Page.Reply taken = kiosk.post("/api/v1/tickets", "{\"service\":\"" + SERVICE + "\",\"channel\":\"kiosk\"}");
        assertThat(taken.status()).isEqualTo(201);
        return taken.text("/label");
    }

    /** Takes tickets and waits until all is printed and both counters know of it. */
    private Set<String> taken(int count) {
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < count; i++) {
            labels.add(take());
        }
        Await.until(
                () -> "printed: " + books().tickets().values(),
                () -> books().tickets().values().stream()
                                .filter(ticket -> ticket.paper().state() == Paper.State.DONE)
                                .count()
                        == count);
        for (String box : List.of("counter-1", "counter-2")) {
            Await.until("the board is at " + box, () -> waiting(box.equals("counter-1") ? one : two, box) == count);
        }
        return labels;
    }

    private static int waiting(Page counter, String id) {
        return counter.get("/api/v1/counters/" + id)
                .body()
                .at("/queues/0/waiting")
                .asInt();
    }

    private static Page.Reply act(Page counter, String id, String action) {
        return counter.post("/api/v1/counters/" + id + "/" + action, "{}");
    }

    /** Calls and serves until there is nobody to call; the labels, in their order. */
    private static List<String> callsAll(Page counter, String id) {
        List<String> called = new ArrayList<>();
        for (Page.Reply reply = act(counter, id, "call-next");
                reply.status() == 200;
                reply = act(counter, id, "call-next")) {
            assertThat(reply.body().at("/call/local").asBoolean()).isTrue();
            called.add(reply.text("/call/label"));
            assertThat(act(counter, id, "arrive").status()).isEqualTo(200);
            assertThat(act(counter, id, "finish").status()).isEqualTo(200);
        }
        return called;
    }

    private void everybodyWasServedOnce(int count) {
        Await.until(
                () -> "served: " + books().tickets().values(),
                () -> books().tickets().size() == count
                        && books().tickets().values().stream().allMatch(ticket -> ticket.stage() == Stage.SERVED));
        assertThat(books().calls().values().stream().map(CallState::outcome))
                .hasSize(count)
                .allMatch(outcome -> outcome.equals(Optional.of(Outcome.SERVED)));
    }

    @Test
    void withoutABrokerEachCounterCallsItsShareAndLabelsAndTheLedgerHasItAllAfterwards() {
        Set<String> labels = taken(4);
        hall.broker().kill();
        for (Page box : List.of(kiosk, one, two, display)) {
            linked(box, "down");
        }
        assertThat(one.get("/api/v1/counters/counter-1").text("/local/since")).isNotEmpty();

        List<String> called = new ArrayList<>();
        // The last word of the hub may have been of slips that were still printing: those wait for fifteen seconds.
        Await.until(() -> "called: " + called, () -> {
            called.addAll(callsAll(one, "counter-1"));
            called.addAll(callsAll(two, "counter-2"));
            return called.size() >= labels.size();
        });
        assertThat(called).containsExactlyInAnyOrderElementsOf(labels);
        String shown = take();
        assertThat(shown).as("a number of the kiosk's own").matches("A2[0-9]{3}");
        Page.Reply byLabel = one.post("/api/v1/counters/counter-1/call-label", "{\"label\":\"" + shown + "\"}");
        assertThat(byLabel.status()).isEqualTo(200);
        assertThat(byLabel.text("/call/channel")).isEqualTo("label");
        act(one, "counter-1", "arrive");
        act(one, "counter-1", "finish");
        assertThat(one.get("/api/v1/counters/counter-1")
                        .body()
                        .at("/local/records")
                        .asLong())
                .isPositive();
        assertThat(one.post("/api/v1/session", "{\"staff\":\"1001\",\"pin\":\"1001\"}")
                        .status())
                .as("known here")
                .isEqualTo(200);
        assertThat(two.post("/api/v1/session", "{\"staff\":\"1001\",\"pin\":\"1001\"}")
                        .status())
                .as("never seen at this counter")
                .isEqualTo(503);

        hall.broker().begin();
        for (String box : List.of("hub", "kiosk-1", "counter-1", "counter-2")) {
            linkedAgain(page(hall.box(box)));
        }
        everybodyWasServedOnce(5);
        assertThat(books().tickets().values().stream().map(TicketState::ticket))
                .noneMatch(ticket -> ticket.byLabelOnly());
        Await.until(
                "no longer local",
                () -> one.get("/api/v1/counters/counter-1").body().at("/local").isNull());
    }

    @Test
    void withoutTheHubACounterCallsEverybodyAfterAClaimAndTheScreenShowsIt() {
        Set<String> labels = taken(4);
        hall.stop("hub");
        for (Page box : List.of(one, two, display)) {
            linked(box, "down");
        }

        List<String> called = new ArrayList<>();
        Await.until(() -> "called: " + called, () -> {
            called.addAll(callsAll(two, "counter-2"));
            return called.size() >= labels.size();
        });

        assertThat(called).containsExactlyInAnyOrderElementsOf(labels);
        assertThat(display.await(
                                "display",
                                "display",
                                view -> view.at("/calls/0/label").asText().equals(called.getLast()))
                        .at("/silentSeconds")
                        .isNull())
                .isTrue();
        assertThat(act(one, "counter-1", "call-next").text("/code")).isEqualTo("nobody-waiting");
        hall.hub();
        List.of(one, two).forEach(LocalWorkTest::linkedAgain);
        everybodyWasServedOnce(4);
    }

    private void scanned(String text, String code) {
        one.twin("scanner", "scan", "{\"text\":\"" + text + "\"}");
        Await.until(
                () -> "the page says " + code + ": " + one.get("/api/v1/counters/counter-1"),
                () -> one.get("/api/v1/counters/counter-1")
                        .body()
                        .at("/scan/code")
                        .asText()
                        .equals(code));
    }

    @Test
    void aSlipUnderTheCountersScannerIsCalledByItsLabelWhileNoHubDecides() {
        taken(1);
        String known = kiosk.twin("printer").at("/slips/0/qr").asText();
        scanned(known, "hub-decides");
        hall.stop("hub");
        linked(one, "down");
        String label = take();
        Await.until(
                "the slip is out",
                () -> kiosk.twin("printer").at("/slips/0/text").asText().contains(label));
        String mine = kiosk.twin("printer").at("/slips/0/qr").asText();
        assertThat(mine).endsWith("#" + label);
        scanned("https://elsewhere.test/?t=1", "unknown-code");

        one.twin("scanner", "scan", "{\"text\":\"" + mine + "\"}");
        Await.until(
                "called",
                () -> one.get("/api/v1/counters/counter-1")
                        .body()
                        .at("/call/label")
                        .asText()
                        .equals(label));
        assertThat(one.get("/api/v1/counters/counter-1").body().at("/scan").isNull())
                .isTrue();
        scanned(known, "counter-busy");
        act(one, "counter-1", "arrive");
        act(one, "counter-1", "finish");
        // The hub's last word may have been of a slip that was still printing: then it waits for fifteen seconds.
        Await.until(
                "the first one is called",
                () -> act(one, "counter-1", "call-next").status() == 200);
        act(one, "counter-1", "arrive");
        act(one, "counter-1", "finish");

        hall.hub();
        linkedAgain(one);
        linkedAgain(kiosk);
        everybodyWasServedOnce(2);
    }
}
