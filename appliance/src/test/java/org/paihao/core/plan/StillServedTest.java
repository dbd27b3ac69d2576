package org.paihao.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.ServiceId;

final class StillServedTest {
    private static final Map<ServiceId, Duration> MEAN =
            Map.of(TestPlan.TAX, Duration.ofMinutes(10), TestPlan.SEAL, Duration.ofMinutes(5));

    private static StillServed.Window open(int minutes, ServiceId... services) {
        return new StillServed.Window(Duration.ofMinutes(minutes), List.of(services));
    }

    @Test
    void wholeCountersLessThoseWhoWait() {
        var two = List.of(open(100, TestPlan.TAX), open(105, TestPlan.TAX));
        assertThat(StillServed.people(TestPlan.TAX, two, MEAN, Map.of(TestPlan.TAX, 6)))
                .contains(14);
        assertThat(StillServed.people(TestPlan.TAX, two, MEAN, Map.of(TestPlan.TAX, 60)))
                .contains(0);
    }

    @Test
    void whatWaitsForACountersOtherServicesIsSharedAmongTheirCounters() {
        var two = List.of(open(100, TestPlan.TAX, TestPlan.SEAL), open(100, TestPlan.SEAL));
        // Eight seals of five minutes at two counters: twenty minutes of each.
        assertThat(StillServed.people(TestPlan.TAX, two, MEAN, Map.of(TestPlan.SEAL, 8)))
                .contains(8);
    }

    @Test
    void nobodyCanSayWithoutACounterOrAMeasure() {
        assertThat(StillServed.people(TestPlan.TAX, List.of(), MEAN, Map.of())).isEmpty();
        assertThat(StillServed.people(TestPlan.TAX, List.of(open(60, TestPlan.SEAL)), MEAN, Map.of()))
                .isEmpty();
        assertThat(StillServed.people(TestPlan.FEW, List.of(open(60, TestPlan.FEW)), MEAN, Map.of()))
                .isEmpty();
    }
}
