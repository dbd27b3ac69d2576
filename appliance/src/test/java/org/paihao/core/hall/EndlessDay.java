package org.paihao.core.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Numbering;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A hall whose day never ends, on the real rules: people come by a Poisson process, every counter does the same and
 * takes exponential time. Service takes a minute in the mean, and times are in microseconds, as the books have them.
 */
final class EndlessDay {
    static final long MEAN_SERVICE_MICROS = 60_000_000;
    private static final StaffId STAFF = new StaffId("1001");
    private static final TerminalId SELF = new TerminalId("hub");
    /** So many calls are kept before those that ended are left to the past. */
    private static final int KEPT_CALLS = 200;

    private final HallRules rules;
    private final HallPlan plan;
    private final Issuer issuer = new Issuer(SELF, Ordinals.ofHub(1));
    private final Random random;
    private final double arrivalGapMicros;
    private final double highShare;
    private final Deque<CounterId> idle = new ArrayDeque<>();
    private final PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::untilMicros));
    private final Map<TicketId, Came> waiting = new HashMap<>();
    private HallState state;
    private long seq;

    /**
     * @param load the share of their time counters are busy, below 1
     * @param highShare the share of those who come who are {@link TestPlan#ELDER}
     */
    EndlessDay(HallRules rules, HallPlan plan, double load, double highShare, long seed) {
        this.rules = rules;
        this.plan = plan;
        this.random = new Random(seed);
        this.arrivalGapMicros = MEAN_SERVICE_MICROS / (load * plan.counters().size());
        this.highShare = highShare;
        // A box's day never goes back: one that has seen the last day there is stays in it.
        BusinessDay last = new BusinessDay(LocalDate.of(9999, 12, 31));
        state = HallState.empty().withNumbering(Numbering.none().on(last));
        for (Counter counter : plan.counters()) {
            decide(new Command.OpenCounter(counter.id(), STAFF), 0);
            idle.add(counter.id());
        }
    }

    /** Somebody who was served; all times in microseconds, {@code number} counts those who came. */
    record Served(long number, boolean high, long arrivedMicros, long waitedMicros, long serviceMicros) {}

    /** Told of everybody at the moment of the call. */
    interface Ear {
        void called(Served who);
    }

    private record Came(long number, boolean high, long serviceMicros) {}

    private record Busy(long untilMicros, CounterId counter) {}

    /** Lets so many people come, and serves everybody. */
    void play(long people, Ear ear) {
        double nextArrival = 0;
        long came = 0;
        while (came < people || !busy.isEmpty()) {
            nextArrival = came == 0 && nextArrival == 0 ? gap(arrivalGapMicros) : nextArrival;
            long arrival = came < people ? (long) nextArrival : Long.MAX_VALUE;
            if (!busy.isEmpty() && busy.element().untilMicros() <= arrival) {
                Busy done = busy.remove();
                decide(new Command.Finish(done.counter()), done.untilMicros());
                idle.addFirst(done.counter());
                call(done.untilMicros(), ear);
                forget();
            } else {
                came++;
                arrive(came, arrival);
                nextArrival += gap(arrivalGapMicros);
                call(arrival, ear);
            }
        }
    }

    private double gap(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void arrive(long number, long at) {
        boolean high = random.nextDouble() < highShare;
        TicketId id = new TicketId(String.format("%032x", number));
        Optional<PriorityId> priority = high ? Optional.of(TestPlan.ELDER) : Optional.empty();
        waiting.put(id, new Came(number, high, (long) gap(MEAN_SERVICE_MICROS)));
        decide(
                new Command.TakeTicket(
                        new Command.Request(
                                id,
                                TestPlan.TAX,
                                Channel.KIOSK,
                                SELF,
                                Optional.empty(),
                                Optional.empty(),
                                priority,
                                false),
                        Optional.empty(),
                        false),
                at);
    }

    /** Every counter that is free asks whom to call, until nobody waits for it. */
    private void call(long at, Ear ear) {
        for (int asked = idle.size(); asked > 0 && !waiting.isEmpty(); asked--) {
            CounterId counter = idle.removeFirst();
            CallId id = new CallId(String.format("%032x", ++seq));
            decide(new Command.OfferCall(id, counter, STAFF, Optional.empty(), Optional.empty(), Optional.empty()), at);
            Optional<CallState> offered = state.callAt(counter);
            if (offered.isEmpty()) {
                idle.addLast(counter);
                continue;
            }
            Call call = offered.get().call();
            decide(new Command.MakeCall(call, Optional.empty()), at);
            decide(new Command.Arrive(counter), at);
            Came who = Optional.ofNullable(waiting.remove(call.ticket().id())).orElseThrow();
            busy.add(new Busy(at + who.serviceMicros(), counter));
            long arrived = micros(call.ticket().arrivedAt());
            ear.called(new Served(who.number(), who.high(), arrived, at - arrived, who.serviceMicros()));
        }
    }

    private void decide(Command command, long at) {
        Instant now = instant(at);
        switch (rules.decide(plan, issuer, state, command, now)) {
            case Decision.Refused refused -> {
                if (!(refused.why() instanceof Refusal.NobodyWaiting)) {
                    throw new IllegalStateException(command + ": " + refused.why());
                }
            }
            case Decision.Agreed agreed -> {
                agreed.events().forEach(event -> state = rules.evolve(state, event));
                for (Fact fact : agreed.facts()) {
                    FactRecord record =
                            new FactRecord(new FactKey(SELF, "0000000000000001", ++seq), now, plan.version(), fact);
                    rules.absorb(state, record, now).forEach(event -> state = rules.evolve(state, event));
                }
            }
        }
    }

    /** Whoever was served belongs to the past, and labels begin anew: a day of a million people fits no books. */
    private void forget() {
        if (state.calls().size() < KEPT_CALLS) {
            return;
        }
        PMap<TicketId, TicketState> tickets = HashTreePMap.empty();
        for (TicketState ticket : state.tickets().values()) {
            tickets = ticket.stage().ended()
                    ? tickets
                    : tickets.plus(ticket.ticket().id(), ticket);
        }
        Calls calls = Calls.NONE;
        for (CallState call : state.calls().values()) {
            calls = call.isOpen() ? calls.plus(call) : calls;
        }
        state = new HallState(
                new Numbering(state.day(), HashTreePMap.empty(), HashTreePMap.empty()),
                state.lastArrival(),
                tickets,
                state.lines(),
                state.parked(),
                state.helped(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                calls,
                state.counters(),
                state.bookings(),
                state.early(),
                DayChanges.NONE,
                Visits.NONE);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
