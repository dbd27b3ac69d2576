package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.ManyWaiting;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.plan.Target;
import org.paihao.json.Json;

/** The supervisor's view of the hall. */
class HallNowTest {
    private static final Instant TEN = Instant.parse("2026-11-23T02:05:00Z");

    private static String page(int waiting) {
        HallState state = ManyWaiting.of(TestPlan.TAX, waiting, TEN);
        DayFigures figures = DayFigures.of(state, Map.of(TestPlan.TAX, new Target(80, 15)), TEN.plusSeconds(30));
        HallNow now = HallNow.of(TestPlan.plan(), state, figures, Optional.empty(), TEN.plusSeconds(30));
        return new String(Json.bytes(now), StandardCharsets.UTF_8);
    }

    @Test
    void withTenThousandWaitingItDiffersFromTenByDigitsOnly() {
        String ten = page(10);
        String many = page(10_000);

        assertThat(many.replaceAll("[0-9]+", "#")).isEqualTo(ten.replaceAll("[0-9]+", "#"));
        assertThat(many).contains("\"waiting\":10000");
        assertThat(many.length() - ten.length()).isBetween(0, 30);
    }

    @Test
    void aServiceNobodyWaitsForHasNoLongestWait() {
        HallNow now = HallNow.of(TestPlan.plan(), HallState.empty(), DayFigures.NONE, Optional.empty(), TEN);

        assertThat(now.services()).allSatisfy(line -> {
            assertThat(line.longestWaitSeconds()).isEmpty();
            assertThat(line.target()).isEmpty();
        });
        assertThat(now.quarters()).isEmpty();
    }
}
