package org.paihao.role.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Pause;
import org.paihao.core.hall.Place;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.OpeningRules;
import org.paihao.core.time.BusinessDay;

/** Monday, 2026-11-23, from nine to five: 01:00 to 09:00 UTC. */
final class IntakesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");

    private HallState state = HallState.empty();
    private int made;

    private static Intakes intakes(boolean byEstimate) {
        HallPlan plan = TestPlan.plan(new Hours(
                Map.of(DayOfWeek.MONDAY, new Hours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))),
                Optional.of(new OpeningRules(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(byEstimate),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
        return new Intakes(plan);
    }

    private void happens(HallEvent event) {
        state = Evolve.evolve(state, event);
    }

    private Ticket comes(Instant at) {
        made++;
        Ticket ticket = new Ticket(
                TicketId.ofTouch(KIOSK, "t" + made),
                new Label('A', made),
                TestPlan.TAX,
                new BusinessDay(NINE.atZone(TestPlan.ZONE).toLocalDate()),
                at,
                false,
                Channel.KIOSK,
                KIOSK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        happens(new HallEvent.DayBegan(ticket.day()));
        happens(new HallEvent.TicketEntered(ticket, new Place(at, "k" + made), Paper.NONE, at));
        return ticket;
    }

    /** Somebody is served at counter one for ten minutes. */
    private void served(Instant at) {
        CallId call = new CallId(TicketId.ofTouch(KIOSK, "c" + made).value());
        happens(new HallEvent.CallMade(new Call(call, comes(at), TestPlan.ONE, new StaffId("1001"), at)));
        happens(new HallEvent.ServiceBegan(call, at));
        happens(new HallEvent.CallOver(call, Outcome.SERVED, at.plusSeconds(600)));
    }

    private Board.Intake tax(boolean byEstimate, Instant at) {
        return intakes(byEstimate).now(state, at).getOrDefault(TestPlan.TAX, noWord());
    }

    private static Board.Intake noWord() {
        return new Board.Intake(Optional.of(-1), Optional.of("nothing was said"));
    }

    @Test
    void tellsAboutHowManyCanStillBeServedOnceEnoughWereMeasured() {
        happens(new HallEvent.CounterStaffed(TestPlan.ONE, Optional.of(new StaffId("1001")), NINE));
        for (int i = 0; i < 4; i++) {
            served(NINE.plusSeconds(600L * i));
        }
        assertThat(tax(true, NINE.plusSeconds(3_600))).isEqualTo(new Board.Intake(Optional.empty(), Optional.empty()));

        served(NINE.plusSeconds(2_400));
        comes(NINE.plusSeconds(3_000));
        // Seven hours of one counter are 42 people, and one waits.
        assertThat(tax(true, NINE.plusSeconds(3_600)).stillServed()).contains(41);
    }

    @Test
    void whoeverWaitsMayFillTheDayAndThenTheHallsRuleDecides() {
        happens(new HallEvent.CounterStaffed(TestPlan.ONE, Optional.of(new StaffId("1001")), NINE));
        for (int i = 0; i < 5; i++) {
            served(NINE.plusSeconds(600L * i));
        }
        for (int i = 0; i < 6; i++) {
            comes(NINE.plusSeconds(3_000));
        }
        Instant four = NINE.plusSeconds(7 * 3_600);
        assertThat(tax(true, four)).isEqualTo(new Board.Intake(Optional.of(0), Optional.of("too-late-today")));
        assertThat(tax(false, four)).isEqualTo(new Board.Intake(Optional.of(0), Optional.empty()));

        happens(new HallEvent.CounterStaffed(TestPlan.ONE, Optional.empty(), four));
        assertThat(tax(true, four)).isEqualTo(new Board.Intake(Optional.empty(), Optional.empty()));
    }

    @Test
    void aPauseWithAnEndTakesItsRestOffTheDayAndAnotherOneNothing() {
        happens(new HallEvent.CounterStaffed(TestPlan.ONE, Optional.of(new StaffId("1001")), NINE));
        for (int i = 0; i < 5; i++) {
            served(NINE.plusSeconds(600L * i));
        }
        Instant ten = NINE.plusSeconds(3_600);
        assertThat(tax(true, ten).stillServed()).contains(42);

        Optional<Instant> eleven = Optional.of(ten.plusSeconds(3_600));
        happens(new HallEvent.CounterAway(TestPlan.ONE, Optional.of(new Pause(Pause.Kind.LUNCH, ten, eleven))));
        assertThat(tax(true, ten).stillServed()).contains(36);

        happens(new HallEvent.CounterAway(
                TestPlan.ONE, Optional.of(new Pause(Pause.Kind.SHORT_BREAK, ten, Optional.empty()))));
        assertThat(tax(true, ten).stillServed()).contains(42);
    }
}
