package org.paihao.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.TicketId;
import org.paihao.core.local.Share;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;
import org.paihao.core.time.BusinessDay;

/** The plan a box goes by has the day's changes in it, for as long as the day. */
class PlanKeeperTest {
    private static final BusinessDay TODAY = new BusinessDay(LocalDate.of(2026, 11, 23));
    private static final ProfileId SEALS = new ProfileId("seals");
    private static final DayChanges CHANGES =
            new DayChanges(TODAY, Map.of(TestPlan.ONE, SEALS), Map.of(TestPlan.TAX, false));

    private final PlanKeeper keeper = new PlanKeeper();

    private static HallPlan plan() {
        HallPlan plan = TestPlan.plan();
        Profile seals =
                new Profile(SEALS, Text.same("seals"), List.of(TestPlan.SEAL), List.of(), Profile.Order.LONGEST_WAIT);
        return new HallPlan(
                plan.version(),
                plan.hall(),
                plan.name(),
                plan.timeZone(),
                plan.rollOver(),
                plan.hours(),
                plan.rules(),
                plan.zones(),
                plan.services(),
                plan.counters(),
                plan.displays(),
                plan.elder(),
                Optional.of(new CallingPlan(TestPlan.CALLING.priorities(), List.of(seals))),
                plan.reasons(),
                plan.phoneBase());
    }

    private HallPlan now() {
        return keeper.plan().orElseThrow();
    }

    @Test
    void changesLieOverThePlanWhicheverIsHeardFirst() {
        keeper.change(CHANGES);
        assertThat(keeper.plan()).isEmpty();

        keeper.offer(1, plan());

        assertThat(now().counter(TestPlan.ONE).orElseThrow().services()).containsExactly(TestPlan.SEAL);
        assertThat(now().service(TestPlan.TAX).orElseThrow().open()).isFalse();
        assertThat(keeper.base()).contains(plan());
    }

    @Test
    void theyEndWithTheirDayThoughNoHubSaysSo() {
        keeper.offer(1, plan());
        keeper.change(CHANGES);

        keeper.on(TODAY);
        assertThat(now()).isNotEqualTo(plan());

        keeper.on(new BusinessDay(TODAY.date().plusDays(1)));
        assertThat(now()).isEqualTo(plan());
    }

    @Test
    void onlyNewsIsToldOnce() {
        int[] told = {0};
        keeper.offer(1, plan());
        keeper.onChange(() -> told[0]++);

        assertThat(keeper.change(CHANGES)).isTrue();
        assertThat(keeper.change(CHANGES)).isFalse();
        assertThat(keeper.change(DayChanges.NONE)).isTrue();

        assertThat(told[0]).isEqualTo(2);
        assertThat(now()).isEqualTo(plan());
    }

    @Test
    void withoutTheHubAMovedCountersShareIsThatOfItsNewProfile() {
        keeper.offer(1, plan());
        keeper.change(CHANGES);
        Set<org.paihao.core.id.CounterId> open = Set.copyOf(TestPlan.COUNTERS);
        int taxes = 0;
        int seals = 0;
        for (int i = 0; i < 30; i++) {
            TicketId ticket =
                    new TicketId(String.format(java.util.Locale.ROOT, "%08x", i * 0x1234567) + "0".repeat(24));
            Share moved = new Share(TestPlan.ONE, now(), List.of(TestPlan.SEAL), open);
            taxes += moved.has(TestPlan.TAX, ticket) ? 1 : 0;
            seals += moved.has(TestPlan.SEAL, ticket) ? 1 : 0;
        }

        assertThat(taxes).isZero();
        assertThat(seals).isBetween(3, 20);
    }
}
