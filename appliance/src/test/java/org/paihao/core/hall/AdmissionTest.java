package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.OpeningRules;

/** Hours and caps at the hub and at a kiosk on its own: 2026-11-23 is a Monday, and 09:00 there is 01:00 UTC. */
final class AdmissionTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");

    private final HallPlan plan = TestPlan.plan(new Hours(
            Map.of(DayOfWeek.MONDAY, new Hours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))),
            Optional.of(new OpeningRules(
                    Optional.empty(),
                    Optional.of(30),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(List.of(new OpeningRules.ServiceRules(
                            TestPlan.SEAL, Optional.empty(), Optional.of(2), Optional.empty())))))));
    private final TestBox hub = new TestBox(HallRules.REAL, "hub", plan, Ordinals.ofHub(1));
    private final TestBox kiosk = new TestBox(HallRules.REAL, "kiosk-1", plan, Ordinals.ofKiosk(2));
    private final TestBox other = new TestBox(HallRules.REAL, "kiosk-2", plan, Ordinals.ofKiosk(3));

    private static Command.Request touch(String key, ServiceId service, Optional<String> booking) {
        return new Command.Request(
                TicketId.ofTouch(KIOSK, key),
                service,
                Channel.KIOSK,
                KIOSK,
                Optional.empty(),
                booking,
                Optional.empty(),
                false);
    }

    private static Optional<String> taken(TestBox box, String key, ServiceId service, Instant at) {
        Command.TakeTicket take =
                new Command.TakeTicket(touch(key, service, Optional.empty()), Optional.empty(), false);
        return box.decide(take, at).map(Refusal::code);
    }

    @Test
    void hubAndKioskAloneDecideAlikeAtEveryQuarterOfTheDay() {
        for (int quarter = -8; quarter < 48; quarter++) {
            Instant at = NINE.plusSeconds(quarter * 900L);
            Command.Request touch = touch("q" + quarter, TestPlan.TAX, Optional.empty());
            Optional<String> atHub =
                    hub.decide(new Command.OfferTicket(touch), at).map(Refusal::code);
            Optional<String> alone = taken(kiosk, "q" + quarter, TestPlan.TAX, at);
            assertThat(alone).as(at.toString()).isEqualTo(atHub);
            Optional<String> expected = quarter < 0 || quarter >= 32
                    ? Optional.of("service-closed")
                    : quarter >= 30 ? Optional.of("too-late-today") : Optional.empty();
            assertThat(atHub).as(at.toString()).isEqualTo(expected);
        }
    }

    @Test
    void anAppointmentHasATimeOfItsOwn() {
        Command.Request early = touch("early", TestPlan.TAX, Optional.of("CODE1"));
        assertThat(hub.decide(new Command.OfferTicket(early), NINE.minusSeconds(600)))
                .isEmpty();
    }

    @Test
    void theHubCountsTheDaysTicketsOfAllAKioskAloneItsOwn() {
        assertThat(taken(kiosk, "a", TestPlan.SEAL, NINE)).isEmpty();
        assertThat(taken(other, "b", TestPlan.SEAL, NINE)).isEmpty();
        assertThat(taken(kiosk, "c", TestPlan.SEAL, NINE)).isEmpty();
        assertThat(taken(kiosk, "d", TestPlan.SEAL, NINE)).contains("numbers-used-up");
        assertThat(taken(other, "e", TestPlan.SEAL, NINE)).isEmpty();

        for (FactRecord fact : kiosk.facts) {
            hub.absorb(fact, NINE.plusSeconds(60));
        }
        assertThat(taken(hub, "f", TestPlan.SEAL, NINE.plusSeconds(60))).contains("numbers-used-up");
        assertThat(taken(hub, "g", TestPlan.TAX, NINE.plusSeconds(60))).isEmpty();
    }

    @Test
    void aTicketOfferedAndTakenCountsOnceAndTheNextDayBeginsAtNone() {
        Command.Request touch = touch("a", TestPlan.SEAL, Optional.empty());
        hub.decide(new Command.OfferTicket(touch), NINE);
        Ticket offer = hub.state.ticket(touch.id()).orElseThrow().ticket();
        kiosk.decide(new Command.TakeTicket(touch, Optional.of(offer), false), NINE);
        hub.absorb(kiosk.facts.getLast(), NINE);
        assertThat(hub.state.numbering().taken("seal")).isEqualTo(1);
        assertThat(taken(hub, "b", TestPlan.SEAL, NINE)).isEmpty();
        assertThat(taken(hub, "c", TestPlan.SEAL, NINE)).contains("numbers-used-up");

        Instant nextMonday = NINE.plusSeconds(7 * 86_400L);
        assertThat(taken(hub, "d", TestPlan.SEAL, nextMonday)).isEmpty();
    }
}
