package org.paihao.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paihao.core.merge.Told.call;
import static org.paihao.core.merge.Told.labelled;
import static org.paihao.core.merge.Told.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CounterId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;
import org.paihao.json.Json;

/** Each row of the merge table, heard in every order that keeps each terminal's own: the end is always the same. */
final class MergeTableTest {
    private static final int ORDERS_MAX = 400;

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** What the hub held before, what each terminal tells, and what must stand in the end. */
    private record Row(List<HallEvent> before, List<Told> told, Consumer<HallState> stands) {}

    private void row(String name, List<Told> told, Consumer<HallState> stands) {
        rows.put(name, new Row(List.of(new HallEvent.DayBegan(Told.TODAY)), told, stands));
    }

    private static Told kiosk() {
        return new Told("kiosk-1");
    }

    private static Told box(String name) {
        return new Told(name);
    }

    MergeTableTest() {
        Ticket ticket = ticket("one", "A201", 0);
        Call first = call("first", ticket, "counter-1", 1);
        Call second = call("second", ticket, "counter-2", 2);
        row(
                "called-before-known",
                List.of(kiosk().took(ticket), box("counter-1").called(first)),
                hall -> {
                    stands(hall, ticket, Stage.CALLED, first);
                    assertThat(hall.callAt(first.counter())).isPresent();
                });
        row(
                "served-before-known",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).arrived(2, first).finished(3, first)),
                hall -> stands(hall, ticket, Stage.SERVED, first));
        Call shown = call("shown", labelled("A201", 1), "counter-1", 1);
        row(
                "called-by-label",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(shown).arrived(2, shown).finished(3, shown)),
                hall -> {
                    stands(hall, ticket, Stage.SERVED, shown);
                    assertThat(hall.tickets()).hasSize(1);
                });
        row("label-never-known", List.of(box("counter-1").called(shown).finished(2, shown)), hall -> {
            Ticket byLabel = hall.tickets().values().iterator().next().ticket();
            assertThat(byLabel.byLabelOnly()).isTrue();
            stands(hall, byLabel, Stage.SERVED, shown);
        });
        row(
                "label-called-and-ticket-called",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(shown).finished(4, shown),
                        box("counter-2").called(second)),
                hall -> {
                    stands(hall, ticket, Stage.SERVED, shown);
                    ended(hall, second, Outcome.DOUBLE);
                });
        calledTwice(ticket, first, second);
        leavings(ticket, first);
        ratings(ticket, first, second);
        offers(ticket, first);
        days(ticket);
        VisitRows.add(this::row);
    }

    private void calledTwice(Ticket ticket, Call first, Call second) {
        row(
                "called-twice-one-answered",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).nobodyCame(4, first),
                        box("counter-2").called(second).arrived(3, second).finished(9, second)),
                hall -> {
                    stands(hall, ticket, Stage.SERVED, second);
                    ended(hall, first, Outcome.DOUBLE);
                });
        row(
                "called-twice-both-answered",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).arrived(4, first).finished(9, first),
                        box("counter-2").called(second).arrived(3, second).finished(5, second),
                        box("pad-1").rated(first),
                        box("pad-2").rated(second)),
                hall -> {
                    stands(hall, ticket, Stage.SERVED, first);
                    ended(hall, second, Outcome.DOUBLE);
                    assertThat(hall.call(second.id()).orElseThrow().rating()).contains(true);
                });
        row(
                "called-twice-nobody-came",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).nobodyCame(8, first),
                        box("counter-2").called(second).nobodyCame(4, second)),
                hall -> {
                    stands(hall, ticket, Stage.NO_SHOW, first);
                    ended(hall, second, Outcome.DOUBLE);
                });
        Call same = call("same", ticket, "counter-2", 1);
        row(
                "called-twice-at-once",
                List.of(
                        kiosk().took(ticket),
                        box("counter-2").called(same),
                        box("counter-1").called(first)),
                hall -> {
                    stands(hall, ticket, Stage.CALLED, first);
                    ended(hall, same, Outcome.DOUBLE);
                    assertThat(hall.callAt(same.counter())).isEmpty();
                });
    }

    private void leavings(Ticket ticket, Call first) {
        row(
                "withdrawn-before-known",
                List.of(kiosk().took(ticket), box("kiosk-2").left(3, ticket)),
                hall -> {
                    assertThat(hall.ticket(ticket.id()).orElseThrow().stage()).isEqualTo(Stage.WITHDRAWN);
                    assertThat(hall.waiting(Told.TAX)).isZero();
                });
        row(
                "withdrawn-while-called",
                List.of(
                        kiosk().took(ticket),
                        box("kiosk-2").left(2, ticket),
                        box("counter-1").called(first).nobodyCame(5, first)),
                hall -> {
                    assertThat(hall.ticket(ticket.id()).orElseThrow().stage()).isEqualTo(Stage.WITHDRAWN);
                    ended(hall, first, Outcome.WITHDRAWN);
                    assertThat(hall.callAt(first.counter())).isEmpty();
                });
        row(
                "withdrawn-while-served",
                List.of(
                        kiosk().took(ticket),
                        box("kiosk-2").left(3, ticket),
                        box("counter-1").called(first).arrived(2, first).finished(9, first)),
                hall -> stands(hall, ticket, Stage.SERVED, first));
        row(
                "withdrawn-after-no-show",
                List.of(
                        kiosk().took(ticket),
                        box("kiosk-2").left(30, ticket),
                        box("counter-1").called(first).nobodyCame(5, first)),
                hall -> stands(hall, ticket, Stage.NO_SHOW, first));
    }

    private void ratings(Ticket ticket, Call first, Call second) {
        row(
                "rated-before-known",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).finished(3, first),
                        box("pad").rated(first)),
                hall -> assertThat(hall.call(first.id()).orElseThrow().rating()).contains(true));
        row(
                "rated-and-not-rated",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).finished(3, first),
                        box("pad-1").notRated(first),
                        box("pad-2").rated(first)),
                hall -> assertThat(hall.call(first.id()).orElseThrow().rating()).contains(true));
        row(
                "rating-of-a-double",
                List.of(
                        kiosk().took(ticket),
                        box("counter-1").called(first).finished(3, first),
                        box("counter-2").called(second).finished(4, second),
                        box("pad").rated(second)),
                hall -> {
                    ended(hall, second, Outcome.DOUBLE);
                    assertThat(hall.call(second.id()).orElseThrow().rating()).contains(true);
                    assertThat(hall.call(first.id()).orElseThrow().rating()).isEmpty();
                });
    }

    private void offers(Ticket ticket, Call first) {
        HallEvent day = new HallEvent.DayBegan(Told.TODAY);
        Ticket offered = ticket.relabelled(Label.parse("A001"));
        rows.put(
                "offer-relabelled",
                new Row(
                        List.of(day, new HallEvent.TicketOffered(offered, 0, Told.NINE)),
                        List.of(kiosk().took(ticket), box("counter-1").called(first)),
                        hall -> {
                            stands(hall, ticket, Stage.CALLED, first);
                            assertThat(hall.labels()).containsKey(Label.parse("A201"));
                        }));
        Ticket other = ticket("other", "A202", 1);
        Call elsewhere = call("elsewhere", other, "counter-1", 3);
        rows.put(
                "offer-returned",
                new Row(
                        List.of(
                                day,
                                new HallEvent.TicketOffered(ticket, 0, Told.NINE),
                                new HallEvent.CallOffered(first, Told.at(9))),
                        List.of(
                                kiosk().took(ticket).took(other),
                                box("counter-1").called(elsewhere)),
                        hall -> {
                            assertThat(hall.ticket(ticket.id()).orElseThrow().stage())
                                    .isEqualTo(Stage.WAITING);
                            stands(hall, other, Stage.CALLED, elsewhere);
                        }));
        Call second = call("second", ticket, "counter-2", 2);
        rows.put(
                "offer-made-after-it-lapsed",
                new Row(
                        List.of(
                                day,
                                new HallEvent.TicketOffered(ticket, 0, Told.NINE),
                                new HallEvent.CallOffered(first, Told.at(2)),
                                new HallEvent.CallLapsed(first.id()),
                                new HallEvent.CallOffered(second, Told.at(9))),
                        List.of(
                                kiosk().took(ticket),
                                box("counter-1").called(first),
                                box("counter-2").called(second)),
                        hall -> {
                            stands(hall, ticket, Stage.CALLED, first);
                            ended(hall, second, Outcome.DOUBLE);
                        }));
    }

    private void days(Ticket ticket) {
        Ticket old = new Ticket(
                ticket.id(),
                ticket.label(),
                ticket.service(),
                new BusinessDay(Told.TODAY.date().minusDays(1)),
                Told.NINE.minusSeconds(86_400),
                false,
                ticket.channel(),
                ticket.issuer(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Call call = call("old", old, "counter-1", 0);
        row(
                "day-closed-meanwhile",
                List.of(
                        kiosk().took(old),
                        box("kiosk-2").left(1, old),
                        box("counter-1").called(call).arrived(1, call).finished(2, call),
                        box("pad").rated(call)),
                hall -> {
                    assertThat(hall.tickets()).isEmpty();
                    assertThat(hall.calls()).isEmpty();
                    assertThat(hall.waiting(Told.TAX)).isZero();
                    assertThat(hall.callAt(new CounterId("counter-1"))).isEmpty();
                });
        Ticket again = ticket.relabelled(Label.parse("A3201"));
        row(
                "two-slips-of-one-booking",
                List.of(kiosk().took(ticket), box("kiosk-2").took(again)),
                hall -> {
                    assertThat(hall.tickets()).hasSize(1);
                    assertThat(hall.waiting(Told.TAX)).isEqualTo(1);
                    assertThat(hall.labels().get(Label.parse("A201"))).isEqualTo(ticket.id());
                    assertThat(hall.labels().get(Label.parse("A3201"))).isEqualTo(ticket.id());
                });
    }

    private static void stands(HallState hall, Ticket ticket, Stage stage, Call call) {
        TicketState known = hall.ticket(ticket.id()).orElseThrow();
        assertThat(known.stage()).isEqualTo(stage);
        assertThat(known.ticket().label()).isEqualTo(ticket.label());
        assertThat(known.call()).contains(call.id());
        boolean over = stage.ended();
        assertThat(hall.call(call.id()).orElseThrow().outcome().isPresent()).isEqualTo(over);
        assertThat(hall.waiting(Told.TAX)).isEqualTo((int) hall.tickets().values().stream()
                .filter(other -> other.stage() == Stage.WAITING)
                .count());
    }

    private static void ended(HallState hall, Call call, Outcome outcome) {
        assertThat(hall.call(call.id()).flatMap(CallState::outcome)).contains(outcome);
    }

    @TestFactory
    List<DynamicTest> everyRowInEveryOrder() {
        return rows.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> everyOrder(row.getValue())))
                .toList();
    }

    private static void everyOrder(Row row) {
        List<List<FactRecord>> lanes = row.told().stream().map(Told::facts).toList();
        List<List<FactRecord>> orders = new ArrayList<>();
        interleave(lanes, new int[lanes.size()], new ArrayList<>(), orders);
        Collections.shuffle(orders, new Random(1));
        for (List<FactRecord> order : orders.subList(0, Math.min(ORDERS_MAX, orders.size()))) {
            HallState hall = HallState.empty();
            for (HallEvent event : row.before()) {
                hall = Evolve.evolve(hall, event);
            }
            for (FactRecord fact : order) {
                for (HallEvent event : Absorb.absorb(hall, fact, Told.at(600))) {
                    hall = Evolve.evolve(hall, event);
                }
            }
            try {
                row.stands().accept(hall);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("heard in this order: " + order, e);
            }
        }
    }

    private static void interleave(
            List<List<FactRecord>> lanes, int[] at, List<FactRecord> soFar, List<List<FactRecord>> orders) {
        boolean end = true;
        for (int lane = 0; lane < at.length; lane++) {
            if (at[lane] < lanes.get(lane).size()) {
                end = false;
                soFar.add(lanes.get(lane).get(at[lane]++));
                interleave(lanes, at, soFar, orders);
                at[lane]--;
                soFar.removeLast();
            }
        }
        if (end) {
            orders.add(List.copyOf(soFar));
        }
    }

    @Test
    void theTableInTheDocumentHasExactlyTheseRows() throws IOException {
        Matcher names = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|").matcher(document("## Cases"));
        TreeSet<String> written = new TreeSet<>();
        while (names.find()) {
            written.add(names.group(1));
        }
        assertThat(written).containsExactlyElementsOf(new TreeSet<>(rows.keySet()));
    }

    @Test
    void everyFactHasItsRow() throws IOException {
        String facts = document("## Facts");
        for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
            assertThat(facts).contains("| `" + Json.dashed(fact.getSimpleName()) + "` |");
        }
    }

    private static String document(String section) throws IOException {
        String text = Files.readString(Path.of("..", "docs", "merge.md"));
        int begin = text.indexOf(section);
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end);
    }
}
