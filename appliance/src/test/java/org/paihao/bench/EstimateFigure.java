package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.paihao.config.HallFile;
import org.paihao.core.estimate.Estimates;
import org.paihao.core.estimate.Estimator;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Absorb;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;

/** All estimates of a hall with 40 counters and 2,000 waiting, in this process. */
final class EstimateFigure {
    private static final int COUNTERS = 40;
    private static final int WAITING = 2_000;
    /** People the day has seen served: what the playing draws its times from. */
    private static final int SERVED = 1_000;

    private static final int PLAYINGS = 100;
    private static final double MILLIS = 200;
    /** One estimate every two seconds may take half a core. */
    private static final double CPU_MILLIS = 1_000;

    private static final TerminalId SELF = new TerminalId("hub");
    private static final StaffId STAFF = new StaffId(BenchHall.STAFF);
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private final HallPlan plan;
    private final BusinessDay day;
    private final Random random = new Random(-16);
    private HallState state;
    private int seq;

    private EstimateFigure(HallPlan plan) {
        this.plan = plan;
        this.day = BusinessDay.of(NINE, plan.timeZone(), plan.rollOver());
        this.state = Evolve.evolve(HallState.empty(), new HallEvent.DayBegan(day));
    }

    static void measure(Path folder, Table table, Scale scale) {
        HallPlan plan;
        try {
            plan = HallFile.read(BenchHall.write(Files.createDirectories(folder), COUNTERS))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EstimateFigure figure = new EstimateFigure(plan);
        Instant now = figure.morning();
        Estimator estimator = new Estimator(plan, List.of());
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = -5; round < 2 * scale.rounds(); round++) {
            long began = System.nanoTime();
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Estimates estimates = estimator.at(figure.state, now, List.of(), round, PLAYINGS);
            if (round >= 0) {
                wall.add((System.nanoTime() - began) / 1e6);
                cpu.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - spent) / 1e6);
            }
            if (estimates
                    .of(new ServiceId(BenchHall.service(0)), Optional.empty())
                    .isEmpty()) {
                throw new IllegalStateException("nothing was estimated");
            }
        }
        table.atMost(
                "16 estimates of 40 counters and 2,000 waiting, played 100 times (CPU "
                        + Table.number(Stats.median(cpu)) + " ms)",
                "ms",
                Stats.median(wall),
                MILLIS,
                "limit");
        table.atMost("16 CPU of one, every two seconds", "ms", Stats.median(cpu), CPU_MILLIS, "half a core");
    }

    /** Counters that have served since nine, and a hall full of people. Gives the time it is then. */
    private Instant morning() {
        for (int i = 1; i <= COUNTERS; i++) {
            say(new Fact.CounterOpened(new CounterId(BenchHall.counter(i)), STAFF), NINE);
        }
        Instant now = NINE;
        for (int i = 0; i < SERVED; i++) {
            now = NINE.plusSeconds(7L * i);
            Call call = call(take(now), 1 + i % COUNTERS, now);
            say(new Fact.CallFinished(call, Optional.of(now), false), now.plusSeconds(60 + random.nextInt(200)));
        }
        now = now.plusSeconds(300);
        for (int i = 0; i < COUNTERS; i++) {
            call(take(now), 1 + i, now);
        }
        for (int i = 0; i < WAITING; i++) {
            take(now.plusMillis(i));
        }
        return now.plusSeconds(10);
    }

    private Call call(Ticket ticket, int counter, Instant at) {
        Call call = new Call(
                new CallId(TicketId.ofTouch(SELF, "call-" + seq).value()),
                ticket,
                new CounterId(BenchHall.counter(counter)),
                STAFF,
                at);
        say(new Fact.TicketCalled(call, Optional.empty()), at);
        say(new Fact.CallArrived(call), at);
        return call;
    }

    private Ticket take(Instant at) {
        int service = random.nextInt(BenchHall.SERVICES);
        Ticket ticket = new Ticket(
                TicketId.ofTouch(SELF, "ticket-" + seq),
                new Label((char) ('A' + service), 1 + seq),
                new ServiceId(BenchHall.service(service)),
                day,
                at,
                false,
                Channel.DESK,
                SELF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        say(new Fact.TicketTaken(ticket, Paper.NONE), at);
        return ticket;
    }

    private void say(Fact fact, Instant at) {
        FactRecord record = new FactRecord(new FactKey(SELF, "0123456789abcdef", ++seq), at, plan.version(), fact);
        for (HallEvent event : Absorb.absorb(state, record, at)) {
            state = Evolve.evolve(state, event);
        }
    }
}
