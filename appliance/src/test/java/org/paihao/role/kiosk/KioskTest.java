package org.paihao.role.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.role.FakeHall;
import org.paihao.role.KeyReusedException;

final class KioskTest {
    @TempDir
    private Path folder;

    private KioskHarness box;

    @BeforeEach
    void open() {
        box = new KioskHarness(folder);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aTouchTakesTheHubsOfferPrintsItAndTellsTheHall() {
        TicketId id = box.taken("key");

        assertThat(box.ticket(id).label()).hasToString("A001");
        assertThat(box.paper(id).state()).isEqualTo(Paper.State.PRINTING);
        assertThat(box.printer.slips).singleElement().satisfies(slip -> {
            assertThat(slip.ticket()).isEqualTo(box.ticket(id));
            assertThat(slip.ahead()).contains(0);
            assertThat(slip.reprint()).isFalse();
            assertThat(slip.phoneUrl().orElseThrow()).startsWith("http://phone.test/phone?t=");
            assertThat(slip.phoneUrl().orElseThrow()).doesNotContain(id.value());
        });
        assertThat(box.hall.said()).singleElement().isInstanceOf(Live.Taken.class);
        assertThat(box.facts(Fact.TicketTaken.class)).hasSize(1);
    }

    @Test
    void aDoubleTapIsOneTicketAndOneSlip() {
        List<CompletableFuture<TicketId>> taps = List.of(
                CompletableFuture.supplyAsync(() -> box.taken("key")),
                CompletableFuture.supplyAsync(() -> box.taken("key")),
                CompletableFuture.supplyAsync(() -> box.taken("key")));

        assertThat(taps.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(box.taken("key")).isEqualTo(taps.getFirst().join());
        assertThat(box.printer.slips).hasSize(1);
        assertThat(box.facts(Fact.TicketTaken.class)).hasSize(1);
        assertThat(box.hall.said()).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherServiceIsAMistakeAlsoWhenOnlyTheHubRemembers() {
        box.taken("key");
        assertThatThrownBy(() -> box.touch("key", TestPlan.SEAL)).isInstanceOf(KeyReusedException.class);

        box.hall.hub(request -> {
            box.answer(request);
            throw new IllegalStateException("the power goes before the kiosk commits");
        });
        assertThatThrownBy(() -> box.touch("other", TestPlan.TAX)).isInstanceOf(IllegalStateException.class);
        box.hall.hub(box::answer);
        assertThatThrownBy(() -> box.touch("other", TestPlan.SEAL)).isInstanceOf(KeyReusedException.class);
    }

    @Test
    void withoutTheHubTheKioskGivesALabelOfItsOwn() {
        box.hall.hub(FakeHall.SILENT);

        TicketId id = box.taken("key");

        assertThat(box.ticket(id).label()).hasToString("A2001");
        assertThat(box.printer.slips).hasSize(1);
    }

    @Test
    void noTroubleOfTheHubSendsACitizenAwayButTheHallsOwnWordStands() {
        for (String trouble : List.of("labels-exhausted", "hub-stepped-down", "not-your-ticket")) {
            box.hall.hub(request -> Optional.of(new HubReply.No(trouble, Optional.empty())));
            assertThat(box.touch(trouble, TestPlan.TAX)).as(trouble).isInstanceOf(Kiosk.Answer.Taken.class);
        }

        for (String ownWord : List.of("service-closed", "too-late-today", "numbers-used-up")) {
            box.hall.hub(request -> Optional.of(new HubReply.No(ownWord, Optional.empty())));
            assertThat(box.touch(ownWord, TestPlan.TAX)).isEqualTo(new Kiosk.Answer.No(ownWord));
        }

        box.hall.hub(box::answer);
        assertThat(box.touch("paused", TestPlan.PAUSED)).isEqualTo(new Kiosk.Answer.No("service-paused"));
    }

    @Test
    void anOfferThatArrivesAfterTheOwnDecisionIsRelabelledAtTheHub() {
        box.hall.hub(request -> {
            box.answer(request);
            return Optional.empty();
        });

        TicketId id = box.taken("key");

        assertThat(box.hub.ticket(id).orElseThrow().ticket().label()).hasToString("A001");
        Fact.TicketTaken fact = box.facts(Fact.TicketTaken.class).getFirst();
        box.hubBooks.commit(entry -> {
            entry.record(fact, box.clock.now());
            return true;
        });
        assertThat(box.hub.ticket(id).orElseThrow().ticket().label()).hasToString("A2001");
        assertThat(box.hub.ticket(id).orElseThrow().ahead()).contains(0);
        box.hall.hub(box::answer);
        assertThat(box.ticket(box.taken("next")).label()).as("A001 is burnt").hasToString("A002");
    }

    @Test
    void aFullDiskTakesNoNewTicketsAndKeepsTheOldOnes() {
        TicketId id = box.taken("key");
        box.diskLow.set(true);

        assertThat(box.touch("new", TestPlan.TAX)).isEqualTo(new Kiosk.Answer.No("disk-full"));
        assertThat(box.touch("key", TestPlan.TAX)).isEqualTo(new Kiosk.Answer.Taken(id));
    }

    @Test
    void refusedPaperGivesFourWaysOnAndNinetySeconds() {
        TicketId id = box.taken("key");
        box.printer.verdict(Paper.State.REFUSED, "paper-out");
        assertThat(box.kiosk.own(id).orElseThrow().chooseWithinSeconds()).contains(90);

        box.clock.pass(89);
        box.kiosk.tick();
        assertThat(box.state(id).stage()).isEqualTo(TicketState.Stage.WAITING);
        box.clock.pass(1);
        box.kiosk.tick();
        box.kiosk.tick();

        assertThat(box.state(id).stage()).isEqualTo(TicketState.Stage.WITHDRAWN);
        assertThat(box.facts(Fact.TicketWithdrawn.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.why()).isEqualTo(Fact.TicketWithdrawn.Why.NO_PAPER));
        assertThat(box.hall.said()).filteredOn(Live.Withdrawn.class::isInstance).hasSize(1);
    }

    @Test
    void aChoiceIsKeptWithTheTicketAndTimeNoLongerMatters() {
        for (Paper.Choice choice : List.of(Paper.Choice.PHONE, Paper.Choice.REMEMBER, Paper.Choice.HELP)) {
            TicketId id = box.taken("key-" + choice);
            box.printer.verdict(Paper.State.REFUSED, "paper-out");

            assertThat(box.kiosk.choose(id, choice)).isEmpty();
            box.clock.pass(200);
            box.kiosk.tick();

            assertThat(box.state(id).stage()).isEqualTo(TicketState.Stage.WAITING);
            assertThat(box.paper(id).choice()).contains(choice);
        }
        assertThat(box.facts(Fact.HelpAsked.class)).hasSize(1);
    }

    @Test
    void anUnsureSlipHasOneReprintOfTheSameLabelMarkedAsSuch() {
        TicketId id = box.taken("key");
        assertThat(box.kiosk.reprint(id, false)).isPresent();
        box.printer.verdict(Paper.State.UNSURE, "gone");

        assertThat(box.kiosk.reprint(id, false)).isEmpty();

        assertThat(box.printer.slips).hasSize(2);
        SlipPrinter.Slip second = box.printer.slips.getLast();
        assertThat(second.reprint()).isTrue();
        assertThat(second.ticket()).isEqualTo(box.printer.slips.getFirst().ticket());
        assertThat(second.phoneUrl()).isEqualTo(box.printer.slips.getFirst().phoneUrl());
        box.printer.verdict(Paper.State.UNSURE, "gone");
        assertThat(box.kiosk.reprint(id, false)).isPresent();
        assertThat(box.printer.slips).hasSize(2);
    }

    @Test
    void aRestartWhilePrintingIsUnsureAndPrintsNothingByItself() {
        TicketId id = box.taken("key");

        box.restart();

        assertThat(box.paper(id).state()).isEqualTo(Paper.State.UNSURE);
        assertThat(box.paper(id).reason()).contains("restart");
        assertThat(box.printer.slips).isEmpty();
        assertThat(box.touch("key", TestPlan.TAX)).isEqualTo(new Kiosk.Answer.Taken(id));
        assertThat(box.printer.slips).isEmpty();
    }

    @Test
    void aRestartWhileSomebodyChoosesBeginsTheTimeAnew() {
        TicketId id = box.taken("key");
        box.printer.verdict(Paper.State.REFUSED, "paper-out");
        box.clock.pass(60);

        box.restart();
        box.clock.pass(60);
        box.kiosk.tick();
        assertThat(box.state(id).stage()).isEqualTo(TicketState.Stage.WAITING);
        box.clock.pass(30);
        box.kiosk.tick();

        assertThat(box.state(id).stage()).isEqualTo(TicketState.Stage.WITHDRAWN);
    }

    @Test
    void aPrinterThatBreaksItsWordLeavesNoTicketPrintingForEver() {
        TicketId lost = box.taken("lost");
        box.printer.fails();
        box.printer.broken = true;
        TicketId thrown = box.taken("thrown");

        assertThat(box.paper(lost).state()).isEqualTo(Paper.State.UNSURE);
        assertThat(box.paper(thrown).state()).isEqualTo(Paper.State.UNSURE);
    }

    @Test
    void whoIsBeingServedHasNoPlaceToGiveUp() {
        TicketId id = box.taken("key");
        box.hall.hub(request -> request instanceof HubRequest.FindTicket
                ? Optional.of(new HubReply.TicketIs(
                        box.ticket(id),
                        TicketState.Stage.SERVING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("3"),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : Optional.empty());

        assertThat(box.kiosk.withdraw(id))
                .contains(new Refusal.TicketEnded(box.ticket(id).label()));
        box.hall.hub(FakeHall.SILENT);
        assertThat(box.kiosk.withdraw(id)).isEmpty();
        assertThat(box.kiosk.withdraw(id)).isPresent();
        assertThat(box.kiosk.withdraw(TicketId.ofBooking("none"))).contains(new Refusal.UnknownTicket());
    }

    @Test
    void aKeyOfYesterdayGetsItsAnswerAndNoSecondTicket() {
        TicketId id = box.taken("key");
        box.clock.pass(86_400);
        box.taken("today");
        assertThat(box.books.state().ticket(id)).isEmpty();

        assertThat(box.touch("key", TestPlan.TAX)).isEqualTo(new Kiosk.Answer.Taken(id));

        assertThat(box.printer.slips).hasSize(2);
        assertThat(box.hub.ticket(id)).as("no ghost in today's line").isEmpty();
    }
}
