package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Profile.FirstRule;
import org.paihao.core.plan.Profile.Order;

/** Whom a counter calls, by its profile; people are named by how many minutes they have waited. */
class NextCallTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private record Who(ServiceId service, Optional<PriorityId> priority, int minutes) {}

    private static Who walkIn(ServiceId service, int minutes) {
        return new Who(service, Optional.empty(), minutes);
    }

    private static Who elder(ServiceId service, int minutes) {
        return new Who(service, Optional.of(TestPlan.ELDER), minutes);
    }

    private static Profile profile(Order then, FirstRule... rules) {
        return new Profile(
                new ProfileId("p"), Text.same("p"), List.of(TestPlan.SEAL, TestPlan.TAX), List.of(rules), then);
    }

    private static Optional<Who> next(Profile profile, Optional<ServiceId> only, Who... waiting) {
        Map<ServiceId, List<Who>> lines =
                List.of(waiting).stream().collect(java.util.stream.Collectors.groupingBy(Who::service));
        return new NextCall<Who>(
                        new CallingPlan(TestPlan.CALLING.priorities(), List.of(profile)),
                        NOW,
                        service -> lines.getOrDefault(service, List.of()).stream(),
                        who -> new Precedence.Claim(
                                who.priority(), new Place(NOW.minusSeconds(60L * who.minutes()), "")))
                .by(profile, only);
    }

    private static Optional<Who> next(Profile profile, Who... waiting) {
        return next(profile, Optional.empty(), waiting);
    }

    @Test
    void withoutARuleWhoeverHasTheGreatestClaimIsCalled() {
        Profile profile = profile(Order.LONGEST_WAIT);
        assertThat(next(profile, walkIn(TestPlan.SEAL, 5), walkIn(TestPlan.TAX, 9)))
                .contains(walkIn(TestPlan.TAX, 9));
        assertThat(next(profile, elder(TestPlan.SEAL, 5), walkIn(TestPlan.TAX, 9)))
                .contains(elder(TestPlan.SEAL, 5));
        assertThat(next(profile)).isEmpty();
    }

    @Test
    void aCounterMayGoByTheOrderOfItsServicesInstead() {
        Profile profile = profile(Order.AS_LISTED);
        assertThat(next(profile, walkIn(TestPlan.SEAL, 1), walkIn(TestPlan.TAX, 59)))
                .contains(walkIn(TestPlan.SEAL, 1));
        assertThat(next(profile, walkIn(TestPlan.TAX, 59))).contains(walkIn(TestPlan.TAX, 59));
    }

    @Test
    void aRuleHoldsOnlyAfterItsMinutes() {
        Profile profile = profile(Order.AS_LISTED, new FirstRule(TestPlan.TAX, 30, TestPlan.TAX));
        assertThat(next(profile, walkIn(TestPlan.SEAL, 10), walkIn(TestPlan.TAX, 30)))
                .contains(walkIn(TestPlan.SEAL, 10));
        assertThat(next(profile, walkIn(TestPlan.SEAL, 10), walkIn(TestPlan.TAX, 31)))
                .contains(walkIn(TestPlan.TAX, 31));
    }

    @Test
    void aRuleLooksAtTheLongestWaitAndTakesWhoeverHasTheGreatestClaim() {
        Profile profile = profile(Order.AS_LISTED, new FirstRule(TestPlan.TAX, 30, TestPlan.TAX));
        assertThat(next(profile, walkIn(TestPlan.SEAL, 1), walkIn(TestPlan.TAX, 31), elder(TestPlan.TAX, 20)))
                .contains(elder(TestPlan.TAX, 20));
    }

    @Test
    void aRuleWithNobodyToCallLeavesItToTheNext() {
        Profile profile = profile(
                Order.LONGEST_WAIT,
                new FirstRule(TestPlan.TAX, 10, TestPlan.SEAL),
                new FirstRule(TestPlan.TAX, 20, TestPlan.TAX));
        assertThat(next(profile, walkIn(TestPlan.TAX, 25))).contains(walkIn(TestPlan.TAX, 25));
        assertThat(next(profile, walkIn(TestPlan.TAX, 25), walkIn(TestPlan.SEAL, 1)))
                .contains(walkIn(TestPlan.SEAL, 1));
    }

    @Test
    void theOneServiceThatIsAskedForComesBeforeEveryRule() {
        Profile profile = profile(Order.AS_LISTED, new FirstRule(TestPlan.TAX, 1, TestPlan.TAX));
        assertThat(next(profile, Optional.of(TestPlan.SEAL), walkIn(TestPlan.SEAL, 1), walkIn(TestPlan.TAX, 50)))
                .contains(walkIn(TestPlan.SEAL, 1));
        assertThat(next(profile, Optional.of(TestPlan.FEW), walkIn(TestPlan.FEW, 50)))
                .as("a service the profile does not have")
                .isEmpty();
    }
}
