package org.paihao.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.paihao.core.hall.Place;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.Target;
import org.paihao.core.time.BusinessDay;

/** The day's figures from a state, minute by minute. */
class DayFiguresTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final BusinessDay TODAY = new BusinessDay(LocalDate.of(2026, 11, 23));
    private static final ServiceId TAX = new ServiceId("tax");
    private static final CounterId ONE = new CounterId("one");
    private static final TerminalId HUB = new TerminalId("hub");

    private HallState state = Evolve.evolve(HallState.empty(), new HallEvent.DayBegan(TODAY));
    private int labels;

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private Ticket comes(int minute) {
        int n = ++labels;
        Ticket ticket = new Ticket(
                TicketId.ofTouch(HUB, "touch-" + n),
                new Label('A', n),
                TAX,
                TODAY,
                at(minute),
                false,
                Channel.DESK,
                HUB,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        state = Evolve.evolve(
                state, new HallEvent.TicketEntered(ticket, new Place(at(minute), ""), Paper.NONE, at(minute)));
        return ticket;
    }

    private void called(Ticket ticket, int minute) {
        CallId id = new CallId(ticket.id().value());
        state = Evolve.evolve(
                state, new HallEvent.CallMade(new Call(id, ticket, ONE, new StaffId("1001"), at(minute))));
        state = Evolve.evolve(state, new HallEvent.CallOver(id, Outcome.SERVED, at(minute + 5)));
    }

    private DayFigures figures(int minute) {
        return DayFigures.of(state, Map.of(TAX, new Target(80, 15)), at(minute));
    }

    @Test
    void beforeAnybodyCameThereIsNothingToDraw() {
        DayFigures none = figures(0);

        assertThat(none.quarters()).isEmpty();
        assertThat(none.servedInAll()).isZero();
        assertThat(none.target(TAX).orElseThrow().state()).isEqualTo(TargetNow.State.UNKNOWN);
    }

    @Test
    void quartersCountWhoCameWhoWaitsAndHowLongTheyWaited() {
        for (int i = 0; i < 3; i++) {
            called(comes(i), 10 + i);
        }
        called(comes(3), 20);
        comes(31);
        DayFigures day = figures(40);

        assertThat(day.quarters()).extracting(DayFigures.Quarter::arrivals).containsExactly(4, 0, 1);
        assertThat(day.quarters()).extracting(DayFigures.Quarter::waiting).containsExactly(1, 0, 1);
        assertThat(day.quarters().getFirst().p50Seconds()).contains(600L);
        assertThat(day.quarters().get(1).p50Seconds())
                .as("one wait is no median")
                .isEmpty();
        assertThat(day.served()).containsEntry(ONE, 4);
        assertThat(day.service(TAX).orElseThrow().waits().seconds()).hasSize(4);
    }

    @Test
    void whoIsCertainToBeLateCountsBeforeBeingCalled() {
        for (int i = 0; i < 4; i++) {
            called(comes(0), 5);
        }
        comes(0);
        comes(0);

        assertThat(figures(11).target(TAX).orElseThrow().state()).isEqualTo(TargetNow.State.MET);
        assertThat(figures(13).target(TAX).orElseThrow().state()).isEqualTo(TargetNow.State.AT_RISK);
        TargetNow missed = figures(16).target(TAX).orElseThrow();
        assertThat(missed.state()).isEqualTo(TargetNow.State.MISSED);
        assertThat(missed.percent()).contains(66);
        assertThat(missed.counted()).isEqualTo(6);
    }

    @Test
    void whoGaveUpInTimeCountsForNothingAndWhoGaveUpLateWasLate() {
        for (int i = 0; i < 3; i++) {
            called(comes(0), 5);
        }
        Ticket early = comes(0);
        Ticket late = comes(0);
        state = Evolve.evolve(state, new HallEvent.TicketLeft(early.id(), Outcome.WITHDRAWN, at(9)));
        state = Evolve.evolve(state, new HallEvent.TicketLeft(late.id(), Outcome.WITHDRAWN, at(20)));

        assertThat(figures(30).target(TAX).orElseThrow().counted()).isEqualTo(4);
        assertThat(figures(30).target(TAX).orElseThrow().percent()).contains(75);
        assertThat(figures(30).service(TAX).orElseThrow().left()).isEqualTo(2);
    }
}
