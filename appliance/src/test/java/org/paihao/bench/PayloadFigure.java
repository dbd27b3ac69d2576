package org.paihao.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** What a hub's process spends on a ticket, and what it sends to the supervisor's page, while 10,000 wait. */
final class PayloadFigure {
    private static final int WAITING = 10_000;
    /** As many as fill the page's log of the newest facts. */
    private static final int FEW = 300;

    private static final int SLICE = 4_000;
    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double CPU_MILLIS = 0.5;
    /** Digits: a hundred counts that go from one digit to three. */
    private static final int DIGITS = 200;

    private PayloadFigure() {}

    static void measure(Box.Kit kit, Path folder, Table table) {
        try (Hall hall = new Hall(kit, folder);
                Http hub = hall.hubClient()) {
            Random random = new Random(-18);
            take(hub, FEW, random);
            int few = bytes(hub);
            take(hub, WAITING - FEW, random);
            int many = bytes(hub);
            table.atMost(
                    "15 CPU a ticket of the hub's process by HTTP, 16 clients, 10,000 waiting",
                    "ms",
                    cpuMillis(hall),
                    CPU_MILLIS,
                    "limit");
            table.atMost(
                    "18 /supervisor's payload with 10,000 waiting (" + many + " bytes) instead of " + FEW,
                    "bytes more",
                    many - few,
                    DIGITS,
                    "digits");
        }
    }

    private static void take(Http hub, int count, Random random) {
        for (int i = 0; i < count; i++) {
            Hall.take(hub, random).expect(201);
        }
    }

    /** Clients as many as in line 1; the first slice is for the code they come by. */
    private static double cpuMillis(Hall hall) {
        List<Http> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(hall.hubClient());
        }
        AtomicLong seed = new AtomicLong(100);
        HubFigures.burst(clients, PATIENCE, SLICE, seed);
        Duration before = hall.hub().cpu();
        HubFigures.burst(clients, PATIENCE, SLICE, seed);
        double millis = hall.hub().cpu().minus(before).toNanos() / 1e6 / SLICE;
        clients.forEach(Http::close);
        return millis;
    }

    private static int bytes(Http hub) {
        return hub.get("/api/v1/hub").expect(200).body().getBytes(StandardCharsets.UTF_8).length;
    }
}
