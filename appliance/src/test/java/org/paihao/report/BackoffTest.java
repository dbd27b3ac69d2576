package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.device.Seeds;

class BackoffTest {
    @Test
    void boxesThatAreSwitchedOnTogetherDoNotComeTogether() {
        List<Duration> firsts = new ArrayList<>();
        for (int box = 0; box < 50; box++) {
            firsts.add(Backoff.spread(new Random(box)).first());
        }
        assertThat(firsts)
                .doesNotHaveDuplicates()
                .allSatisfy(first -> assertThat(first).isBetween(Duration.ZERO, Backoff.START_SPREAD));
        assertThat(Backoff.atOnce(new Random(1)).first()).isZero();
    }

    @Test
    void thePauseIsAnywhereWithinAReachThatDoublesUpToHalfAMinute() {
        Seeds.play((random, seed) -> {
            Backoff backoff = Backoff.spread(random);
            Duration reach = Backoff.MIN;
            for (int i = 0; i < 12; i++) {
                assertThat(backoff.next(Duration.ofSeconds(3))).isBetween(Backoff.BETWEEN, reach.plus(Backoff.BETWEEN));
                reach = reach.multipliedBy(2).compareTo(Backoff.MAX) > 0 ? Backoff.MAX : reach.multipliedBy(2);
            }
            assertThat(reach).isEqualTo(Backoff.MAX);
        });
    }

    @Test
    void aConnectionThatStoodForLongStartsThePauseOver() {
        Backoff backoff = Backoff.spread(new Random(1));
        for (int i = 0; i < 12; i++) {
            backoff.next(Duration.ZERO);
        }
        assertThat(backoff.next(Duration.ofMinutes(1))).isLessThanOrEqualTo(Backoff.MIN.plus(Backoff.BETWEEN));
    }
}
