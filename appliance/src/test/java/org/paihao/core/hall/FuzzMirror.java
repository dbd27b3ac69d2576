package org.paihao.core.hall;

import static org.paihao.core.hall.HallCheck.must;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.time.BusinessDay;

/**
 * The facts of the first day as the boxes of a hall would tell them: each its own in their order, but nobody's before
 * or after another's. Whatever comes first, the books end as those of the box that decided (docs/merge.md).
 */
final class FuzzMirror {
    private static final int ORDERS = 5;
    private static final String CLOSED = Optional.empty() + " " + Optional.empty() + " " + Optional.empty();

    private final HallRules rules;
    private boolean over;

    FuzzMirror(HallRules rules) {
        this.rules = rules;
    }

    /** The day is over with these books. What goes on over the night is another story, told by {@link HallWorld}. */
    void dayOver(HallState books, List<FactRecord> facts, Instant end) {
        if (over || books.day().equals(BusinessDay.FIRST)) {
            return;
        }
        over = true;
        Map<String, String> expected = told(settled(books, end));
        for (int order = 0; order < ORDERS; order++) {
            HallState state = Evolve.evolve(HallState.empty(), new HallEvent.DayBegan(books.day()));
            for (FactRecord record : mixed(facts, order)) {
                for (HallEvent event : rules.absorb(state, record, end)) {
                    state = rules.evolve(state, event);
                }
            }
            Map<String, String> told = told(settled(state, end));
            expected.forEach((what, how) -> must(
                    how.equals(told.get(what)),
                    "heard in another order " + what + " is " + told.get(what) + " instead of " + how));
            must(told.keySet().equals(expected.keySet()), "heard in another order, others: " + told + expected);
        }
    }

    /** Offers have lapsed, and who was set aside until now is back: what no fact tells. */
    private HallState settled(HallState state, Instant end) {
        HallState next = state;
        for (CounterState counter : state.counters().values()) {
            Optional<CallState> offer = counter.call().flatMap(state::call).filter(call -> !call.made());
            if (offer.isPresent()) {
                next = Evolve.evolve(
                        next, new HallEvent.CallLapsed(offer.get().call().id()));
            }
        }
        Instant later = end.plusSeconds(11);
        for (TicketId id : next.parked()) {
            boolean back = next.ticket(id)
                    .flatMap(TicketState::hold)
                    .filter(hold -> !later.isBefore(hold.until()))
                    .isPresent();
            next = back ? Evolve.evolve(next, new HallEvent.TicketCameBack(id, later)) : next;
        }
        return next;
    }

    private static Map<String, String> told(HallState state) {
        Map<String, String> told = new TreeMap<>();
        for (TicketState ticket : state.tickets().values()) {
            if (ticket.confirmed()) {
                Ticket known = ticket.ticket();
                told.put(
                        "ticket " + known.id(),
                        known.label() + " " + known.service() + " " + ticket.stage() + " made "
                                + ticket.made().size());
            }
        }
        state.calls().values().stream()
                .filter(CallState::made)
                .forEach(call -> told.put(
                        "call " + call.call().id(),
                        call.outcome() + " " + call.arrivedAt().isPresent() + call.rating()));
        state.bookings().forEach((code, known) -> {
            // An offer that nobody took up is known where it was made, and nowhere else.
            boolean offered = state.ticket(TicketId.ofBooking(code))
                    .filter(ticket -> !ticket.confirmed())
                    .isPresent();
            BookingState.Status status = offered ? BookingState.Status.BOOKED : known.status();
            told.put("booking " + code, known.booking() + " " + status);
        });
        state.counters().forEach((id, counter) -> {
            String now = counter.staff() + " " + counter.call() + " " + counter.pause();
            if (!now.equals(CLOSED)) {
                told.put("counter " + id, now);
            }
        });
        return told;
    }

    /** The facts of each box in their order: one box after the other, either way, and then mixed. */
    private static List<FactRecord> mixed(List<FactRecord> facts, int order) {
        Map<String, Deque<FactRecord>> lanes = new HashMap<>();
        for (FactRecord record : facts) {
            String lane = lane(record.fact());
            Deque<FactRecord> before = lanes.computeIfAbsent(lane, name -> new ArrayDeque<>());
            FactKey key = new FactKey(new TerminalId(lane), record.key().epoch(), before.size() + 1L);
            before.add(new FactRecord(key, record.at(), record.planVersion(), record.fact()));
        }
        List<String> names = lanes.keySet().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        if (order % 2 == 1) {
            Collections.reverse(names);
        }
        Random random = new Random(order);
        List<FactRecord> mixed = new ArrayList<>();
        while (!names.isEmpty()) {
            String name = order < 2 ? names.getFirst() : names.get(random.nextInt(names.size()));
            Deque<FactRecord> lane = lanes.getOrDefault(name, new ArrayDeque<>());
            mixed.add(lane.remove());
            if (lane.isEmpty()) {
                names.remove(name);
            }
        }
        return mixed;
    }

    private static String lane(Fact fact) {
        return switch (fact) {
            case Fact.TicketTaken f -> f.ticket().turn().isPresent() ? "hub" : "kiosk-1";
            case Fact.PaperChanged ignored -> "kiosk-1";
            case Fact.TicketWithdrawn ignored -> "kiosk-2";
            case Fact.TicketCalled f -> f.call().counter().value();
            case Fact.CallRepeated f -> f.call().counter().value();
            case Fact.CallArrived f -> f.call().counter().value();
            case Fact.CallFinished f -> f.call().counter().value();
            case Fact.CallUnanswered f -> f.call().counter().value();
            case Fact.CallPassed f -> f.call().counter().value();
            case Fact.DeedUndone f -> f.call().counter().value();
            case Fact.RatingMissing f -> f.counter().value();
            case Fact.CounterOpened f -> f.counter().value();
            case Fact.CounterClosed f -> f.counter().value();
            case Fact.CounterPaused f -> f.counter().value();
            case Fact.CounterResumed f -> f.counter().value();
            default -> "hub";
        };
    }
}
