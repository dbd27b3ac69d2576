package org.paihao.simulate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;

/** Which cases of docs/merge.md a hall-day has visited, by its facts in the order the hub heard them, and its end. */
final class MergeCases {
    /** Every case of docs/merge.md. */
    static final Set<String> ALL = Set.of(
            "called-by-label",
            "label-never-known",
            "label-called-and-ticket-called",
            "called-twice-nobody-came",
            "called-twice-at-once",
            "rated-and-not-rated",
            "day-closed-meanwhile",
            "two-slips-of-one-booking",
            "called-before-known",
            "served-before-known",
            "called-twice-one-answered",
            "called-twice-both-answered",
            "withdrawn-before-known",
            "withdrawn-while-called",
            "withdrawn-while-served",
            "withdrawn-after-no-show",
            "rated-before-known",
            "rating-of-a-double",
            "offer-relabelled",
            "offer-returned",
            "offer-made-after-it-lapsed",
            "hub-restored",
            "old-hub-gives-way");

    /** What is told by an alarm of the hub's, of the table "Between boxes". */
    static final Map<String, String> BY_ALARM =
            Map.of("hub-restored", "hub-restored", "higher-term", "old-hub-gives-way");

    /** Labels of an ordinal the hub never has begin here. */
    private static final int KIOSKS_FROM = 2_000;

    private final Map<String, Integer> visits = new TreeMap<>();
    private final Set<TicketId> known = new HashSet<>();
    private final Set<CallId> calls = new HashSet<>();
    private final Map<CallId, Boolean> ratings = new HashMap<>();
    /** Labels that were called alone, and where first. */
    private final Map<String, CounterId> byLabel = new HashMap<>();
    /** Labels of tickets that were called, and where first. */
    private final Map<String, CounterId> byTicket = new HashMap<>();

    /**
     * How often each case was visited.
     *
     * @param late facts the hub heard of a day that was over
     */
    static Map<String, Integer> of(List<FactRecord> ledger, HallState end, int late) {
        MergeCases cases = new MergeCases();
        if (late > 0) {
            cases.visits.put("day-closed-meanwhile", late);
        }
        ledger.forEach(record -> cases.heard(record.fact(), end));
        end.tickets().values().forEach(ticket -> cases.stands(ticket, end));
        end.calls().values().forEach(cases::ended);
        return cases.visits;
    }

    private void visit(boolean is, String name) {
        if (is) {
            visits.merge(name, 1, Integer::sum);
        }
    }

    private void heard(Fact fact, HallState end) {
        switch (fact) {
            case Fact.TicketTaken taken -> {
                visit(!known.add(taken.ticket().id()), "two-slips-of-one-booking");
                visit(byLabel.containsKey(name(taken.ticket())), "called-by-label");
                boolean offered = end.ticket(taken.ticket().id())
                        .flatMap(TicketState::aheadAtIssue)
                        .isPresent();
                visit(offered && taken.ticket().label().number() >= KIOSKS_FROM, "offer-relabelled");
            }
            case Fact.TicketWithdrawn left -> visit(!known.contains(left.ticket()), "withdrawn-before-known");
            case Fact.TicketCalled called -> {
                calls.add(called.call().id());
                visit(unknown(called.call()), "called-before-known");
                label(called.call());
            }
            case Fact.CallFinished finished -> visit(unknown(finished.call()), "served-before-known");
            case Fact.RatingGiven given -> rated(given.event(), true);
            case Fact.RatingMissing missing -> rated(missing.event(), false);
            default -> {}
        }
    }

    private static String name(Ticket ticket) {
        return ticket.day() + " " + ticket.label();
    }

    private void label(Call call) {
        String name = name(call.ticket());
        boolean alone = call.ticket().byLabelOnly();
        (alone ? byLabel : byTicket).putIfAbsent(name, call.counter());
        CounterId one = byLabel.get(name);
        CounterId other = byTicket.get(name);
        visit(one != null && other != null && !one.equals(other), "label-called-and-ticket-called");
    }

    private boolean unknown(Call call) {
        return !known.contains(call.ticket().id());
    }

    private void rated(CallId event, boolean given) {
        visit(!calls.contains(event), "rated-before-known");
        Boolean before = ratings.put(event, given);
        visit(before != null && before != given, "rated-and-not-rated");
    }

    private void stands(TicketState ticket, HallState end) {
        List<CallState> made =
                ticket.made().stream().flatMap(call -> end.call(call).stream()).toList();
        if (made.size() > 1) {
            long answered = made.stream().filter(MergeCases::answered).count();
            visit(answered == 0, "called-twice-nobody-came");
            visit(answered == 1, "called-twice-one-answered");
            visit(answered > 1, "called-twice-both-answered");
            visit(made.get(0).call().calledAt().equals(made.get(1).call().calledAt()), "called-twice-at-once");
            visit(
                    made.stream().map(call -> call.call().counter()).distinct().count() > 1,
                    "offer-made-after-it-lapsed");
        }
        visit(ticket.ticket().byLabelOnly(), "label-never-known");
        boolean withdrawn = ticket.left()
                .filter(left -> left.outcome() == Outcome.WITHDRAWN)
                .isPresent();
        if (withdrawn) {
            switch (ticket.stage()) {
                case WITHDRAWN -> visit(!made.isEmpty(), "withdrawn-while-called");
                case SERVED, SERVING -> visit(true, "withdrawn-while-served");
                case NO_SHOW -> visit(true, "withdrawn-after-no-show");
                case WAITING, PARKED, CALLED, CLOSED, PASSED_ON, VOID -> {}
            }
        }
    }

    private static boolean answered(CallState call) {
        return call.arrivedAt().isPresent() || call.said().equals(Optional.of(Outcome.SERVED));
    }

    private void ended(CallState call) {
        visit(!call.made() && call.outcome().isPresent(), "offer-returned");
        visit(
                call.outcome().equals(Optional.of(Outcome.DOUBLE))
                        && call.rating().equals(Optional.of(true)),
                "rating-of-a-double");
    }
}
