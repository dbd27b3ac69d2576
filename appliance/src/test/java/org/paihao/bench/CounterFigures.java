package org.paihao.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Call-next at a counter of its own, over the broker, with a full hall. */
final class CounterFigures {
    private static final int WAITING = 2_000;
    /** Calls before those that count: a hall has called for hours when it is full. */
    private static final int WARM = 300;

    private CounterFigures() {}

    static void measure(Box.Kit kit, Path folder, Limits limits, Table table, Scale scale) {
        try (Hall hall = new Hall(kit, folder);
                Http hub = hall.hubClient()) {
            Box counter = hall.counter();
            Random random = new Random(-4);
            for (int i = 0; i < WAITING; i++) {
                Hall.take(hub, random).expect(201);
            }
            String cookie = signIn(counter);
            List<Double> commits = new ArrayList<>();
            List<Double> calls = new ArrayList<>();
            try (Http http = new Http(counter.port(), "Cookie: " + cookie + "\r\n")) {
                for (int call = -WARM; call < scale.calls(); call++) {
                    if (call % (scale.calls() / scale.rounds()) == 0) {
                        commits.add(limits.commitMillis());
                    }
                    long begin = System.nanoTime();
                    act(http, "call-next", random);
                    double millis = (System.nanoTime() - begin) / 1e6;
                    act(http, "finish", random);
                    // As many wait as before.
                    Hall.take(hub, random).expect(201);
                    if (call >= 0) {
                        calls.add(millis);
                    }
                }
            }
            double[] millis = calls.stream().mapToDouble(Double::doubleValue).toArray();
            double commit = Stats.median(commits);
            table.atMost(
                    "5 call-next with 2,000 waiting, p99 (p50 " + Table.number(Stats.median(millis)) + " ms)",
                    "ms",
                    Stats.percentile(millis, 0.99),
                    15 + commit,
                    "15 + commit " + Table.number(commit));
        }
    }

    private static String signIn(Box counter) {
        try (Http http = new Http(counter.port(), "")) {
            for (int attempt = 0; ; attempt++) {
                Http.Answer answer = http.post(
                        "/api/v1/session",
                        "bench-sign-in",
                        "{\"staff\":\"" + BenchHall.STAFF + "\",\"pin\":\"" + BenchHall.STAFF + "\"}");
                if (answer.status() == 200) {
                    return answer.cookie().orElseThrow();
                }
                if (attempt == 100) {
                    answer.expect(200);
                }
                Box.pause(java.time.Duration.ofMillis(100));
            }
        }
    }

    private static void act(Http http, String what, Random random) {
        http.post("/api/v1/counters/" + BenchHall.COUNTER + "/" + what, Keys.next(random), "{}")
                .expect(200);
    }
}
