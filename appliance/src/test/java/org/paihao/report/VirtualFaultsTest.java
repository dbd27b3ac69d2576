package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Seeds;
import org.paihao.role.HubLine;

/** A hall in which everything goes wrong for a while, by seed. */
class VirtualFaultsTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Test
    void whateverIsLostDoubledLateOrStartedAnewEveryFactArrivesOnceAndNoLabelIsGivenTwice() {
        // Each one commits to a real disk some hundred times: a share of the seeds.
        Seeds.play(20, (random, seed) -> {
            Path own = folder.resolve("seed-" + seed);
            try {
                Files.createDirectory(own);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (VirtualHall hall = new VirtualHall(random, own, 2)) {
                hall.allUp();
                hall.broker.faulty(random.nextDouble() / 3, Duration.ofMillis(random.nextInt(100)));
                for (int step = 0; step < 30; step++) {
                    happen(hall, random, step, own);
                }
                hall.broker.begin();
                hall.broker.healthy();
                hall.allUp();
                hall.whole(DAY);
                List<String> labels = hall.hub.books.state().tickets().values().stream()
                        .map(ticket -> ticket.ticket().label().toString())
                        .toList();
                assertThat(new HashSet<>(labels)).hasSameSizeAs(labels);
                assertThat(hall.hub.term.now()).isOne();
                assertThat(hall.alarms).isEmpty();
            }
        });
    }

    private static void happen(VirtualHall hall, Random random, int step, Path own) {
        VirtualHall.Terminal any = hall.terminals.get(random.nextInt(hall.terminals.size()));
        switch (random.nextInt(12)) {
            case 0 -> hall.broker.cut(any.id.value());
            case 1 -> hall.broker.cut("hub");
            case 2 -> hall.broker.kill();
            case 3, 4 -> hall.broker.begin();
            case 5 -> hall.restart(hall.terminals.indexOf(any));
            case 6 -> {
                hall.hub.close();
                hall.time.pass(Duration.ofSeconds(random.nextInt(60)));
                hall.startHub(own.resolve("hub.db"));
            }
            case 7 -> any.help(1 + random.nextInt(60));
            default -> any.take("touch-" + step, HubLine.PATIENCE);
        }
        hall.time.pass(Duration.ofMillis(random.nextInt(5_000)));
    }
}
