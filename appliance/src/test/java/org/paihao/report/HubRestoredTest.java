package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Mosquitto;
import org.paihao.core.label.Label;
import org.paihao.device.Await;
import org.paihao.role.hub.Ingest;

/** A hub that comes back with an older copy of its books. */
class HubRestoredTest {
    private static final String SERVICE = "social-card";

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private HubRig hub;
    private TerminalRig one;
    private TerminalRig two;
    private final List<String> labels = new ArrayList<>();
    private int touches;

    @BeforeEach
    void aHallWithTwoKiosks() {
        broker = Mosquitto.start(
                Plans.HOME, folder.resolve("broker"), Map.of("hub", "hub", "kiosk-1", "kiosk-1", "kiosk-2", "kiosk-2"));
        hub = new HubRig(folder.resolve("hub.db"), broker);
        one = new TerminalRig(folder, "kiosk-1", 2, broker);
        two = new TerminalRig(folder, "kiosk-2", 3, broker);
        up();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        hub.close();
        broker.close();
    }

    private void up() {
        Await.until(
                "both links are up",
                () -> one.link.status().up() && two.link.status().up());
    }

    private void stopHub() {
        hub.close();
        Await.until(
                "both links are down",
                () -> !one.link.status().up() && !two.link.status().up());
    }

    private void take(int count) {
        for (int i = 0; i < count; i++) {
            TerminalRig kiosk = i % 2 == 0 ? one : two;
            labels.add(kiosk.takeOffered("touch-" + touches++, SERVICE));
        }
    }

    private void whole() {
        hub.awaitWhole(one);
        hub.awaitWhole(two);
        Await.until("the terminals know", () -> one.link.backlog() == 0 && two.link.backlog() == 0);
    }

    /** A proper copy: the hub is stopped for it, as an administrator would. */
    private Path backUp() throws IOException {
        whole();
        stopHub();
        Path copy = folder.resolve("hub-copy.db");
        Files.copy(folder.resolve("hub.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        hub = new HubRig(folder.resolve("hub.db"), broker);
        up();
        return copy;
    }

    private void putBack(Path copy) throws IOException {
        Files.deleteIfExists(folder.resolve("hub.db-wal"));
        Files.deleteIfExists(folder.resolve("hub.db-shm"));
        Files.copy(copy, folder.resolve("hub.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void noLabelTwice() {
        Set<String> different = new HashSet<>(labels);
        assertThat(different).as("labels %s", labels).hasSameSizeAs(labels);
        assertThat(hub.books.state().tickets().values().stream()
                        .map(ticket -> ticket.ticket().label().toString())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(labels);
    }

    private static int ordinal(String label) {
        return Label.parse(label).number() / 1000;
    }

    @Test
    void isMadeWholeByTheTerminalsAndIssuesFromLabelsOfItsOwn() throws IOException {
        take(6);
        Path copy = backUp();
        take(8);
        whole();
        assertThat(labels).allSatisfy(label -> assertThat(ordinal(label)).isZero());

        stopHub();
        putBack(copy);
        hub = new HubRig(folder.resolve("hub.db"), broker);
        Await.until("the hub has noticed", () -> hub.term.now() == 2);
        Await.until("the alarm is told", () -> !hub.alarms.isEmpty());
        assertThat(hub.alarms).extracting(Ingest.Alarm::kind).containsExactly("hub-restored");
        whole();
        up();
        take(4);
        whole();
        noLabelTwice();
        assertThat(labels.subList(14, 18))
                .allSatisfy(label -> assertThat(ordinal(label)).isEqualTo(82));
    }

    @Test
    void noticesByTheTerminalsWordWhenTheBrokerHasForgottenEverything() throws IOException {
        take(6);
        Path copy = backUp();
        take(8);
        whole();

        stopHub();
        broker.kill();
        putBack(copy);
        broker.begin();
        hub = new HubRig(folder.resolve("hub.db"), broker);
        Await.until("the hub has been told", () -> hub.term.now() == 2);
        whole();
        up();
        take(4);
        whole();
        noLabelTwice();
        assertThat(labels.subList(14, 18))
                .allSatisfy(label -> assertThat(ordinal(label)).isEqualTo(82));
    }

    @Test
    void noticesAlthoughTheTerminalsWereStartedAnewAsWell() throws IOException {
        take(6);
        Path copy = backUp();
        take(8);
        whole();

        one.close();
        two.close();
        hub.close();
        putBack(copy);
        broker.kill();
        broker.begin();
        hub = new HubRig(folder.resolve("hub.db"), broker);
        one = new TerminalRig(folder, "kiosk-1", 2, broker);
        two = new TerminalRig(folder, "kiosk-2", 3, broker);
        Await.until("the hub has been told", () -> hub.term.now() == 2);
        whole();
        up();
        take(4);
        whole();
        noLabelTwice();
    }

    @Test
    void anOrdinaryRestartChangesNothing() {
        take(4);
        whole();
        stopHub();
        hub = new HubRig(folder.resolve("hub.db"), broker);
        up();
        take(4);
        whole();
        noLabelTwice();
        assertThat(hub.term.now()).isEqualTo(1);
        assertThat(hub.alarms).isEmpty();
        assertThat(labels).allSatisfy(label -> assertThat(ordinal(label)).isZero());
    }

    @Test
    void aRestartWithAFreshBrokerChangesNothing() {
        take(4);
        whole();
        stopHub();
        broker.kill();
        broker.begin();
        hub = new HubRig(folder.resolve("hub.db"), broker);
        up();
        take(4);
        whole();
        noLabelTwice();
        assertThat(hub.term.now()).isEqualTo(1);
    }

    /** The alarm follows the stepping down by a moment. */
    private static void alarmed(HubRig old) {
        Await.until(
                "the old one says why",
                () -> old.alarms.stream().map(Ingest.Alarm::kind).anyMatch("higher-term"::equals));
    }

    @Test
    void anOldHubThatStillRunsStepsDownAndSaysNothingMore() throws IOException {
        take(4);
        Path copy = backUp();
        take(4);
        whole();
        // The old hub's cable is pulled, a new one is set up from the copy, and then the old one is plugged in again.
        HubRig old = hub;
        try (HubRig fresh = new HubRig(copy, broker, "hub-2", Plans.yunxi().plan())) {
            hub = fresh;
            Await.until("the new hub reigns", () -> fresh.term.now() == 2);
            Await.until("the old one gives way", () -> !old.hub.deciding());
            alarmed(old);
            assertThat(old.link.status().up()).isFalse();
            whole();
            up();
            long before = old.books.count(one.id) + old.books.count(two.id);
            take(6);
            whole();
            noLabelTwice();
            assertThat(labels.subList(8, 14))
                    .allSatisfy(label -> assertThat(ordinal(label)).isEqualTo(82));
            assertThat(old.books.count(one.id) + old.books.count(two.id)).isEqualTo(before);
            assertThat(fresh.hub.deciding()).isTrue();
        } finally {
            hub = old;
        }
    }

    @Test
    void anOldHubThatComesBackWhileANewOneReignsDoesNotTakeOver() throws IOException {
        take(4);
        Path copy = backUp();
        take(4);
        whole();
        stopHub();
        try (HubRig fresh = new HubRig(copy, broker, "hub-2", Plans.yunxi().plan())) {
            Await.until("the new hub reigns", () -> fresh.term.now() == 2);
            try (HubRig old = new HubRig(folder.resolve("hub.db"), broker)) {
                Await.until("the old one gives way", () -> !old.hub.deciding());
                alarmed(old);
                assertThat(old.term.now()).isEqualTo(1);
            }
            up();
            hub = fresh;
            take(4);
            whole();
            assertThat(fresh.hub.deciding()).isTrue();
            assertThat(labels.subList(8, 12))
                    .allSatisfy(label -> assertThat(ordinal(label)).isEqualTo(82));
        } finally {
            hub = new HubRig(
                    folder.resolve("spare.db"), broker, "hub-3", Plans.yunxi().plan());
        }
    }

    @Test
    void ofTwoUnderOneClientIdTheOneOfTheHigherTermStays() throws IOException {
        take(4);
        Path copy = backUp();
        take(4);
        whole();
        HubRig old = hub;
        try (HubRig fresh = new HubRig(copy, broker)) {
            hub = fresh;
            Await.until("the old one gives way", () -> !old.hub.deciding());
            alarmed(old);
            up();
            take(4);
            whole();
            noLabelTwice();
            assertThat(fresh.hub.deciding()).isTrue();
            assertThat(fresh.term.now()).isEqualTo(2);
        } finally {
            hub = old;
        }
    }
}
