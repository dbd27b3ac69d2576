package org.paihao.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** What the hub sends to the supervisor's page, and what a ticket costs its process, nobody waiting and 10,000. */
final class PayloadFigure {
    private static final int WAITING = 10_000;
    private static final int SLICE = 2_000;
    /** Digits: a hundred counts that go from one digit to three. */
    private static final int DIGITS = 200;

    private PayloadFigure() {}

    static void measure(Box.Kit kit, Path folder, Table table, Scale scale) {
        try (Hall hall = new Hall(kit, folder);
                Http hub = hall.hubClient()) {
            Random random = new Random(-18);
            int few = 0;
            while (few < 30) {
                Hall.take(hub, random).expect(201);
                few++;
            }
            int before = bytes(hub);
            for (int waiting = few; waiting < WAITING; waiting++) {
                Hall.take(hub, random).expect(201);
            }
            int after = bytes(hub);
            Duration spent = hall.hub().cpu();
            for (int i = 0; i < SLICE; i++) {
                Hall.take(hub, random).expect(201);
            }
            double millis = hall.hub().cpu().minus(spent).toNanos() / 1e6 / SLICE;
            table.atMost("15 CPU a ticket of the hub's process by HTTP, 10,000 waiting", "ms", millis, 0.5, "limit");
            table.atMost(
                    "18 /supervisor's payload, 10,000 waiting instead of " + few + " (" + after + " bytes)",
                    "bytes more",
                    after - before,
                    DIGITS,
                    "digits");
        }
    }

    private static int bytes(Http hub) {
        return hub.get("/api/v1/hub").expect(200).body().getBytes(StandardCharsets.UTF_8).length;
    }
}
