package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.role.HubLine;
import org.paihao.role.hub.Ingest;

/** The production link of a whole hall in one thread: hours of it in a moment. */
class VirtualHallTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private VirtualHall hall(int terminals) {
        VirtualHall hall = new VirtualHall(new Random(1), folder, terminals);
        hall.allUp();
        return hall;
    }

    @Test
    void aTouchIsAnsweredByTheHubAndItsFactComesBack() {
        try (VirtualHall hall = hall(1)) {
            String label = hall.terminals.getFirst().take("one", HubLine.PATIENCE);
            assertThat(Label.parse(label).number()).isLessThan(1000);
            assertThat(hall.whole(SOON)).isLessThan(Duration.ofMillis(50));
        }
    }

    @Test
    void aQuietHallSleeps() {
        try (VirtualHall hall = hall(1)) {
            hall.whole(SOON);
            hall.time.pass(Duration.ofMinutes(1));
            VirtualHall.Terminal kiosk = hall.terminals.getFirst();
            long hubBefore = hall.hub.agent.turns();
            long kioskBefore = kiosk.agent.turns();
            hall.time.pass(HOUR);
            assertThat(hall.hub.agent.turns() - hubBefore).as("one a second").isBetween(3_000L, 4_000L);
            assertThat(kiosk.agent.turns() - kioskBefore)
                    .as("a few for each minute it asks for the time in")
                    .isBetween(60L, 6 * 60L);
        }
    }

    @Test
    void aHubThatAnswersTooLateIsNotWaitedForAndTheOfferTakesTheKiosksLabel() {
        try (VirtualHall hall = hall(1)) {
            VirtualHall.Terminal kiosk = hall.terminals.getFirst();
            hall.whole(SOON);
            hall.broker.slow(Duration.ofMillis(250));
            long before = hall.time.nanoTime();
            String first = kiosk.take("one", HubLine.PATIENCE);
            assertThat(hall.time.nanoTime() - before).isEqualTo(HubLine.PATIENCE.toNanos());
            assertThat(first).isEqualTo("A2001");
            hall.time.until("the kiosk knows", SOON, () -> !kiosk.link.status().up());
            before = hall.time.nanoTime();
            assertThat(kiosk.take("two", HubLine.PATIENCE)).isEqualTo("A2002");
            assertThat(hall.time.nanoTime()).as("asked in vain only once").isEqualTo(before);

            hall.broker.healthy();
            hall.allUp();
            hall.whole(HOUR);
            TicketState ticket = hall.hub
                    .books
                    .state()
                    .ticket(TicketId.ofTouch(kiosk.id, "one"))
                    .orElseThrow();
            assertThat(ticket.ticket().label()).hasToString("A2001");
            assertThat(hall.hub.books.state().waiting(new ServiceId("social-card")))
                    .isEqualTo(2);
            assertThat(hall.alarms).isEmpty();
        }
    }

    @Test
    void aSlowHubIsNotFloodedWithWhatItHasAlready() {
        try (VirtualHall hall = hall(5)) {
            hall.whole(SOON);
            // Two seconds from a fact to its mark: longer than anybody waits who has not measured it.
            hall.broker.slow(Duration.ofMillis(500));
            long before = hall.broker.facts();
            hall.terminals.forEach(terminal -> terminal.help(500));
            hall.whole(HOUR);
            assertThat(hall.broker.facts() - before).isBetween(2_500L, 3_500L);
        }
    }

    @Test
    void factsThatPileUpWhileTheHubIsAwayAreNotSentAgainAndAgain() {
        try (VirtualHall hall = hall(2)) {
            hall.hub.close();
            hall.time.until(
                    "known",
                    SOON,
                    () -> !hall.terminals.getFirst().link.status().up());
            hall.terminals.forEach(terminal -> terminal.help(1_000));
            hall.time.pass(HOUR);
            hall.startHub(folder.resolve("hub.db"));
            hall.allUp();
            long before = hall.broker.facts();
            assertThat(hall.whole(HOUR)).isLessThan(Duration.ofSeconds(3));
            assertThat(hall.broker.facts() - before).isLessThan(2_200);
        }
    }

    @Test
    void cutsAndABrokerThatForgetsCostNothingButTime() {
        try (VirtualHall hall = hall(3)) {
            hall.hub.agent.effort(Duration.ofMillis(40));
            for (int round = 0; round < 4; round++) {
                hall.terminals.forEach(terminal -> terminal.help(300));
                hall.time.pass(Duration.ofMillis(100));
                hall.broker.cut("kiosk-" + (1 + round % 3));
                hall.time.pass(Duration.ofMillis(100));
                hall.broker.cut("hub");
                hall.time.pass(SOON);
                hall.broker.kill();
                hall.time.pass(SOON);
                hall.broker.begin();
            }
            hall.whole(HOUR);
            assertThat(hall.hub.books.count(hall.terminals.getFirst().id)).isEqualTo(1_201);
            assertThat(hall.hub.term.now()).isOne();
            assertThat(hall.alarms).isEmpty();
        }
    }

    @Test
    void aHubThatCameBackOlderIsMadeWholeAndIssuesOtherLabels() throws IOException {
        try (VirtualHall hall = hall(2)) {
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                labels.add(hall.terminals.get(i % 2).take("before-" + i, HubLine.PATIENCE));
            }
            hall.whole(SOON);
            hall.hub.close();
            Path copy = Files.copy(folder.resolve("hub.db"), folder.resolve("copy.db"));
            hall.startHub(folder.resolve("hub.db"));
            hall.allUp();
            for (int i = 0; i < 5; i++) {
                labels.add(hall.terminals.get(i % 2).take("lost-" + i, HubLine.PATIENCE));
            }
            hall.whole(SOON);
            hall.hub.close();

            hall.startHub(copy);
            hall.time.until("it has noticed", SOON, () -> hall.hub.term.now() == 2);
            hall.allUp();
            hall.whole(HOUR);
            labels.add(hall.terminals.getFirst().take("after", HubLine.PATIENCE));
            hall.whole(SOON);
            assertThat(new HashSet<>(labels)).hasSameSizeAs(labels);
            assertThat(Label.parse(labels.getLast()).number() / 1000).isEqualTo(82);
            assertThat(hall.alarms).extracting(Ingest.Alarm::kind).containsExactly("hub-restored");
        }
    }

    @Test
    void boxesThatComeBackTogetherShareTheHubFairly() {
        try (VirtualHall hall = hall(20)) {
            hall.whole(SOON);
            hall.hub.agent.effort(Duration.ofMillis(100));
            long began = hall.time.nanoTime();
            hall.terminals.forEach(terminal -> terminal.help(1_000));
            Map<String, Double> seconds = new HashMap<>();
            hall.time.until("all are there", HOUR, () -> {
                for (VirtualHall.Terminal terminal : hall.terminals) {
                    if (hall.hub
                                    .books
                                    .mark(terminal.id, terminal.books.epoch())
                                    .orElseThrow()
                                    .committed()
                            == 1_001) {
                        seconds.putIfAbsent(terminal.id.value(), (hall.time.nanoTime() - began) / 1e9);
                    }
                }
                return seconds.size() == hall.terminals.size();
            });
            double mean = seconds.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            assertThat(seconds).allSatisfy((terminal, took) -> assertThat(took).isLessThan(2 * mean));
            assertThat(mean).as("of 4 s at best: 40 batches").isLessThan(8);
        }
    }

    @Test
    void aBoxWithADaysFactsDoesNotKeepTheOthersWaiting() {
        try (VirtualHall hall = hall(3)) {
            hall.whole(SOON);
            hall.hub.agent.effort(Duration.ofMillis(100));
            VirtualHall.Terminal full = hall.terminals.getFirst();
            VirtualHall.Terminal other = hall.terminals.getLast();
            full.help(5_000);
            hall.time.pass(Duration.ofMillis(500));
            other.help(10);
            Duration took = hall.time.until("the other's are there", SOON, () -> other.link.backlog() == 0);
            assertThat(took).isLessThan(Duration.ofMillis(300));
            assertThat(full.link.backlog()).isGreaterThan(1_000);
            hall.whole(HOUR);
        }
    }

    @Test
    void twoBoxesUnderOneIdAreAlarmedAndNeitherLosesAnything() throws IOException {
        try (VirtualHall hall = hall(1)) {
            hall.whole(SOON);
            hall.terminals.getFirst().close();
            Path copy = Files.copy(folder.resolve("kiosk-1.db"), folder.resolve("twin.db"));
            hall.restart(0);
            VirtualHall.Terminal one = hall.terminals.getFirst();
            hall.allUp();
            hall.whole(SOON);
            VirtualHall.Terminal two = hall.startTwin(copy, one);
            for (int i = 0; i < 100; i++) {
                one.help(1);
                hall.time.pass(Duration.ofMillis(200));
                two.help(1);
                hall.time.pass(Duration.ofMillis(200));
            }
            hall.whole(HOUR);
            assertThat(hall.alarms).extracting(Ingest.Alarm::kind).containsExactly("books-replaced", "two-boxes");
        }
    }
}
