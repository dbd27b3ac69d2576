package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.SkillId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Skills;

/** What a supervisor changes for today, and who is given whom by skill. */
class DayChangesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final TerminalId HUB = new TerminalId("hub");
    private static final StaffId ANN = new StaffId("ann");
    private static final StaffId BOB = new StaffId("bob");
    private static final ProfileId SEALS = new ProfileId("seals");

    private final Decide decide = new Decide(plan(), new Issuer(HUB, Ordinals.ofHub(1)));
    private HallState state = HallState.empty();
    private long seq;

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

    private Optional<Refusal> act(Command command, Instant at) {
        return switch (decide.decide(state, command, at)) {
            case Decision.Refused no -> Optional.of(no.why());
            case Decision.Agreed yes -> {
                yes.events().forEach(event -> state = Evolve.evolve(state, event));
                yes.facts().forEach(fact -> hear(fact, at));
                yield Optional.empty();
            }
        };
    }

    private void hear(Fact fact, Instant at) {
        FactRecord record = new FactRecord(new FactKey(HUB, "0000000000000001", ++seq), at, 1, fact);
        Absorb.absorb(state, record, at).forEach(event -> state = Evolve.evolve(state, event));
    }

    private Optional<Refusal> take(ServiceId service, Instant at) {
        return act(
                new Command.TakeTicket(
                        new Command.Request(
                                TicketId.ofTouch(HUB, "touch-" + ++seq),
                                service,
                                Channel.DESK,
                                HUB,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.empty(),
                        false),
                at);
    }

    private CallId call(StaffId staff, Skills skills, Optional<ServiceId> only) {
        CallId id = new CallId(TicketId.ofTouch(HUB, "call-" + ++seq).value());
        refused = act(
                new Command.OfferCall(
                        id, TestPlan.TWO, staff, only, Optional.empty(), Optional.empty(), skills.barred(staff)),
                NINE.plusSeconds(60));
        return id;
    }

    private Optional<Refusal> refused = Optional.empty();

    private Optional<ServiceId> offered(StaffId staff, Skills skills) {
        CallId id = call(staff, skills, Optional.empty());
        return state.call(id).map(call -> call.call().ticket().service());
    }

    private void assign(Optional<ProfileId> profile, Instant at) {
        assertThat(act(new Command.AssignProfile(TestPlan.TWO, profile, ANN), at))
                .isEmpty();
    }

    @Test
    void eachPairOfSkillAndServiceIsLookedAtByItself() {
        SkillId money = new SkillId("money");
        SkillId stamps = new SkillId("stamps");
        // Ann and Bob together have every skill, and so have the two services: only the pairs tell who may do what.
        Skills skills = new Skills(
                Map.of(TestPlan.TAX, money, TestPlan.SEAL, stamps), Map.of(ANN, Set.of(money), BOB, Set.of(stamps)));
        BiFunction<StaffId, ServiceId, Boolean> may = skills::may;

        assertThat(may.apply(ANN, TestPlan.TAX)).isTrue();
        assertThat(may.apply(ANN, TestPlan.SEAL)).isFalse();
        assertThat(may.apply(BOB, TestPlan.TAX)).isFalse();
        assertThat(may.apply(BOB, TestPlan.SEAL)).isTrue();
        assertThat(may.apply(BOB, TestPlan.FEW)).isTrue();
        take(TestPlan.TAX, NINE);
        assertThat(offered(BOB, skills)).isEmpty();
        assertThat(refused).contains(new Refusal.SkillMissing());
        take(TestPlan.SEAL, NINE.plusSeconds(1));
        assertThat(offered(BOB, skills)).contains(TestPlan.SEAL);
        assertThat(offered(ANN, skills)).contains(TestPlan.TAX);
    }

    @Test
    void aServiceAskedForByItselfNeedsItsSkillToo() {
        Skills skills = new Skills(Map.of(TestPlan.TAX, new SkillId("money")), Map.of());
        take(TestPlan.TAX, NINE);

        call(ANN, skills, Optional.of(TestPlan.TAX));
        assertThat(refused).contains(new Refusal.SkillMissing());
        call(ANN, skills, Optional.of(TestPlan.SEAL));
        assertThat(refused).contains(new Refusal.NobodyWaiting());
    }

    @Test
    void aMovedCounterCallsByItsNewProfileUntilItIsMovedBack() {
        take(TestPlan.TAX, NINE);
        assign(Optional.of(SEALS), NINE);

        assertThat(offered(ANN, Skills.NONE)).isEmpty();
        assertThat(refused).contains(new Refusal.NobodyWaiting());

        assign(Optional.empty(), NINE.plusSeconds(30));
        assertThat(state.changes().areNone()).isTrue();
        assertThat(offered(ANN, Skills.NONE)).contains(TestPlan.TAX);
    }

    @Test
    void aClosedServiceGivesNoTicketsAndWhoWaitsStays() {
        take(TestPlan.TAX, NINE);
        assertThat(act(new Command.SwitchService(TestPlan.TAX, Optional.of(false), ANN), NINE))
                .isEmpty();

        assertThat(take(TestPlan.TAX, NINE.plusSeconds(1))).contains(new Refusal.ServicePaused(TestPlan.TAX));
        assertThat(state.waiting(TestPlan.TAX)).isEqualTo(1);
        assertThat(offered(ANN, Skills.NONE)).contains(TestPlan.TAX);

        assertThat(act(new Command.SwitchService(TestPlan.TAX, Optional.empty(), ANN), NINE))
                .isEmpty();
        assertThat(take(TestPlan.TAX, NINE.plusSeconds(2))).isEmpty();
    }

    @Test
    void aServiceThePlanHasClosedCanBeOpenedForToday() {
        assertThat(take(TestPlan.PAUSED, NINE)).contains(new Refusal.ServicePaused(TestPlan.PAUSED));

        assertThat(act(new Command.SwitchService(TestPlan.PAUSED, Optional.of(true), ANN), NINE))
                .isEmpty();

        assertThat(take(TestPlan.PAUSED, NINE)).isEmpty();
    }

    @Test
    void whatIsNotInThePlanIsRefused() {
        assertThat(act(new Command.AssignProfile(TestPlan.ONE, Optional.of(new ProfileId("gold")), ANN), NINE))
                .contains(new Refusal.UnknownProfile(new ProfileId("gold")));
        assertThat(act(new Command.SwitchService(new ServiceId("gold"), Optional.of(true), ANN), NINE))
                .contains(new Refusal.UnknownService(new ServiceId("gold")));
    }

    @Test
    void allOfItEndsWithTheBusinessDay() {
        assign(Optional.of(SEALS), NINE);
        Instant tomorrow = NINE.plus(1, ChronoUnit.DAYS);

        act(new Command.Tick(tomorrow), tomorrow);

        assertThat(state.changes().areNone()).isTrue();
        hear(new Fact.ProfileAssigned(TestPlan.TWO, Optional.of(SEALS), TestPlan.day(NINE), ANN), tomorrow);
        assertThat(state.changes().areNone()).isTrue();
    }

    @Test
    void aChangeJustAfterTheRollOverOutlivesTheTickThatFollows() {
        take(TestPlan.TAX, NINE);
        Instant tomorrow = NINE.plus(1, ChronoUnit.DAYS);
        assign(Optional.of(SEALS), tomorrow);

        act(new Command.Tick(tomorrow), tomorrow);

        assertThat(state.changes().profiles()).containsEntry(TestPlan.TWO, SEALS);
    }

    @Test
    void aBoxThatStartsLaterInTheDayKnowsThemAgain() {
        assign(Optional.of(SEALS), NINE);
        Instant tomorrow = NINE.plus(1, ChronoUnit.DAYS);
        act(new Command.Tick(tomorrow), tomorrow);
        assign(Optional.of(SEALS), tomorrow);

        HallState again = HallState.empty();
        for (HallEvent event : Carry.events(state)) {
            again = Evolve.evolve(again, event);
        }

        assertThat(again.changes()).isEqualTo(state.changes());
    }
}
