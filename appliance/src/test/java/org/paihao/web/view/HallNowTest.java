package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.ManyWaiting;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Board;
import org.paihao.core.plan.Target;
import org.paihao.json.Json;

/** The supervisor's view of the hall. */
class HallNowTest {
    private static final Instant TEN = Instant.parse("2026-11-23T02:05:00Z");

    private static String page(int waiting) {
        HallState state = ManyWaiting.of(TestPlan.TAX, waiting, TEN);
        DayFigures figures = DayFigures.of(state, Map.of(TestPlan.TAX, new Target(80, 15)), TEN.plusSeconds(30));
        HallNow now = HallNow.of(TestPlan.plan(), state, figures, HallNow.Beside.NOTHING, TEN.plusSeconds(30));
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
        HallNow now = HallNow.of(TestPlan.plan(), HallState.empty(), DayFigures.NONE, HallNow.Beside.NOTHING, TEN);

        assertThat(now.services()).allSatisfy(line -> {
            assertThat(line.longestWaitSeconds()).isEmpty();
            assertThat(line.target()).isEmpty();
        });
        assertThat(now.quarters()).isEmpty();
    }

    @Test
    void itTellsHowManyCanStillComeAndHowTrueTheEstimatesWere() {
        EstimateScoresView.DayView scores = new EstimateScoresView.DayView(
                Optional.empty(), 9, 0.9, 0.5, 6, List.of(new EstimateScoresView.ErrorView("told", 9, 3.5)));
        Map<ServiceId, Board.Intake> intakes =
                Map.of(TestPlan.TAX, new Board.Intake(Optional.of(14), Optional.empty()));
        HallNow now = HallNow.of(
                TestPlan.plan(),
                HallState.empty(),
                DayFigures.NONE,
                new HallNow.Beside(Optional.empty(), intakes, Optional.of(scores)),
                TEN);

        assertThat(now.estimates()).contains(scores);
        assertThat(now.services())
                .filteredOn(line -> line.id().equals(TestPlan.TAX.value()))
                .singleElement()
                .satisfies(line -> assertThat(line.stillServes()).contains(14));
        assertThat(now.services())
                .filteredOn(line -> !line.id().equals(TestPlan.TAX.value()))
                .allSatisfy(line -> assertThat(line.stillServes()).isEmpty());
    }
}
