package org.paihao.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.hall.SmallHall;

/** A soak of seconds: that it runs, measures, draws and ends; and that what grows would be found. */
class SoakTest {
    private static final int ROWS = 90;
    private static final double EACH_SECONDS = 20;
    private static final double FACTS_EACH = 60;

    @Test
    void aHallRunsForSecondsWithItsBrokerCutAndTheHubHasEveryFactInTheEnd(@TempDir Path folder) throws IOException {
        Samples samples = Soak.run(
                SmallHall.HOME,
                folder.resolve("hall"),
                new Soak.Pace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(4)));
        Soak.report(samples, Verdict.of(samples), folder);

        assertThat(samples.rows()).isGreaterThan(3);
        assertThat(samples.last("facts")).isGreaterThan(10);
        assertThat(samples.last("lag_facts")).isZero();
        assertThat(samples.last("hub_heap_mb")).isGreaterThan(3);
        assertThat(Files.readAllLines(folder.resolve("soak.csv"))).hasSize(samples.rows() + 1);
        BufferedImage image = ImageIO.read(folder.resolve("soak.png").toFile());
        assertThat(image.getWidth()).isEqualTo(900);
    }

    /** Half an hour of a hall that is flat, but for one column. */
    private static Verdict verdict(String column, DoubleUnaryOperator more) {
        Samples samples = new Samples();
        for (int i = 0; i < ROWS; i++) {
            Map<String, Double> row = new LinkedHashMap<>();
            double seconds = i * EACH_SECONDS;
            row.put(Samples.SECONDS, seconds);
            for (String box : Watched.BOXES) {
                // Saws, as a collector leaves them, and half a kilobyte a fact.
                row.put(box + "_heap_mb", 20 + (i % 3) * 0.4 + i * FACTS_EACH * 0.5 / 1024);
                row.put(box + "_rss_mb", 120.0);
                row.put(box + "_descriptors", 140.0 + i % 2);
                row.put(box + "_threads", 40.0 + i % 3);
            }
            row.put("facts", i * FACTS_EACH);
            row.put("lag_facts", i % 10 == 5 ? 7.0 : 0.0);
            row.put("lag_seconds", i % 10 == 5 ? 4.0 : 0.0);
            row.merge(column, more.applyAsDouble(i), Double::sum);
            samples.add(row);
        }
        return Verdict.of(samples);
    }

    @Test
    void aHallThatKeepsItsDaysTicketsIsFlat() {
        assertThat(verdict("hub_heap_mb", i -> 0).missed()).isEmpty();
    }

    @Test
    void whatGrowsIsFound() {
        // A kilobyte a fact more than the books keep; a descriptor in five minutes; a thread in five.
        assertThat(verdict("hub_heap_mb", i -> i * FACTS_EACH / 1024).missed()).hasSize(1);
        assertThat(verdict("kiosk_1_descriptors", i -> i * EACH_SECONDS / 300).missed())
                .hasSize(1);
        assertThat(verdict("hub_threads", i -> i * EACH_SECONDS / 300).missed()).hasSize(1);
        assertThat(verdict("lag_facts", i -> i == ROWS - 1 ? 3 : 0).missed()).hasSize(1);
        assertThat(verdict("lag_seconds", i -> i == 40 ? 60 : 0).missed()).hasSize(1);
    }
}
