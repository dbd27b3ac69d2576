package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.id.CounterId;
import org.paihao.device.Await;

/** The same person at two counters of a real hall. */
class TwoCountersTest {
    @TempDir
    Path folder;

    private SmallHall hall;

    @BeforeEach
    void open() {
        hall = new SmallHall(folder, List.of("hub", "counter-1", "counter-2"));
        hall.hub();
        for (String counter : List.of("counter-1", "counter-2")) {
            hall.start(counter, "[counter]", "counter: " + counter + "\n");
            Await.until(
                    "linked",
                    () -> page(counter).get("/api/v1/box").text("/link/state").equals("up"));
        }
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private Page page(String counter) {
        return new Page(hall.box(counter).port());
    }

    private static Page.Reply signIn(Page page) {
        return page.post("/api/v1/session", "{\"staff\":\"1001\",\"pin\":\"1001\"}");
    }

    private boolean isOpen(String box, String counter) {
        return hall.box(box)
                .books()
                .state()
                .counter(new CounterId(counter))
                .staff()
                .isPresent();
    }

    @Test
    void whoSignsInAtASecondCounterMovesThereUnlessSomebodyIsBeingServed() {
        Page first = page("counter-1").signedIn("1001");
        Await.until("the hub knows", () -> isOpen("hub", "counter-1"));
        assertThat(first.post("/api/v1/counters/counter-1/walk-in", "walk-in-1", "{\"service\":\"pension\"}")
                        .status())
                .isEqualTo(200);
        Await.until(
                "the hub knows the call",
                () -> hall.box("hub")
                        .books()
                        .state()
                        .callAt(new CounterId("counter-1"))
                        .isPresent());

        Page.Reply busy = signIn(page("counter-2"));
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.text("/code")).isEqualTo("other-counter-busy");
        assertThat(busy.text("/detail")).isEqualTo("1");
        assertThat(isOpen("counter-2", "counter-2")).isFalse();

        assertThat(first.post("/api/v1/counters/counter-1/finish", "finish-01", "{}")
                        .status())
                .isEqualTo(200);
        Await.until(
                "the hub knows the end",
                () -> hall.box("hub")
                        .books()
                        .state()
                        .callAt(new CounterId("counter-1"))
                        .isEmpty());
        assertThat(signIn(page("counter-2")).status()).isEqualTo(200);
        Await.until("the first counter has closed", () -> !isOpen("counter-1", "counter-1"));
        Await.until("the hub knows", () -> !isOpen("hub", "counter-1") && isOpen("hub", "counter-2"));

        assertThat(signIn(page("counter-1")).status()).as("and back").isEqualTo(200);
        Await.until("the second counter has closed", () -> !isOpen("counter-2", "counter-2"));
        assertThat(isOpen("counter-1", "counter-1")).isTrue();
    }
}
