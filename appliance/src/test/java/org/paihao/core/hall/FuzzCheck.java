package org.paihao.core.hall;

import static org.paihao.core.hall.HallCheck.must;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.Slots;
import org.paihao.core.time.BusinessDay;

/** What must hold in a hall of any plan, after every command: plain walks that share no index with the rules. */
final class FuzzCheck {
    private final HallPlan plan;
    private final TestBox hub;
    private final HallCheck check = new HallCheck();
    private final Map<TicketId, Ticket> taken = new HashMap<>();
    private final Map<CounterId, Before> deeds = new HashMap<>();
    private final FuzzMirror mirror;
    private int known;

    /** A ticket and its call before the last thing a counter did with them. */
    private record Before(TicketState ticket, Optional<CallState> call) {}

    FuzzCheck(HallRules rules, HallPlan plan, TestBox hub) {
        mirror = new FuzzMirror(rules);
        this.plan = plan;
        this.hub = hub;
    }

    /** The decision in itself, and what it made of the hall. */
    void after(HallState before, Command command, Decision decision, Instant at) {
        switch (decision) {
            case Decision.Refused refused -> {
                must(hub.state.equals(before), "a refusal changed something: " + refused);
                if (command instanceof Command.OfferCall ask && ask.wanted().isEmpty()) {
                    called(before, List.of(), ask, at);
                }
            }
            case Decision.Agreed agreed -> {
                if (command instanceof Command.OfferCall ask && ask.wanted().isEmpty()) {
                    called(before, agreed.events(), ask, at);
                }
                agreed.events().forEach(event -> event(today(before, at), command, event));
                agreed.facts().forEach(fact -> fact(before, command, fact, at));
                undone(before, command, agreed);
                remember(before, agreed);
            }
        }
        int before1 = known;
        heard();
        if (hub.state.day().compareTo(before.day()) > 0) {
            mirror.dayOver(before, hub.facts.subList(0, before1), at);
            taken.clear();
            deeds.clear();
            hub.state.tickets().values().stream()
                    .filter(TicketState::confirmed)
                    .forEach(ticket -> taken.put(ticket.ticket().id(), ticket.ticket()));
        }
    }

    /** What has been recorded since. */
    void heard() {
        for (FactRecord record : hub.facts.subList(known, hub.facts.size())) {
            switch (record.fact()) {
                case Fact.TicketTaken f -> came(f.ticket());
                case Fact.CallPassed f -> came(f.onward());
                default -> {}
            }
        }
        known = hub.facts.size();
    }

    private void came(Ticket ticket) {
        if (ticket.turn().isPresent() && ticket.day().compareTo(hub.state.day()) < 0) {
            // Of a day that is over: closed with it.
            return;
        }
        if (ticket.turn().isEmpty()) {
            check.promised(ticket);
        }
        must(taken.put(ticket.id(), ticket) == null, "a ticket was taken twice: " + ticket);
    }

    // ---- whom a counter gets ----

    private void called(HallState before, List<HallEvent> events, Command.OfferCall ask, Instant at) {
        HallState state = before;
        Optional<Call> given = Optional.empty();
        for (HallEvent event : events) {
            if (event instanceof HallEvent.CallOffered offered) {
                given = Optional.of(offered.call());
                break;
            }
            state = Evolve.evolve(state, event);
        }
        if (hub.plan.counter(ask.counter()).isEmpty()
                || (events.isEmpty() && state.call(ask.call()).isPresent())) {
            return;
        }
        PlainCall plain = new PlainCall(state, today(before, at), at);
        Optional<TicketState> expected = plain.next(ask.counter(), ask.barred(), ask.only());
        must(
                expected.map(ticket -> ticket.ticket().id())
                        .equals(given.map(call -> call.ticket().id())),
                "called " + given + ", by the rules it is " + expected);
        given.ifPresent(call -> plain.bound(call));
    }

    private static void event(HallPlan now, Command command, HallEvent event) {
        if (event instanceof HallEvent.CallOffered offered && command instanceof Command.OfferCall ask) {
            Ticket ticket = offered.call().ticket();
            must(!ask.barred().contains(ticket.service()), "without the skill: " + offered);
            must(
                    now.profileOf(now.counter(ask.counter()).orElseThrow())
                            .services()
                            .contains(ticket.service()),
                    "none of the counter's services: " + offered);
        }
    }

    // ---- what facts may be ----

    private HallPlan today(HallState before, Instant at) {
        DayChanges changes = before.changes().on(BusinessDay.of(at, plan.timeZone(), plan.rollOver()));
        return plan.with(changes);
    }

    private void fact(HallState before, Command command, Fact fact, Instant at) {
        switch (fact) {
            case Fact.TicketTaken f when f.ticket().turn().isEmpty() -> given(before, command, f.ticket(), at);
            case Fact.TicketTaken f ->
                f.ticket().turn().flatMap(Turn::after).ifPresent(after -> cameBack(before, f.ticket(), after));
            case Fact.TicketCalled f -> {
                CounterState counter = before.counter(f.call().counter());
                must(counter.staff().isPresent(), "a closed counter calls: " + f);
                must(counter.pause().isEmpty(), "a counter calls while its staff are away: " + f);
            }
            case Fact.CallRepeated f -> must(f.recalls() <= plan.rules().recallsMax(), "called too often: " + f);
            case Fact.CallPassed f ->
                f.hold()
                        .ifPresent(hold -> must(
                                !hold.until()
                                        .isAfter(at.plus(
                                                Duration.ofMinutes(plan.rules().parkMinutesMax()))),
                                "set aside for too long: " + f));
            case Fact.BookingMade f -> booked(f.booking());
            default -> {}
        }
    }

    private void given(HallState before, Command command, Ticket ticket, Instant at) {
        HallPlan now = today(before, at);
        var service = now.service(ticket.chosen()).orElseThrow();
        must(service.series().holds(ticket.label()), "a label of another service: " + ticket);
        must(ticket.day().compareTo(before.day()) >= 0, "a ticket of a day that is over: " + ticket);
        boolean decidedHere = command instanceof Command.TakeTicket take
                && take.offer()
                        .filter(offer -> offer.label().equals(ticket.label()))
                        .isEmpty();
        if (!decidedHere || ticket.booking().isPresent()) {
            return;
        }
        must(now.gives(service), "a paused service gives tickets: " + ticket);
        Opening opening = Opening.of(now, ticket.chosen());
        must(opening.phase(at) == Opening.Phase.OPEN, "outside the hours: " + ticket);
        long before1 = before.tickets().values().stream()
                .map(TicketState::ticket)
                .filter(other -> other.day().equals(ticket.day())
                        && other.chosen().equals(ticket.chosen())
                        && !other.id().equals(ticket.id())
                        && other.turn().isEmpty()
                        && other.booking().isEmpty())
                .count();
        must(opening.dayCap().filter(cap -> before1 >= cap).isEmpty(), "more than the day's cap: " + ticket);
    }

    private void cameBack(HallState before, Ticket ticket, CallId after) {
        Optional<Outcome> ended = before.call(after).orElseThrow().outcome();
        if (ticket.leg()
                .filter(leg -> TicketId.ofStep(after, leg.part()).equals(ticket.id()))
                .isPresent()) {
            must(ended.equals(Optional.of(Outcome.SERVED)), "a next step without the one before it: " + ticket);
            return;
        }
        must(ended.equals(Optional.of(Outcome.NO_SHOW)), "came back without a missed call: " + ticket);
        long times = before.tickets().values().stream()
                .filter(other -> other.ticket().visit().equals(ticket.visit()))
                .filter(other -> other.stage() == TicketState.Stage.NO_SHOW)
                .count();
        must(times <= plan.rules().comeBacksMax(), "came back too often: " + ticket);
    }

    private void booked(Booking booking) {
        if (plan.appointments().isEmpty()) {
            return;
        }
        Optional<Slots.Slot> slot = new Slots(plan).at(booking.service(), booking.from());
        must(slot.isPresent() && slot.get().to().equals(booking.to()), "no slot of the plan: " + booking);
        long taken = hub.state.bookings().values().stream()
                .filter(other -> other.status() != BookingState.Status.CANCELLED)
                .filter(other -> other.booking().service().equals(booking.service())
                        && other.booking().from().equals(booking.from()))
                .count();
        must(taken <= slot.get().places(), taken + " in a slot of " + slot.get().places() + ": " + booking);
    }

    // ---- taking back ----

    private void remember(HallState before, Decision.Agreed agreed) {
        for (Fact fact : agreed.facts()) {
            Optional<Call> call = switch (fact) {
                case Fact.TicketCalled f -> Optional.of(f.call());
                case Fact.CallArrived f -> Optional.of(f.call());
                case Fact.CallFinished f -> Optional.of(f.call());
                case Fact.CallUnanswered f -> Optional.of(f.call());
                case Fact.CallPassed f -> Optional.of(f.call());
                default -> Optional.empty();
            };
            call.ifPresent(known -> before.ticket(known.ticket().id())
                    .ifPresentOrElse(
                            ticket -> deeds.put(known.counter(), new Before(ticket, before.call(known.id()))),
                            () -> deeds.remove(known.counter())));
        }
    }

    private void undone(HallState before, Command command, Decision.Agreed agreed) {
        if (!(command instanceof Command.Undo undo)) {
            return;
        }
        Deed deed = before.counter(undo.counter()).deed().orElseThrow();
        Before then = deeds.remove(undo.counter());
        if (then == null) {
            return;
        }
        TicketState now = hub.state.ticket(then.ticket().ticket().id()).orElseThrow();
        must(now.place().equals(then.ticket().place()), "taken back to another place: " + now + " was " + then);
        if (deed.kind() == Deed.Kind.CALLED) {
            boolean free = now.stage() == TicketState.Stage.WAITING || now.stage() == TicketState.Stage.PARKED;
            must(free, "a call was taken back, and its ticket is " + now + " after " + agreed);
            return;
        }
        must(now.stage() == then.ticket().stage(), "taken back, and yet " + now + " was " + then);
        CallState call = hub.state.callAt(undo.counter()).orElseThrow(() -> new AssertionError("no call: " + now));
        CallState was = then.call().orElseThrow();
        must(
                call.arrivedAt().equals(was.arrivedAt()) && call.outcome().equals(was.outcome()),
                "taken back, and yet " + call + " was " + was);
    }

    // ---- the state ----

    void look(Instant at) {
        HallState state = hub.state;
        check.sound(state);
        calls(state);
        visits(state);
        lines(state, at);
        for (Ticket ticket : taken.values()) {
            if (ticket.day().equals(state.day())) {
                must(state.ticket(ticket.id()).filter(TicketState::confirmed).isPresent(), "lost: " + ticket);
            }
        }
        for (TicketState ticket : state.tickets().values()) {
            boolean ghost =
                    ticket.confirmed() && !taken.containsKey(ticket.ticket().id());
            must(!ghost, "a ticket nobody took: " + ticket);
            ticket.call().filter(call -> !ticket.stage().ended()).ifPresent(call -> {
                CounterId counter = state.call(call).orElseThrow().call().counter();
                must(state.counter(counter).call().equals(Optional.of(call)), "at no counter: " + ticket);
            });
        }
    }

    private void calls(HallState state) {
        for (var counter : plan.counters()) {
            List<CallState> all = state.calls().values().stream()
                    .filter(call -> call.call().counter().equals(counter.id()))
                    .toList();
            long open = all.stream().filter(CallState::isOpen).count();
            must(open <= 1, counter.id() + " has " + open + " calls that go on");
            must(state.called().openAt(counter.id()).size() == open, "open calls by index: " + state.called());
            Optional<Instant> last = all.stream()
                    .filter(CallState::made)
                    .map(call -> call.call().calledAt())
                    .max(Comparator.naturalOrder());
            must(
                    state.called()
                            .lastMade(counter.id())
                            .map(call -> call.call().calledAt())
                            .equals(last),
                    "the last call by index is not " + last);
        }
    }

    /** One citizen stands in one place at a time, and the slip means it. */
    private void visits(HallState state) {
        Map<TicketId, List<TicketState>> visits = state.tickets().values().stream()
                .collect(Collectors.groupingBy(ticket -> ticket.ticket().visit()));
        for (List<TicketState> visit : visits.values()) {
            List<TicketState> live =
                    visit.stream().filter(one -> !one.stage().ended()).toList();
            boolean journey = visit.getFirst().ticket().leg().isPresent();
            long places = live.stream()
                    .filter(one -> !journey || one.stage() != TicketState.Stage.WAITING)
                    .filter(one -> !journey || one.stage() != TicketState.Stage.PARKED)
                    .count();
            must(places <= 1, "in two places at once: " + live);
            for (TicketState one : live) {
                if (one.ticket().day().equals(state.day())) {
                    named(state, one, state.labels().get(one.ticket().label()), journey);
                    named(
                            state,
                            one,
                            state.tokens().get(one.ticket().tokenHash().orElseThrow()),
                            journey);
                }
            }
        }
    }

    /** Label and slip mean the ticket that stands; of a journey with several lines one of its visit. */
    private static void named(HallState state, TicketState one, @Nullable TicketId meant, boolean journey) {
        Optional<TicketState> found = meant == null ? Optional.empty() : state.ticket(meant);
        boolean right = found.filter(ticket -> journey
                        ? ticket.ticket().visit().equals(one.ticket().visit())
                        : ticket.ticket().id().equals(one.ticket().id()))
                .isPresent();
        must(right, "its slip means another ticket: " + one + " instead of " + found);
    }

    private void lines(HallState state, Instant at) {
        Precedence precedence = new Precedence(plan.calls().priorities(), at);
        Map<ServiceId, List<TicketState>> lines = waiting(state).stream()
                .collect(Collectors.groupingBy(ticket -> ticket.ticket().service(), Collectors.toList()));
        lines.forEach((service, line) -> {
            List<TicketState> sorted =
                    line.stream().sorted(precedence.tickets()).toList();
            must(state.first(service, precedence, Integer.MAX_VALUE).equals(sorted), "another order in " + service);
            must(state.waiting(service) == sorted.size(), "another number waits for " + service);
            for (int i = 0; i < sorted.size(); i++) {
                int ahead = state.ahead(sorted.get(i).ticket().id(), precedence).orElseThrow();
                must(ahead == i, ahead + " before " + sorted.get(i) + ", who is at " + i);
            }
        });
    }

    private static Collection<TicketState> waiting(HallState state) {
        return state.tickets().values().stream()
                .filter(ticket -> ticket.stage() == TicketState.Stage.WAITING)
                .toList();
    }

    /** The last look: the same events give the same state, the same facts in other orders the same books. */
    void end(Instant at) {
        HallCheck.replays(hub.events, hub.state);
        mirror.dayOver(hub.state, hub.facts, at);
    }
}
