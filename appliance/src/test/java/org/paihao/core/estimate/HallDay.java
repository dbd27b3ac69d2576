package org.paihao.core.estimate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.NextCall;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Place;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/**
 * One day of a hall, from a seed, as the facts of its event log. It has what no estimator can know: a pace that goes
 * slow and fast through the day, people who leave unannounced, people who do not come, staff who linger between two
 * calls, a counter that opens late, a day's own crowd.
 */
final class HallDay {
    private static final TerminalId SELF = new TerminalId("hall-1");
    private static final StaffId STAFF = new StaffId("staff");
    private static final double OPENS = 9 * 3_600.0;
    private static final double CLOSES = 17 * 3_600.0;

    private final HallType type;
    private final HallPlan plan;
    private final Random random;
    private final BusinessDay day;
    private final Instant midnight;
    private final Consumer<FactRecord> out;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingInt(Event::order));
    private final Map<ServiceId, Map<Optional<PriorityId>, ArrayDeque<Ticket>>> lines = new HashMap<>();
    private final Map<TicketId, Double> leaves = new HashMap<>();
    private final double[] pace = new double[24 * 6];
    private final boolean[] open;
    private final boolean[] idle;
    private int order;
    private int seq;
    private int labels;
    private double now;

    private record Event(double at, int order, Runnable what) {}

    HallDay(HallType type, HallPlan plan, LocalDate date, long seed, Consumer<FactRecord> out) {
        this.type = type;
        this.plan = plan;
        this.random = new Random(seed);
        this.day = new BusinessDay(date);
        this.midnight = date.atStartOfDay(HallType.ZONE).toInstant();
        this.out = out;
        this.open = new boolean[plan.counters().size()];
        this.idle = new boolean[plan.counters().size()];
    }

    /** Lets the day go by, each fact as it happens. */
    void run() {
        double usual = 0.13 * random.nextGaussian();
        double drift = 0.18 * random.nextGaussian();
        double keeps = Math.exp(-1.0 / 9);
        for (int i = 0; i < pace.length; i++) {
            pace[i] = Math.exp(usual + drift);
            drift = keeps * drift + 0.18 * Math.sqrt(1 - keeps * keeps) * random.nextGaussian();
        }
        crowd();
        staff();
        while (!events.isEmpty()) {
            Event next = events.remove();
            now = next.at();
            next.what().run();
        }
    }

    private void at(double time, Runnable what) {
        events.add(new Event(Math.max(time, now), order++, what));
    }

    private Instant instant() {
        return midnight.plusMillis((long) (now * 1_000));
    }

    private void say(Fact fact) {
        out.accept(new FactRecord(new FactKey(SELF, "0123456789abcdef", ++seq), instant(), 1, fact));
    }

    private void crowd() {
        int people = (int) Math.round(type.people() * (1 + 0.12 * random.nextGaussian()));
        for (int i = 0; i < people; i++) {
            double when = switch (type) {
                case CALM -> OPENS + random.nextDouble() * 7.5 * 3_600;
                case RUSH_AT_OPENING ->
                    random.nextDouble() < 0.35
                            ? OPENS - 900 + random.nextDouble() * 2_400
                            : OPENS + random.nextDouble() * 7.5 * 3_600;
                case STAFF_LEAVING_AT_NOON ->
                    random.nextDouble() < 0.3
                            ? OPENS + (1.5 + 2 * random.nextDouble()) * 3_600
                            : OPENS + random.nextDouble() * 7.3 * 3_600;
            };
            at(when, this::arrive);
        }
    }

    private void staff() {
        for (int i = 0; i < open.length; i++) {
            int counter = i;
            double from = OPENS + 120 * random.nextGaussian();
            // One of them, on one day of three, comes late; which one nobody knows.
            boolean late = i == 1 + day.date().getDayOfMonth() % 3 && random.nextInt(3) == 0;
            at(late ? from + 600 + random.nextDouble() * 1_800 : from, () -> open(counter));
            if (type == HallType.STAFF_LEAVING_AT_NOON && i % 2 == 0) {
                at(12 * 3_600 + 300 * random.nextGaussian(), () -> leave(counter));
                if (i != 4) {
                    at(13.5 * 3_600 + 300 * random.nextGaussian(), () -> open(counter));
                }
            }
            at(CLOSES + i, () -> goHome(counter));
        }
    }

    private void open(int counter) {
        open[counter] = true;
        idle[counter] = true;
        say(new Fact.CounterOpened(plan.counters().get(counter).id(), STAFF));
        next(counter);
    }

    private void leave(int counter) {
        open[counter] = false;
        if (idle[counter]) {
            close(counter);
        }
    }

    private void close(int counter) {
        idle[counter] = false;
        say(new Fact.CounterClosed(plan.counters().get(counter).id(), STAFF));
    }

    private void goHome(int counter) {
        if (!open[counter]) {
            return;
        }
        if (idle[counter] && waiting(plan.counters().get(counter)).isEmpty()) {
            leave(counter);
        } else {
            at(now + 60, () -> goHome(counter));
        }
    }

    private void arrive() {
        double which = random.nextDouble();
        int service = 0;
        while (which > HallType.PARTS[service] && service < 3) {
            which -= HallType.PARTS[service++];
        }
        ServiceId id = plan.services().get(service).id();
        Optional<PriorityId> priority = random.nextDouble() < 0.12 ? Optional.of(HallType.ELDER) : Optional.empty();
        labels++;
        Ticket ticket = new Ticket(
                TicketId.ofTouch(SELF, day + "-" + labels),
                new Label(plan.services().get(service).series().letter(), labels),
                id,
                day,
                instant(),
                false,
                Channel.KIOSK,
                SELF,
                Optional.empty(),
                Optional.empty(),
                priority,
                Optional.empty());
        lines.computeIfAbsent(id, key -> new HashMap<>())
                .computeIfAbsent(priority, key -> new ArrayDeque<>())
                .add(ticket);
        say(new Fact.TicketTaken(ticket, Paper.NONE));
        double patience = 60 + -Math.log(random.nextDouble()) * 4 * 3_600;
        leaves.put(ticket.id(), now + patience);
        if (random.nextInt(6) == 0) {
            // Of those who leave, one of six says so.
            at(now + patience, () -> withdraw(ticket));
        }
        for (int counter = 0; counter < open.length; counter++) {
            if (open[counter] && idle[counter]) {
                int free = counter;
                at(now + 3 + random.nextDouble() * 7, () -> next(free));
            }
        }
    }

    private void withdraw(Ticket ticket) {
        boolean waits =
                lines.getOrDefault(ticket.service(), Map.of()).values().stream().anyMatch(line -> line.remove(ticket));
        if (waits) {
            say(new Fact.TicketWithdrawn(ticket.id(), ticket.label(), Fact.TicketWithdrawn.Why.CITIZEN_KIOSK));
        }
    }

    private Optional<Ticket> waiting(Counter counter) {
        Instant at = instant();
        return new NextCall<Ticket>(
                        plan.calls(),
                        at,
                        service -> lines.getOrDefault(service, Map.of()).values().stream()
                                .filter(line -> !line.isEmpty())
                                .map(ArrayDeque::getFirst),
                        ticket -> new Precedence.Claim(
                                ticket.priority(),
                                new Place(ticket.arrivedAt(), ticket.id().value())))
                .by(plan.profileOf(counter), Optional.empty());
    }

    private void next(int counter) {
        if (!idle[counter]) {
            return;
        }
        if (!open[counter]) {
            close(counter);
            return;
        }
        Counter desk = plan.counters().get(counter);
        Optional<Ticket> found = waiting(desk);
        if (found.isEmpty()) {
            return;
        }
        Ticket ticket = found.get();
        lines.getOrDefault(ticket.service(), Map.of())
                .getOrDefault(ticket.priority(), new ArrayDeque<>())
                .remove(ticket);
        idle[counter] = false;
        Call call = new Call(
                new CallId(TicketId.ofTouch(SELF, "call-" + day + "-" + seq).value()),
                ticket,
                desk.id(),
                STAFF,
                instant());
        say(new Fact.TicketCalled(call, Optional.empty()));
        boolean missed = leaves.getOrDefault(ticket.id(), now) < now || random.nextInt(50) == 0;
        if (missed) {
            at(
                    now + 60 + random.nextDouble() * 90,
                    () -> over(counter, new Fact.CallUnanswered(call, Optional.empty())));
            return;
        }
        double walk = 10 + random.nextDouble() * 30;
        at(now + walk, () -> say(new Fact.CallArrived(call)));
        Instant arrived = midnight.plusMillis((long) ((now + walk) * 1_000));
        at(
                now + walk + serviceSeconds(ticket),
                () -> over(counter, new Fact.CallFinished(call, Optional.of(arrived), false)));
    }

    private double serviceSeconds(Ticket ticket) {
        int service = plan.services().indexOf(plan.service(ticket.service()).orElseThrow());
        double sigma = 0.6;
        double mean = HallType.MINUTES[service] * 60;
        return mean
                * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2)
                * pace[(int) Math.min(now / 600, pace.length - 1)];
    }

    private void over(int counter, Fact fact) {
        say(fact);
        idle[counter] = true;
        // Papers are put away; now and then somebody asks a colleague, and the counter says nothing of it.
        double gap = random.nextInt(30) == 0 ? 120 + random.nextDouble() * 240 : 6 + random.nextDouble() * 25;
        idle[counter] = false;
        at(now + gap, () -> {
            idle[counter] = true;
            next(counter);
        });
    }

    /** A log of so many days, each fact as it happens. */
    static void days(HallType type, HallPlan plan, int count, long seed, Consumer<FactRecord> out) {
        LocalDate date = LocalDate.of(2026, 1, 5);
        for (int i = 0; i < count; i++) {
            new HallDay(type, plan, date.plusDays(i), seed * 1_000 + i, out).run();
        }
    }

    /** As a list. */
    static List<FactRecord> log(HallType type, HallPlan plan, int count, long seed) {
        List<FactRecord> all = new ArrayList<>();
        days(type, plan, count, seed, all::add);
        return all;
    }
}
