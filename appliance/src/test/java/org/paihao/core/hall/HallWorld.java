package org.paihao.core.hall;

import static org.paihao.core.hall.HallCheck.must;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.time.BusinessDay;

/**
 * A hall at random: a hub, two kiosks, three counters, links that are cut, answers that are lost, facts that come late
 * or twice, clocks that are wrong, a hub that comes back older, nights. Every step is checked from outside.
 */
final class HallWorld {
    static final StaffId STAFF = new StaffId("1001");
    private static final Instant MORNING = Instant.parse("2026-11-23T00:50:00Z");

    private final Random random;
    private final HallCheck check = new HallCheck();
    private final TestBox hub;
    private final List<TestBox> kiosks;
    private final List<TestBox> counters = new ArrayList<>();
    private final Map<TestBox, Duration> skew = new HashMap<>();
    private final Map<TestBox, Integer> delivered = new HashMap<>();
    private final Set<TestBox> cut = new HashSet<>();
    private final List<Ticket> heardByHub = new ArrayList<>();
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Command.Request> touches = new ArrayList<>();
    private BusinessDay touchesOf = BusinessDay.FIRST;
    private Instant now = MORNING;
    private long term = 1;
    private int names;
    private Optional<Copy> copy = Optional.empty();

    HallWorld(HallRules rules, Random random) {
        this.random = random;
        hub = new TestBox(rules, "hub", TestPlan.plan(), Ordinals.ofHub(1));
        kiosks = List.of(
                new TestBox(rules, "kiosk-1", TestPlan.plan(), Ordinals.ofKiosk(2)),
                new TestBox(rules, "kiosk-2", TestPlan.plan(), Ordinals.ofKiosk(3)));
        for (CounterId id : TestPlan.COUNTERS) {
            counters.add(new TestBox(rules, id.value(), TestPlan.plan(), new Ordinals(List.of())));
        }
        for (TestBox box : terminals()) {
            delivered.put(box, 0);
            skew.put(box, Duration.ofMillis(random.nextInt(-4_000, 4_000)));
        }
        if (random.nextInt(5) == 0) {
            skew.put(kiosks.getFirst(), Duration.ofMinutes(random.nextInt(-90, 90)));
        }
    }

    private List<TestBox> terminals() {
        List<TestBox> all = new ArrayList<>(kiosks);
        all.addAll(counters);
        return all;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Instant time(TestBox box) {
        return now.plus(skew.getOrDefault(box, Duration.ZERO));
    }

    private CounterId counterOf(TestBox box) {
        return new CounterId(box.id.value());
    }

    /** One thing happens, and everything is looked at. */
    void step() {
        now = now.plusMillis(1 + random.nextInt(4_000));
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4 -> touch(any(kiosks));
            case 5, 6 -> paper(any(kiosks));
            case 7, 8, 9 -> callNext(any(counters));
            case 10, 11, 12 -> work(any(counters));
            case 13 -> withdraw(any(kiosks));
            case 14, 15, 16, 17 -> deliver(any(terminals()), 1 + random.nextInt(4));
            case 18 -> {
                if (random.nextInt(3) == 0) {
                    toggle(any(terminals()));
                }
            }
            case 19 -> checkIn(any(kiosks));
            case 20 -> hub.decide(new Command.Tick(now), now);
            case 21 -> rarely();
            default -> throw new IllegalStateException();
        }
        look();
    }

    private void rarely() {
        switch (random.nextInt(12)) {
            case 0 -> now = now.plus(Duration.ofMinutes(random.nextInt(30)));
            case 1 -> {
                now = now.plus(Duration.ofHours(20));
                // Nobody comes with an appointment of yesterday in the second before the hub's day turns.
                bookings.clear();
                if (random.nextBoolean()) {
                    hub.decide(new Command.Tick(now), now);
                }
            }
            case 2 -> comeBackOlder();
            case 3, 4 -> desk();
            case 5, 6, 7 -> copy = Optional.of(new Copy(hub.state, List.copyOf(hub.events), Map.copyOf(delivered)));
            default -> {}
        }
    }

    private void look() {
        hub.decide(new Command.GoOn(), now);
        check.sound(hub.state);
        HallCheck.callableSoon(hub.state, now);
        heardByHub.forEach(ticket -> check.kept(hub.state, ticket));
    }

    private void toggle(TestBox box) {
        if (!cut.remove(box)) {
            cut.add(box);
        }
    }

    // ---- kiosks ----

    private void touch(TestBox kiosk) {
        boolean again = !touches.isEmpty() && random.nextInt(6) == 0;
        Command.Request request = again ? any(touches) : request(kiosk, any(TestPlan.CHOICES));
        if (!request.issuer().equals(kiosk.id)) {
            return;
        }
        if (!TestPlan.day(time(kiosk)).equals(touchesOf)) {
            // Over the night the stored answer to the key stands, not the state.
            touchesOf = TestPlan.day(time(kiosk));
            touches.clear();
            request = request(kiosk, request.service());
        }
        touches.add(request);
        Optional<Ticket> offer = Optional.empty();
        if (!cut.contains(kiosk)) {
            hub.decide(new Command.OfferTicket(request), now);
            sameAgain(hub, new Command.OfferTicket(request));
            boolean lost = random.nextInt(5) == 0;
            offer = hub.state.ticket(request.id()).map(TicketState::ticket).filter(ticket -> !lost);
        }
        take(kiosk, request, offer);
    }

    private void take(TestBox kiosk, Command.Request request, Optional<Ticket> offer) {
        int before = kiosk.facts.size();
        boolean known = kiosk.state.ticket(request.id()).isPresent();
        Optional<Refusal> refusal =
                kiosk.decide(new Command.TakeTicket(request, offer, random.nextBoolean()), time(kiosk));
        must(!known || kiosk.facts.size() == before, "a retry made another ticket");
        must(refusal.isEmpty() || refusal.get() instanceof Refusal.LabelsExhausted, "refused: " + refusal);
        if (kiosk.facts.size() > before) {
            Ticket ticket = kiosk.state.ticket(request.id()).orElseThrow().ticket();
            check.promised(ticket);
            must(ticket.chosen().equals(request.service()), "another service: " + ticket);
            sameAgain(kiosk, new Command.TakeTicket(request, Optional.empty(), true));
        }
    }

    private Command.Request request(TestBox kiosk, ServiceId service) {
        names++;
        TicketId id = TicketId.ofTouch(kiosk.id, "touch-" + names);
        Optional<String> token = Optional.of(id.value());
        Optional<PriorityId> priority = TestPlan.priority(random);
        return new Command.Request(id, service, Channel.KIOSK, kiosk.id, token, Optional.empty(), priority, false);
    }

    /** Asking again later with the same ids changes nothing. */
    private void sameAgain(TestBox box, Command command) {
        boolean known = switch (command) {
            case Command.OfferTicket c -> box.state.ticket(c.request().id()).isPresent();
            case Command.OfferCall c -> box.state.call(c.call()).isPresent();
            default -> true;
        };
        if (known) {
            must(box.look(command, now.plusSeconds(1)).equals(Decision.Agreed.already()), "decided twice: " + command);
        }
    }

    private void checkIn(TestBox kiosk) {
        if (bookings.isEmpty() || random.nextInt(4) == 0) {
            names++;
            Booking booking = new Booking(
                    "code" + names, any(TestPlan.OPEN), now.minusSeconds(60), now.plus(Duration.ofHours(2)));
            bookings.add(booking);
            hub.decide(new Command.MakeBooking(booking), now);
            return;
        }
        String code = any(bookings).code();
        TicketId id = TicketId.ofBooking(code);
        Optional<String> token = Optional.of(id.value());
        boolean refused = cut.contains(kiosk)
                || hub.decide(new Command.CheckIn(code, kiosk.id, token), now).isPresent();
        if (refused) {
            return;
        }
        Ticket offer = hub.state.ticket(id).orElseThrow().ticket();
        // The kiosk that asks second gets the ticket of the first, and only shows it.
        if (!hub.state.ticket(id).orElseThrow().confirmed() && offer.issuer().equals(kiosk.id)) {
            take(
                    kiosk,
                    new Command.Request(
                            id,
                            offer.service(),
                            Channel.APPOINTMENT,
                            kiosk.id,
                            token,
                            Optional.of(code),
                            Optional.empty(),
                            false),
                    Optional.of(offer));
        }
    }

    private void paper(TestBox kiosk) {
        for (TicketState ticket : List.copyOf(kiosk.state.tickets().values())) {
            TicketId id = ticket.ticket().id();
            if (ticket.paper().state() == Paper.State.PRINTING && random.nextInt(3) > 0) {
                Paper.State state = any(List.of(Paper.State.DONE, Paper.State.REFUSED, Paper.State.UNSURE));
                kiosk.decide(new Command.PaperOutcome(id, state, "word"), time(kiosk));
            } else if (ticket.paper().choicePending() && random.nextInt(4) == 0) {
                kiosk.decide(new Command.Choose(id, any(List.of(Paper.Choice.values()))), time(kiosk));
            } else if (random.nextInt(10) == 0) {
                kiosk.decide(new Command.Reprint(id, random.nextInt(4) == 0), time(kiosk));
            }
        }
    }

    private void withdraw(TestBox kiosk) {
        if (!kiosk.state.tickets().isEmpty()) {
            TicketId id = any(List.copyOf(kiosk.state.tickets().keySet()));
            kiosk.decide(new Command.Withdraw(id, Fact.TicketWithdrawn.Why.CITIZEN_KIOSK), time(kiosk));
        }
    }

    private void desk() {
        Command.Request request = request(hub, any(TestPlan.CHOICES));
        Optional<Refusal> refusal = hub.decide(new Command.TakeTicket(request, Optional.empty(), false), now);
        if (refusal.isEmpty()) {
            Ticket ticket = hub.state.ticket(request.id()).orElseThrow().ticket();
            check.promised(ticket);
            heardByHub.add(ticket);
        }
    }

    // ---- counters ----

    private void callNext(TestBox box) {
        CounterId counter = counterOf(box);
        if (box.state.counter(counter).staff().isEmpty()) {
            box.decide(new Command.OpenCounter(counter, STAFF), time(box));
        }
        box.decide(new Command.Resume(counter), time(box));
        if (cut.contains(box) || box.state.callAt(counter).isPresent()) {
            return;
        }
        names++;
        CallId id = new CallId(TicketId.ofTouch(box.id, "call-" + names).value());
        Optional<CallId> previous = box.state.calls().values().stream()
                .max((a, b) -> a.call().calledAt().compareTo(b.call().calledAt()))
                .map(call -> call.call().id());
        Command.OfferCall ask = new Command.OfferCall(id, counter, STAFF, Optional.empty(), Optional.empty(), previous);
        offerCall(ask);
        if (random.nextInt(6) == 0) {
            return;
        }
        if (random.nextInt(8) == 0) {
            // The answer was lost; the same question again, now or after the offer has lapsed.
            now = now.plusSeconds(random.nextInt(14));
            hub.decide(new Command.Tick(now), now);
            offerCall(ask);
        }
        hub.state.call(id).filter(call -> call.outcome().isEmpty()).ifPresent(call -> {
            must(
                    sent(box) < box.facts.size()
                            || box.state.calls().values().stream()
                                    .filter(old -> !old.outcome().equals(Optional.of(Outcome.UNDONE)))
                                    .noneMatch(old -> old.call()
                                            .ticket()
                                            .id()
                                            .equals(call.call().ticket().id())),
                    "called again at the same counter: " + call);
            must(
                    box.decide(new Command.MakeCall(call.call(), Optional.empty()), time(box))
                            .isEmpty(),
                    "a call refused");
            sameAgain(box, new Command.MakeCall(call.call(), Optional.empty()));
        });
    }

    private void offerCall(Command.OfferCall ask) {
        HallState before = hub.state;
        List<HallEvent> events = hub.look(ask, now) instanceof Decision.Agreed agreed ? agreed.events() : List.of();
        boolean answered = hub.state.call(ask.call()).isPresent();
        for (HallEvent event : events) {
            if (event instanceof HallEvent.CallOffered offered) {
                answered = true;
                HallCheck.fair(before, offered.call(), now);
                boolean flagged = events.stream().anyMatch(HallEvent.Anomaly.class::isInstance);
                boolean confirmed = before.ticket(offered.call().ticket().id())
                        .orElseThrow()
                        .confirmed();
                must(flagged != confirmed, "an offer without its fact is called flagged: " + events);
            }
            before = Evolve.evolve(before, event);
        }
        if (!answered) {
            HallCheck.nobody(
                    before, hub.plan.counter(ask.counter()).orElseThrow().services(), ask.counter(), now);
        }
        hub.decide(ask, now);
        sameAgain(hub, ask);
    }

    private void work(TestBox box) {
        CounterId counter = counterOf(box);
        switch (random.nextInt(9)) {
            case 6, 7 -> {
                box.decide(StaffDeeds.any(random, counter, time(box)), time(box));
                comeBack();
            }
            case 0 -> box.decide(new Command.Recall(counter), time(box));
            case 1, 2 -> box.decide(new Command.Arrive(counter), time(box));
            case 3, 4 -> box.decide(new Command.Finish(counter), time(box));
            case 5 -> box.decide(new Command.NoShow(counter, Optional.empty()), time(box));
            default -> StaffDeeds.rate(random, box, counter, now, time(box));
        }
    }

    /** Somebody shows a slip: of what was set aside, of a call they missed, or of anything else. */
    private void comeBack() {
        if (random.nextInt(3) == 0 && !hub.state.tickets().isEmpty()) {
            hub.decide(new Command.ComeBack(any(List.copyOf(hub.state.tickets().keySet()))), now);
        }
    }

    // ---- the wire ----

    private int sent(TestBox box) {
        return delivered.getOrDefault(box, 0);
    }

    private void deliver(TestBox box, int most) {
        for (int i = 0; i < most && !cut.contains(box) && sent(box) < box.facts.size(); i++) {
            FactRecord record = box.facts.get(delivered.merge(box, 1, Integer::sum) - 1);
            Optional<Place> held = record.fact() instanceof Fact.TicketTaken taken
                    ? hub.state.ticket(taken.ticket().id()).map(TicketState::place)
                    : Optional.empty();
            hub.absorb(record, now);
            if (record.fact() instanceof Fact.TicketTaken taken) {
                heardByHub.add(taken.ticket());
                held.flatMap(place -> hub.state
                                .ticket(taken.ticket().id())
                                .filter(t -> !t.place().equals(place)))
                        .ifPresent(moved -> must(false, "lost its place: " + moved));
            }
            HallState once = hub.state;
            hub.absorb(record, now);
            must(hub.state.equals(once), "the same fact twice makes a difference: " + record);
        }
    }

    /** A copy from before is played back: the terminals send again what it does not have. */
    private void comeBackOlder() {
        if (copy.isEmpty()) {
            return;
        }
        Copy earlier = copy.get();
        term++;
        hub.restore(earlier.state(), earlier.events(), "%016x".formatted(term), Ordinals.ofHub(term));
        delivered.putAll(earlier.delivered());
        heardByHub.clear();
        check.restored(earlier.state());
        terminals().forEach(box -> {
            cut.remove(box);
            deliver(box, Integer.MAX_VALUE);
        });
    }

    /** The hub's books, with its marks, as they are now. */
    private record Copy(HallState state, List<HallEvent> events, Map<TestBox, Integer> delivered) {}

    /** The faults end: everything arrives, and counters go on until nobody waits. Then every promise has an end. */
    void settle() {
        cut.clear();
        now = now.plusSeconds(20);
        terminals().forEach(box -> deliver(box, Integer.MAX_VALUE));
        hub.decide(new Command.Tick(now), now);
        look();
        for (int round = 0; round < 2_000; round++) {
            now = now.plusSeconds(16);
            boolean idle = true;
            List.copyOf(hub.state.parked()).forEach(id -> hub.decide(new Command.ComeBack(id), now));
            for (TestBox box : counters) {
                finish(box);
                deliver(box, Integer.MAX_VALUE);
                callNext(box);
                idle = idle && box.state.callAt(counterOf(box)).isEmpty();
                finish(box);
                deliver(box, Integer.MAX_VALUE);
            }
            hub.decide(new Command.Tick(now), now);
            look();
            if (idle && nobodyWaits()) {
                break;
            }
        }
        for (Ticket ticket : heardByHub) {
            if (ticket.day().equals(hub.state.day())) {
                TicketState end = hub.state.ticket(ticket.id()).orElseThrow();
                must(end.stage().ended(), "never ended: " + end);
            }
        }
        HallCheck.replays(hub.events, hub.state);
        terminals().forEach(box -> HallCheck.replays(box.events, box.state));
    }

    private boolean nobodyWaits() {
        return hub.state.tickets().values().stream().allMatch(one -> one.stage().ended());
    }

    private void finish(TestBox box) {
        CounterId counter = counterOf(box);
        box.decide(
                random.nextBoolean() ? new Command.Finish(counter) : new Command.NoShow(counter, Optional.empty()),
                time(box));
        box.decide(new Command.Finish(counter), time(box));
    }
}
