package org.paihao.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/** What is told, and when nothing is. */
class EstimatorTest {
    private static final TerminalId SELF = new TerminalId("hall-1");
    private static final StaffId STAFF = new StaffId("staff");
    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 11, 23));
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final HallPlan PLAN = HallType.plan();
    private static final ServiceId SERVICE = PLAN.services().get(1).id();
    private static final CounterId COUNTER = PLAN.counters().get(0).id();

    private HallState state = Evolve.evolve(HallState.empty(), new HallEvent.DayBegan(DAY));
    private Instant now = NINE;
    private int seq;

    private void say(Fact fact) {
        FactRecord record = new FactRecord(new FactKey(SELF, "0123456789abcdef", ++seq), now, 1, fact);
        for (HallEvent event : Absorb.absorb(state, record, now)) {
            state = Evolve.evolve(state, event);
        }
    }

    private Ticket take(Optional<PriorityId> priority) {
        Ticket ticket = new Ticket(
                TicketId.ofTouch(SELF, "t" + seq),
                new Label('B', 1 + seq),
                SERVICE,
                DAY,
                now,
                false,
                Channel.KIOSK,
                SELF,
                Optional.empty(),
                Optional.empty(),
                priority,
                Optional.empty());
        say(new Fact.TicketTaken(ticket, Paper.NONE));
        return ticket;
    }

    private Call call(Ticket ticket) {
        Call call = new Call(new CallId(TicketId.ofTouch(SELF, "c" + seq).value()), ticket, COUNTER, STAFF, now);
        say(new Fact.TicketCalled(call, Optional.empty()));
        return call;
    }

    /** So many are served one after the other, each in exactly so many seconds. */
    private void served(int people, int seconds) {
        say(new Fact.CounterOpened(COUNTER, STAFF));
        for (int i = 0; i < people; i++) {
            Call call = call(take(Optional.empty()));
            now = now.plusSeconds(seconds);
            say(new Fact.CallFinished(call, Optional.empty(), false));
        }
    }

    private Estimates estimates() {
        return new Estimator(PLAN, List.of()).at(state, now, List.of(), 1, Estimator.PLAYINGS);
    }

    @Test
    void nobodyAtACounterIsNoNumber() {
        served(40, 300);
        Ticket waiting = take(Optional.empty());
        assertThat(estimates().of(waiting.id())).isPresent();

        say(new Fact.CounterClosed(COUNTER, STAFF));

        assertThat(estimates().of(waiting.id())).isEmpty();
        assertThat(estimates().of(SERVICE, Optional.empty())).isEmpty();
    }

    @Test
    void aServiceNoOpenCounterServesHasNoNumberWhileOthersHave() {
        served(40, 300);

        assertThat(estimates().of(SERVICE, Optional.empty())).isPresent();
        assertThat(estimates().of(PLAN.services().get(2).id(), Optional.empty()))
                .as("its two counters are closed")
                .isEmpty();
    }

    @Test
    void fewerThanThirtyServedIsAStandIn() {
        served(29, 300);
        take(Optional.empty());
        Ticket second = take(Optional.empty());
        assertThat(estimates().of(second.id()).orElseThrow().played()).isFalse();

        call(second);
        now = now.plusSeconds(300);
        say(new Fact.CallFinished(
                state.calls().values().stream()
                        .filter(call -> call.outcome().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .call(),
                Optional.empty(),
                false));
        Ticket third = take(Optional.empty());

        assertThat(estimates().of(third.id()).orElseThrow().played()).isTrue();
    }

    @Test
    void aDayWithoutAnyServiceYetHasNoNumber() {
        say(new Fact.CounterOpened(COUNTER, STAFF));
        take(Optional.empty());
        assertThat(estimates().of(SERVICE, Optional.empty())).isEmpty();
    }

    @Test
    void threeAheadOfServicesOfFiveMinutesWaitTheirTimeLessWhatHasGoneBy() {
        served(40, 300);
        List<Ticket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            now = now.plusSeconds(1);
            waiting.add(take(Optional.empty()));
        }
        call(waiting.getFirst());
        now = now.plusSeconds(120);

        WaitRange last = estimates().of(waiting.getLast().id()).orElseThrow();

        // 180 s of the service that goes on, two services, and some seconds between; the hall's pace is in doubt.
        assertThat(last.p50Seconds()).isBetween(660, 960);
        assertThat(last.p90Seconds()).isGreaterThan(last.p50Seconds());
        assertThat(last.p90Minutes()).isGreaterThan(last.p50Minutes());
    }

    @Test
    void anElderWhoAsksNowWaitsNoLongerThanAWalkInWhoDoes() {
        served(40, 300);
        for (int i = 0; i < 8; i++) {
            now = now.plusSeconds(30);
            take(Optional.empty());
        }

        Estimates all = estimates();

        WaitRange walkIn = all.of(SERVICE, Optional.empty()).orElseThrow();
        WaitRange elder = all.of(SERVICE, Optional.of(HallType.ELDER)).orElseThrow();
        assertThat(elder.p50Seconds()).isLessThan(walkIn.p50Seconds());
    }

    @Test
    void whoOnlyAsksTakesNobodysTime() {
        served(40, 300);
        now = now.plusSeconds(1);
        Ticket first = take(Optional.empty());

        Estimates all = estimates();

        assertThat(all.of(first.id()).orElseThrow().p50Seconds()).isLessThan(60);
        // Whoever would come now, for whichever of the counter's services, waits for that one person alone.
        assertThat(all.of(PLAN.services().get(0).id(), Optional.empty())
                        .orElseThrow()
                        .p50Seconds())
                .isBetween(240, 420);
    }

    @Test
    void theSameSeedIsTheSameEstimate() {
        served(40, 300);
        for (int i = 0; i < 20; i++) {
            take(Optional.empty());
        }
        assertThat(estimates()).isEqualTo(estimates());
    }

    @Test
    void theSimpleEstimatorsAreAsTheirPapersHaveThem() {
        LineFacts line = new LineFacts(
                6,
                2,
                OptionalDouble.of(300),
                OptionalDouble.of(900),
                5,
                OptionalDouble.of(1_000),
                8,
                OptionalDouble.empty());
        assertThat(new PointEstimator.QueueLength().seconds(line).orElseThrow()).isCloseTo(7 * 150, within(1e-9));
        assertThat(new PointEstimator.HeadOfLine().seconds(line).orElseThrow()).isEqualTo(900);
        assertThat(new PointEstimator.LastToEnter().seconds(line).orElseThrow()).isEqualTo(1_000);
        assertThat(new PointEstimator.RefinedHeadOfLine().seconds(line).orElseThrow())
                .isCloseTo(7 * 150, within(1e-9));
        assertThat(new PointEstimator.RefinedLastToEnter().seconds(line).orElseThrow())
                .isCloseTo(9 * 150, within(1e-9));
        assertThat(new PointEstimator.StaticMean().seconds(line)).isEmpty();
    }

    @Test
    void rangesThatWereTooNarrowAreStretchedUntilNineOfTenAreKept() {
        List<DayLesson.Score> scores = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            // Waits from 10 to 1000 s were told as 300 to 400 s: half are above 500 s, nine of ten below 900 s.
            scores.add(new DayLesson.Score(true, 300, 400, 10 * i));
        }

        WaitRange told = new Calibration(List.of(scores)).of(true, 300, 400);

        assertThat(told.p50Seconds()).isBetween(500, 520);
        assertThat(told.p90Seconds()).isBetween(900, 920);
        assertThat(new Calibration(List.of(scores.subList(0, 20)))
                        .of(true, 300, 400)
                        .p90Seconds())
                .as("too few to learn from")
                .isEqualTo(400);
    }

    @Test
    void coverageIsAsSureAsItsDaysAreMany() {
        Scorecard card = new Scorecard();
        for (int day = 0; day < 10; day++) {
            card.newDay();
            for (int i = 0; i < 10; i++) {
                // On one day of ten nothing that was told is kept.
                card.told(60, 120, day == 0 ? 300 : 90);
            }
        }

        Scorecard.Result result = card.result();

        assertThat(result.coverage()).isCloseTo(0.9, within(1e-9));
        // Days of 0 or 1: deviation sqrt(0.9 × 0.1 × 10 ∕ 9) of a day, over the root of ten days.
        assertThat(result.coverageTo() - result.coverage()).isCloseTo(1.96 * 0.1, within(1e-6));
    }
}
