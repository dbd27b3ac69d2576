package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SystemHallClockTest {
    private static final Instant SEEN = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void aClockBeforeWhatTheBooksHaveSeenIsNotTrusted() {
        assertThat(new SystemHallClock(InstantSource.fixed(SEEN), SEEN).trusted())
                .isTrue();
        assertThat(new SystemHallClock(InstantSource.fixed(SEEN.minusSeconds(1)), SEEN).trusted())
                .isFalse();
        assertThat(new SystemHallClock(InstantSource.fixed(Instant.EPOCH), Instant.MIN).trusted())
                .as("a hub without a past has nothing to compare with")
                .isTrue();
    }
}
