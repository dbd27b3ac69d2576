package org.paihao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Tickets at the hub by HTTP: sixteen clients at once, and one alone. */
final class HubFigures {
    private static final int CLIENTS = 16;
    /** The plan has 51,948 labels for the hub; the rest is for the single client. */
    private static final int TICKETS_MAX = 48_000;

    /** Before anything counts: a hub has been up for days, and its code is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private static final int WARM_TICKETS_MAX = 16_000;

    private HubFigures() {}

    static void measure(Box.Kit kit, Path folder, Limits limits, Table table, Scale scale) {
        try (Hall hall = new Hall(kit, folder)) {
            List<Http> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(hall.hubClient());
            }
            AtomicLong all = new AtomicLong();
            burst(clients, WARM_UP, WARM_TICKETS_MAX, all);
            single(hall, limits, table, scale);
            List<Double> limit = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            int each = (TICKETS_MAX - WARM_TICKETS_MAX - scale.singles() * scale.rounds()) / scale.rounds();
            for (int round = 0; round < scale.rounds(); round++) {
                limit.add(limits.groupTicketsPerSecond(scale.burst().dividedBy(3)));
                ours.add(burst(clients, scale.burst(), each, all));
            }
            table.atLeast(
                    "1 durable tickets by HTTP at the hub, 16 clients",
                    "tickets/s",
                    Stats.median(ours),
                    Stats.median(limit),
                    0.15,
                    "bare group commit");
            clients.forEach(Http::close);
        }
    }

    /** Tickets a second, until the time is up or so many are taken. */
    static double burst(List<Http> clients, Duration time, int most, AtomicLong seed) {
        AtomicLong taken = new AtomicLong();
        long begin = System.nanoTime();
        List<Thread> threads = clients.stream()
                .map(client -> {
                    Random random = new Random(seed.incrementAndGet());
                    return Thread.ofPlatform().start(() -> {
                        while (System.nanoTime() - begin < time.toNanos() && taken.get() < most) {
                            Hall.take(client, random).expect(201);
                            taken.incrementAndGet();
                        }
                    });
                })
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return taken.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static void single(Hall hall, Limits limits, Table table, Scale scale) {
        List<Double> commits = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        Random random = new Random(-1);
        try (Http http = hall.hubClient()) {
            for (int round = 0; round < scale.rounds(); round++) {
                commits.add(limits.commitMillis());
                double[] millis = new double[scale.singles()];
                for (int i = 0; i < millis.length; i++) {
                    long begin = System.nanoTime();
                    Hall.take(http, random).expect(201);
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
                ours.add(Stats.median(millis));
            }
        }
        table.atMost(
                "3 one client at the hub, p50",
                "ms",
                Stats.median(ours),
                Stats.median(commits) + 1,
                "commit " + Table.number(Stats.median(commits)) + " + 1");
    }
}
