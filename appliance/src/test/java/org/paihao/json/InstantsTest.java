package org.paihao.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantsTest {
    private static final int TIMES = 20_000;

    @Test
    void everyInstantIsWrittenAsThePlatformWritesItAndReadBack() {
        long seed = 7;
        Random random = new Random(seed);
        int[] grain = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < TIMES; i++) {
            long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
            int unit = grain[random.nextInt(grain.length)];
            Instant at = Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000) / unit * unit);
            String text = at.toString();
            assertThat(Instants.text(at)).as("seed " + seed).isEqualTo(text);
            if (text.charAt(0) != '-' && text.charAt(0) != '+') {
                assertThat(Instants.parse(text)).as(text).contains(at);
            }
        }
    }

    @Test
    void textThatIsNoneOfThisFormIsLeftToOthers() {
        for (String text : List.of(
                "",
                "Z",
                "2026-11-23T01:00:00",
                "2026-11-23T09:00:00+08:00",
                "2026-02-30T01:00:00Z",
                "2026-13-01T01:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T23:59:60Z",
                "2026-11-23T01:00:00.Z",
                "2026-11-23T01:00:00.1234567890Z",
                "2026-11-23T01:00:00.12a4Z",
                "2026-11-23 01:00:00Z",
                "+2026-11-3T01:00:00Z",
                "2026-11-23T01:00:0１Z")) {
            assertThat(Instants.parse(text)).as(text).isEmpty();
        }
        assertThat(Instants.parse("2026-11-23T01:00:00.5Z")).contains(Instant.parse("2026-11-23T01:00:00.5Z"));
    }

    @Test
    void otherFormsOfATimeAreReadAsBefore() throws IOException {
        assertThat(Json.LENIENT.readValue("\"2026-11-23T09:00:00+08:00\"", Instant.class))
                .isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
        assertThatThrownBy(() -> Json.LENIENT.readValue("\"2026-02-30T01:00:00Z\"", Instant.class))
                .isInstanceOf(IOException.class);
    }
}
