package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.core.hall.TestPlan.ONE;
import static org.paihao.core.hall.TestPlan.THREE;
import static org.paihao.core.hall.TestPlan.TWO;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.label.Ordinals;

/** Nobody is at two counters. */
final class StationsTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final StaffId WANG = new StaffId("1001");
    private static final StaffId LI = new StaffId("1002");

    private final TestBox hall = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(1));

    private void opens(CounterId counter, StaffId staff, int second) {
        assertThat(hall.decide(new Command.OpenCounter(counter, staff), NINE.plusSeconds(second)))
                .isEmpty();
    }

    @Test
    void theCounterThatWasOpenedFirstIsLeft() {
        opens(ONE, WANG, 0);
        opens(TWO, LI, 5);
        assertThat(Stations.left(hall.state)).isEmpty();

        opens(THREE, WANG, 10);
        assertThat(Stations.left(hall.state)).containsExactly(new Stations.Left(ONE, NINE));
        assertThat(Stations.elsewhere(hall.state, WANG, ONE)).contains(THREE);
        assertThat(Stations.elsewhere(hall.state, LI, TWO)).isEmpty();
    }

    @Test
    void whoGoesBackLeavesTheOther() {
        opens(ONE, WANG, 0);
        opens(THREE, WANG, 10);
        assertThat(hall.decide(new Command.CloseCounter(ONE, WANG), NINE.plusSeconds(11)))
                .isEmpty();
        assertThat(Stations.left(hall.state)).isEmpty();
        opens(ONE, WANG, 20);
        assertThat(Stations.left(hall.state)).containsExactly(new Stations.Left(THREE, NINE.plusSeconds(10)));
    }

    @Test
    void ofTwoInTheSameInstantOneIsLeftWhateverTheOrder() {
        opens(TWO, WANG, 0);
        opens(ONE, WANG, 0);
        assertThat(Stations.left(hall.state)).containsExactly(new Stations.Left(ONE, NINE));
    }

    @Test
    void aPersonIsToldThatACutLetSomebodyOpenASecondCounter() {
        opens(ONE, WANG, 0);
        opens(THREE, WANG, 10);
        assertThat(hall.events).contains(new HallEvent.Anomaly("staff-at-two-counters", THREE + " " + ONE));
    }
}
