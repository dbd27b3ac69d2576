package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.core.hall.TestPlan.FEW;
import static org.paihao.core.hall.TestPlan.FIRM;
import static org.paihao.core.hall.TestPlan.ONE;
import static org.paihao.core.hall.TestPlan.SEAL;
import static org.paihao.core.hall.TestPlan.TAX;
import static org.paihao.core.hall.TestPlan.THREE;
import static org.paihao.core.hall.TestPlan.TWO;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Ordinals;

/** Visits of several steps under one ticket (docs/journeys.md): first tax, then tax and seal, then a seal or a few. */
final class JourneysTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final StaffId STAFF = new StaffId("1001");

    private final TestBox hall = new TestBox(HallRules.REAL, "hub", TestPlan.plan(), Ordinals.ofHub(1));
    private int calls;
    private int second;

    @BeforeEach
    void openTheCounters() {
        TestPlan.COUNTERS.forEach(counter -> done(new Command.OpenCounter(counter, STAFF)));
    }

    private Instant now() {
        return NINE.plusSeconds(second);
    }

    private void done(Command command) {
        assertThat(hall.decide(command, now())).as("%s", command).isEmpty();
    }

    private Ticket take(String touch, ServiceId service) {
        TicketId id = TicketId.ofTouch(new TerminalId("hub"), touch);
        done(new Command.TakeTicket(
                new Command.Request(
                        id,
                        service,
                        Channel.DESK,
                        new TerminalId("hub"),
                        Optional.of(id.value()),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                false));
        hall.decide(new Command.GoOn(), now());
        return hall.state.ticket(id).orElseThrow().ticket();
    }

    private Optional<Ticket> call(CounterId counter, ServiceId only, Optional<Label> wanted) {
        CallId id = new CallId("%032x".formatted(++calls));
        Optional<Refusal> no = hall.decide(
                new Command.OfferCall(id, counter, STAFF, Optional.of(only), wanted, Optional.empty()), now());
        if (no.isPresent()) {
            return Optional.empty();
        }
        done(new Command.MakeCall(hall.state.call(id).orElseThrow().call(), Optional.empty()));
        return hall.state.call(id).map(call -> call.call().ticket());
    }

    private Ticket called(CounterId counter, ServiceId only) {
        return call(counter, only, Optional.empty()).orElseThrow();
    }

    private void finish(CounterId counter) {
        done(new Command.Arrive(counter));
        done(new Command.Finish(counter));
        hall.decide(new Command.GoOn(), now());
    }

    private List<ServiceId> waitsFor(Ticket ticket) {
        return Visits.tickets(hall.state, ticket.visit()).stream()
                .filter(one -> one.stage() == Stage.WAITING)
                .map(one -> one.ticket().service())
                .toList();
    }

    private Stage stage(Ticket ticket) {
        return hall.state.ticket(ticket.id()).orElseThrow().stage();
    }

    @Test
    void oneTicketLeadsFromStepToStep() {
        Ticket firm = take("a", FIRM);
        assertThat(firm.service()).isEqualTo(TAX);
        assertThat(firm.label().toString()).startsWith("D");
        assertThat(waitsFor(firm)).containsExactly(TAX);

        called(ONE, TAX);
        assertThat(waitsFor(firm)).isEmpty();
        finish(ONE);
        assertThat(waitsFor(firm)).containsExactly(TAX, SEAL);

        Ticket tax = called(ONE, TAX);
        assertThat(tax.label()).isEqualTo(firm.label());
        finish(ONE);
        assertThat(waitsFor(firm)).containsExactly(SEAL);
        called(TWO, SEAL);
        finish(TWO);
        assertThat(waitsFor(firm)).containsExactly(SEAL, FEW);

        called(THREE, FEW);
        finish(THREE);
        assertThat(waitsFor(firm)).isEmpty();
        assertThat(Visits.tickets(hall.state, firm.id()))
                .extracting(TicketState::stage)
                .containsExactly(Stage.SERVED, Stage.SERVED, Stage.SERVED, Stage.VOID, Stage.SERVED);
    }

    @Test
    void whoIsAtOneCounterIsCalledToNoOther() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        called(ONE, TAX);
        assertThat(waitsFor(firm)).containsExactly(SEAL);

        assertThat(call(TWO, SEAL, Optional.empty())).isEmpty();
        assertThat(call(TWO, SEAL, Optional.of(firm.label()))).isEmpty();
        Ticket other = take("b", SEAL);
        assertThat(called(TWO, SEAL).label()).isEqualTo(other.label());
        finish(TWO);
        finish(ONE);
        assertThat(called(TWO, SEAL).visit()).isEqualTo(firm.id());
    }

    @Test
    void theNextStepKeepsWhatWasWaitedAndNothingElse() {
        Ticket firm = take("a", FIRM);
        second = 600;
        called(ONE, TAX);
        second = 900;
        Ticket between = take("b", SEAL);
        second = 1_800;
        finish(ONE);

        Ticket seal = Visits.tickets(hall.state, firm.id()).getLast().ticket();
        assertThat(seal.service()).isEqualTo(SEAL);
        // Ten minutes waited, twenty at the counter: as if they had come ten minutes ago.
        assertThat(seal.arrivedAt()).isEqualTo(NINE.plusSeconds(1_200));
        assertThat(seal.waitsSince()).isEqualTo(NINE.plusSeconds(1_800));
        assertThat(called(TWO, SEAL).label()).isEqualTo(between.label());
    }

    @Test
    void ofTwoWaitsAtTheSameTimeTheLongerOneCounts() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        second = 300;
        called(ONE, TAX);
        finish(ONE);
        second = 1_000;
        called(TWO, SEAL);
        finish(TWO);

        Ticket last = Visits.tickets(hall.state, firm.id()).getLast().ticket();
        assertThat(last.arrivedAt()).isEqualTo(NINE);
    }

    @Test
    void anEndTakenBackTakesTheNextStepBack() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        assertThat(waitsFor(firm)).containsExactly(TAX, SEAL);
        done(new Command.Undo(ONE));
        assertThat(waitsFor(firm)).isEmpty();
        assertThat(hall.state.waiting(SEAL)).isZero();
        assertThat(hall.state.labels()).containsEntry(firm.label(), firm.id());

        done(new Command.Finish(ONE));
        hall.decide(new Command.GoOn(), now());
        assertThat(waitsFor(firm)).containsExactly(TAX, SEAL);
        assertThat(Visits.tickets(hall.state, firm.id())).hasSize(3);
    }

    @Test
    void whatWasDoneInsteadComesBackWithTheUndo() {
        Ticket firm = take("a", FIRM);
        toTheLastStep();
        called(THREE, FEW);
        finish(THREE);
        assertThat(waitsFor(firm)).isEmpty();
        done(new Command.Undo(THREE));
        done(new Command.PutBack(THREE));
        hall.decide(new Command.GoOn(), now());
        assertThat(waitsFor(firm)).containsExactlyInAnyOrder(SEAL, FEW);
    }

    private void toTheLastStep() {
        called(ONE, TAX);
        finish(ONE);
        called(ONE, TAX);
        finish(ONE);
        called(TWO, SEAL);
        finish(TWO);
    }

    @Test
    void aDetourKeepsTheStep() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        done(new Command.Transfer(ONE, Optional.of(SEAL), Optional.empty(), false));
        hall.decide(new Command.GoOn(), now());
        assertThat(waitsFor(firm)).containsExactly(SEAL);
        called(TWO, SEAL);
        finish(TWO);
        assertThat(waitsFor(firm)).containsExactly(TAX, SEAL);
    }

    @Test
    void whoMissedOneOfTwoCallsComesBackForThatOne() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        called(ONE, TAX);
        done(new Command.NoShow(ONE, Optional.empty()));
        assertThat(waitsFor(firm)).containsExactly(SEAL);
        done(new Command.ComeBack(firm.id()));
        assertThat(waitsFor(firm)).containsExactlyInAnyOrder(TAX, SEAL);
    }

    @Test
    void whoLeavesLeavesEveryLine() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        done(new Command.Withdraw(firm.id(), Fact.TicketWithdrawn.Why.CITIZEN_PHONE));
        hall.decide(new Command.GoOn(), now());
        assertThat(waitsFor(firm)).isEmpty();
        assertThat(stage(firm)).isEqualTo(Stage.SERVED);
    }

    @Test
    void aStepIsBegunOnce() {
        Ticket firm = take("a", FIRM);
        called(ONE, TAX);
        finish(ONE);
        int before = hall.facts.size();
        done(new Command.GoOn());
        done(new Command.GoOn());
        assertThat(hall.facts).hasSize(before);
        assertThat(Visits.tickets(hall.state, firm.id())).hasSize(3);
    }

    @Test
    void noTicketIsGivenForAJourneyThatCannotBeDone() {
        done(new Command.SwitchService(SEAL, Optional.of(false), STAFF));
        TicketId id = TicketId.ofTouch(new TerminalId("hub"), "a");
        Command.Request request = new Command.Request(
                id,
                FIRM,
                Channel.DESK,
                new TerminalId("hub"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(hall.decide(new Command.TakeTicket(request, Optional.empty(), false), now()))
                .contains(new Refusal.ServicePaused(FIRM));
    }
}
