package org.paihao.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.core.merge.Told.call;
import static org.paihao.core.merge.Told.onward;
import static org.paihao.core.merge.Told.ticket;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Deed;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Leg;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Passing;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;

/** The rows of the merge table about visits that go on after a call. */
final class VisitRows {
    private static final ServiceId FIRM = new ServiceId("firm");

    private final Sink sink;
    private final Ticket ticket = ticket("one", "A201", 0);
    private final Told kiosk = new Told("kiosk-1").took(ticket);
    private final Call first = call("first", ticket, "counter-1", 1);
    private final Call second = call("second", ticket, "counter-2", 2);
    private final Ticket further = onward(ticket, first, 3);
    private final Ticket onJourney = ticket.on(new Leg(FIRM, 0, 0, false));
    private final Call begun = call("begun", onJourney, "counter-1", 1);

    private VisitRows(Sink sink) {
        this.sink = sink;
    }

    /** Takes a row: its name, what each terminal tells, and what must stand. */
    interface Sink {
        void row(String name, List<Told> told, Consumer<HallState> stands);
    }

    static void add(Sink sink) {
        VisitRows rows = new VisitRows(sink);
        rows.passedOn();
        rows.passedOnByTwo();
        rows.takenBack();
        rows.steps();
    }

    private void passedOn() {
        Call later = call("later", further, "counter-3", 6);
        sink.row(
                "passed-on-before-known",
                List.of(kiosk, counter(1).called(first).passed(3, first, Passing.TRANSFERRED, further)),
                hall -> {
                    stage(hall, ticket, Stage.PASSED_ON);
                    stage(hall, further, Stage.WAITING);
                    assertThat(hall.labels()).containsEntry(ticket.label(), further.id());
                    assertThat(hall.waiting(Told.TAX)).isEqualTo(1);
                });
        sink.row(
                "onward-called-before-known",
                List.of(
                        kiosk,
                        counter(1).called(first).passed(3, first, Passing.TRANSFERRED, further),
                        counter(3).called(later).finished(9, later)),
                hall -> {
                    stage(hall, ticket, Stage.PASSED_ON);
                    stage(hall, further, Stage.SERVED);
                });
        sink.row(
                "back-before-set-aside",
                List.of(
                        kiosk,
                        counter(1).called(first).passed(3, first, Passing.PARKED, further),
                        new Told("kiosk-2").back(5, further)),
                hall -> {
                    stage(hall, further, Stage.WAITING);
                    assertThat(hall.parked()).isEmpty();
                });
    }

    private void passedOnByTwo() {
        sink.row(
                "passed-on-and-called-elsewhere",
                List.of(
                        kiosk,
                        counter(1).called(first).passed(3, first, Passing.TRANSFERRED, further),
                        counter(2).called(second).nobodyCame(5, second)),
                hall -> {
                    stage(hall, further, Stage.WAITING);
                    outcome(hall, second, Outcome.DOUBLE);
                });
        Ticket other = onward(ticket, second, 4);
        sink.row(
                "passed-on-twice",
                List.of(
                        kiosk,
                        counter(1).called(first).passed(3, first, Passing.TRANSFERRED, further),
                        counter(2).called(second).passed(4, second, Passing.TRANSFERRED, other)),
                hall -> {
                    stage(hall, further, Stage.WAITING);
                    stage(hall, other, Stage.VOID);
                    assertThat(hall.waiting(Told.TAX)).isEqualTo(1);
                });
    }

    private void takenBack() {
        sink.row(
                "passed-on-and-taken-back",
                List.of(
                        kiosk,
                        counter(1)
                                .called(first)
                                .passed(3, first, Passing.TRANSFERRED, further)
                                .undone(4, first, Deed.Kind.ENDED)
                                .finished(9, first)),
                hall -> {
                    stage(hall, ticket, Stage.SERVED);
                    stage(hall, further, Stage.VOID);
                    assertThat(hall.labels()).containsEntry(ticket.label(), ticket.id());
                });
        sink.row(
                "call-taken-back",
                List.of(
                        kiosk,
                        counter(1).called(first).undone(2, first, Deed.Kind.CALLED),
                        counter(2).called(second).finished(9, second)),
                hall -> {
                    stage(hall, ticket, Stage.SERVED);
                    outcome(hall, first, Outcome.UNDONE);
                    outcome(hall, second, Outcome.SERVED);
                });
        Turn turn = new Turn(ticket.id(), 1, Told.at(4), Optional.of(first.id()), Optional.empty(), false);
        Ticket comeback = ticket.onward(TicketId.ofComeBack(first.id()), Told.TAX, Optional.empty(), turn);
        sink.row(
                "came-back-and-no-show-taken-back",
                List.of(
                        kiosk,
                        counter(1).called(first).nobodyCame(3, first).undone(4, first, Deed.Kind.ENDED),
                        new Told("hub").fact(4, new Fact.TicketTaken(comeback, Paper.NONE))),
                hall -> {
                    stage(hall, ticket, Stage.CALLED);
                    stage(hall, comeback, Stage.VOID);
                    assertThat(hall.waiting(Told.TAX)).isZero();
                });
    }

    private void steps() {
        Ticket step = step(0, 1, false);
        Told hub = new Told("hub").fact(4, new Fact.TicketTaken(step, Paper.NONE));
        sink.row(
                "next-step-before-known",
                List.of(journey(), counter(1).called(begun).finished(3, begun), hub),
                hall -> {
                    stage(hall, ticket, Stage.SERVED);
                    stage(hall, step, Stage.WAITING);
                    assertThat(hall.labels()).containsEntry(ticket.label(), step.id());
                });
        sink.row(
                "step-taken-back",
                List.of(journey(), counter(1).called(begun).finished(3, begun).undone(4, begun, Deed.Kind.ENDED), hub),
                hall -> {
                    stage(hall, ticket, Stage.CALLED);
                    stage(hall, step, Stage.VOID);
                    assertThat(hall.labels()).containsEntry(ticket.label(), ticket.id());
                });
        Ticket one = step(0, 1, true);
        Ticket other = step(1, 2, true);
        Call chosen = call("chosen", one, "counter-3", 6);
        sink.row(
                "one-of-two-parts-done",
                List.of(
                        journey(),
                        counter(1).called(begun).finished(3, begun),
                        new Told("hub")
                                .fact(4, new Fact.TicketTaken(one, Paper.NONE))
                                .fact(4, new Fact.TicketTaken(other, Paper.NONE)),
                        counter(3).called(chosen).finished(9, chosen)),
                hall -> {
                    stage(hall, one, Stage.SERVED);
                    stage(hall, other, Stage.VOID);
                    assertThat(hall.waiting(Told.TAX)).isZero();
                    assertThat(hall.labels()).containsEntry(ticket.label(), one.id());
                });
    }

    private Told journey() {
        return new Told("kiosk-1").took(onJourney);
    }

    /** The ticket of a part of the second step. */
    private Ticket step(int part, int number, boolean either) {
        Turn turn = new Turn(ticket.id(), number, Told.at(3), Optional.of(begun.id()), Optional.empty(), false);
        return onJourney
                .onward(TicketId.ofStep(begun.id(), part), Told.TAX, Optional.empty(), turn)
                .on(new Leg(FIRM, 1, part, either));
    }

    private static Told counter(int n) {
        return new Told("counter-" + n);
    }

    private static void stage(HallState hall, Ticket ticket, Stage stage) {
        assertThat(hall.ticket(ticket.id()).orElseThrow().stage()).isEqualTo(stage);
    }

    private static void outcome(HallState hall, Call call, Outcome outcome) {
        assertThat(hall.call(call.id()).orElseThrow().outcome()).contains(outcome);
    }
}
