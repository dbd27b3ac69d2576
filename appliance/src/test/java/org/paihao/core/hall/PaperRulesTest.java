package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;

/** Paper and queue agree (hall protocol §8): which step may follow which. */
final class PaperRulesTest {
    private static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");

    private final TestBox kiosk = new TestBox(HallRules.REAL, "kiosk-1", TestPlan.plan(), Ordinals.ofKiosk(2));
    private final TicketId id = TicketId.ofTouch(kiosk.id, "key");

    @BeforeEach
    void aTouch() {
        Command.Request touch = new Command.Request(
                id, TestPlan.TAX, Channel.KIOSK, kiosk.id, Optional.empty(), Optional.empty(), Optional.empty(), false);
        kiosk.decide(new Command.TakeTicket(touch, Optional.empty(), true), T0);
    }

    private Paper paper() {
        return kiosk.state.ticket(id).orElseThrow().paper();
    }

    private Optional<Refusal> verdict(Paper.State state) {
        return kiosk.decide(new Command.PaperOutcome(id, state, "word"), T0);
    }

    private Optional<Refusal> reprint(boolean byStaff) {
        return kiosk.decide(new Command.Reprint(id, byStaff), T0);
    }

    private Optional<Refusal> choose(Paper.Choice choice) {
        return kiosk.decide(new Command.Choose(id, choice), T0);
    }

    @Test
    void printingIsRecordedWithTheTicketBeforeTheFirstByte() {
        assertThat(paper().state()).isEqualTo(Paper.State.PRINTING);
        assertThat(paper().copies()).isOne();
        assertThat(kiosk.facts.getLast().fact()).isInstanceOf(Fact.TicketTaken.class);
    }

    @Test
    void nobodyReprintsWhileASlipIsPrinting() {
        assertThat(reprint(false)).isPresent();
        assertThat(reprint(true)).isPresent();
    }

    @Test
    void aCitizenHasNoReprintOfASlipThatIsOutAndStaffHaveAny() {
        verdict(Paper.State.DONE);

        assertThat(reprint(false)).isPresent();
        for (int copies = 2; copies < 6; copies++) {
            assertThat(reprint(true)).isEmpty();
            assertThat(paper().copies()).isEqualTo(copies);
            verdict(Paper.State.DONE);
        }
    }

    @Test
    void aCitizenHasOneReprintOfASlipNobodyIsSureOf() {
        verdict(Paper.State.UNSURE);

        assertThat(reprint(false)).isEmpty();
        verdict(Paper.State.UNSURE);
        assertThat(reprint(false)).isPresent();
        assertThat(reprint(true)).isEmpty();
    }

    @Test
    void aVerdictComesOnceForEachSlip() {
        assertThat(verdict(Paper.State.DONE)).isEmpty();
        assertThat(verdict(Paper.State.UNSURE)).isPresent();
        assertThat(paper().state()).isEqualTo(Paper.State.DONE);
    }

    @Test
    void choosingIsOnlyForARefusedSlipAndOnlyOnce() {
        assertThat(choose(Paper.Choice.REMEMBER)).isPresent();
        verdict(Paper.State.REFUSED);

        assertThat(choose(Paper.Choice.REMEMBER)).isEmpty();
        assertThat(choose(Paper.Choice.TIMEOUT)).isPresent();
        assertThat(kiosk.state.ticket(id).orElseThrow().stage()).isEqualTo(TicketState.Stage.WAITING);
    }

    @Test
    void notWantingItOrNotChoosingInTimeWithdrawsTheTicketAndSaysWhy() {
        for (Paper.Choice choice : List.of(Paper.Choice.WITHDRAW, Paper.Choice.TIMEOUT)) {
            TestBox box = new TestBox(HallRules.REAL, "kiosk-1", TestPlan.plan(), Ordinals.ofKiosk(2));
            Command.Request touch = new Command.Request(
                    id,
                    TestPlan.TAX,
                    Channel.KIOSK,
                    box.id,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            box.decide(new Command.TakeTicket(touch, Optional.empty(), true), T0);
            box.decide(new Command.PaperOutcome(id, Paper.State.REFUSED, "paper-out"), T0);

            assertThat(box.decide(new Command.Choose(id, choice), T0)).isEmpty();

            assertThat(box.state.ticket(id).orElseThrow().stage()).isEqualTo(TicketState.Stage.WITHDRAWN);
            assertThat(box.facts.getLast().fact()).isInstanceOfSatisfying(Fact.TicketWithdrawn.class, fact -> {
                assertThat(fact.why())
                        .isEqualTo(
                                choice == Paper.Choice.TIMEOUT
                                        ? Fact.TicketWithdrawn.Why.NO_PAPER
                                        : Fact.TicketWithdrawn.Why.CITIZEN_KIOSK);
            });
        }
    }
}
