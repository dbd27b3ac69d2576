package org.paihao.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paihao.core.figures.TargetNow.Counts;
import org.paihao.core.figures.TargetNow.State;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Target;
import org.paihao.core.time.BusinessDay;

/** When a target is met, at risk or missed, and that its bell rings once. */
class TargetsTest {
    private static final Target TARGET = new Target(80, 15);
    private static final ServiceId TAX = new ServiceId("tax");
    private static final BusinessDay MONDAY = new BusinessDay(java.time.LocalDate.of(2026, 11, 23));

    private static TargetNow of(int inTime, int late, int soon) {
        return TargetNow.of(TARGET, new Counts(inTime, late, soon));
    }

    @Test
    void ofNoneOneOrTwoNothingIsSaid() {
        for (int rows = 0; rows < 3; rows++) {
            assertThat(of(rows, 0, 9).percent()).isEmpty();
            assertThat(of(0, rows, 0).state()).isEqualTo(State.UNKNOWN);
        }
        assertThat(of(3, 0, 0).percent()).contains(100);
        assertThat(of(0, 3, 0).percent()).contains(0);
    }

    @Test
    void itIsMetAtTheShareItselfAndMissedBelow() {
        assertThat(of(4, 1, 0).state()).isEqualTo(State.MET);
        assertThat(of(79, 21, 0).state()).isEqualTo(State.MISSED);
        assertThat(of(799, 201, 0).percent()).as("rounded down: 79.9 is not 80").contains(79);
    }

    @Test
    void itIsAtRiskWhenThoseAboutToBeLateWouldBreakIt() {
        assertThat(of(8, 0, 2).state()).isEqualTo(State.MET);
        assertThat(of(8, 0, 3).state()).isEqualTo(State.AT_RISK);
        assertThat(of(1, 5, 3).state()).isEqualTo(State.MISSED);
    }

    @Test
    void theBellRingsOnceUntilTheTargetIsMetWithSomethingToSpare() {
        TargetWatch watch = TargetWatch.NEW;
        List<Integer> shares = List.of(85, 79, 80, 79, 82, 79, 83, 79);
        List<Boolean> rings = new java.util.ArrayList<>();
        for (int share : shares) {
            TargetWatch.Step step = watch.look(MONDAY, Map.of(TAX, of(share, 100 - share, 0)));
            rings.add(step.alarms().equals(Set.of(TAX)));
            watch = step.watch();
        }

        assertThat(rings).containsExactly(false, true, false, false, false, false, false, true);
    }

    @Test
    void anotherDayRingsAnew() {
        TargetWatch rung =
                TargetWatch.NEW.look(MONDAY, Map.of(TAX, of(0, 9, 0))).watch();

        assertThat(rung.look(MONDAY, Map.of(TAX, of(0, 9, 0))).alarms()).isEmpty();
        BusinessDay tuesday = new BusinessDay(MONDAY.date().plusDays(1));
        assertThat(rung.look(tuesday, Map.of(TAX, of(0, 9, 0))).alarms()).containsExactly(TAX);
    }

    @Test
    void percentilesNeedThreeWaitsAndAreWaitsThatHappened() {
        assertThat(new Waits(List.of()).percentile(50)).isEmpty();
        assertThat(new Waits(List.of(5L)).percentile(50)).isEmpty();
        assertThat(new Waits(List.of(5L, 9L)).percentile(50)).isEmpty();
        assertThat(new Waits(List.of(9L, 1L, 5L)).percentile(50)).isEqualTo(Optional.of(5L));
        assertThat(new Waits(List.of(9L, 1L, 5L)).percentile(90)).isEqualTo(Optional.of(9L));
    }
}
