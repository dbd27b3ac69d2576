package org.paihao.soak;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.paihao.bench.Http;

/** Asks every box again and again how many facts its hub does not have. Used by one thread. */
final class Lag {
    private final Map<String, Integer> ports;
    private final Map<String, Double> written = new LinkedHashMap<>();
    private long wholeNanos = System.nanoTime();
    private double facts;
    private double factsMost;
    private double secondsMost;

    Lag(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /** Looks now. A box that does not answer counts as one fact that waits. */
    void look() {
        facts = 0;
        for (Map.Entry<String, Integer> box : ports.entrySet()) {
            try (Http http = new Http(box.getValue(), "")) {
                String metrics = http.get("/observe/metrics").expect(200).body();
                facts += gauge(metrics, "paihao_backlog_facts").orElse(0);
                gauge(metrics, "paihao_facts_written").ifPresent(count -> written.put(box.getKey(), count));
            } catch (UncheckedIOException | IllegalStateException e) {
                facts++;
            }
        }
        long now = System.nanoTime();
        factsMost = Math.max(factsMost, facts);
        if (facts == 0) {
            wholeNanos = now;
        }
        secondsMost = Math.max(secondsMost, Duration.ofNanos(now - wholeNanos).toMillis() / 1000.0);
    }

    /** Facts that wait, at the last look. */
    double waiting() {
        return facts;
    }

    /** Adds the most there was since the last row, and for how long something had waited. */
    void row(Map<String, Double> row) {
        row.put(
                "facts",
                written.values().stream().mapToDouble(Double::doubleValue).sum());
        row.put("lag_facts", factsMost);
        row.put("lag_seconds", secondsMost);
        factsMost = facts;
        secondsMost = 0;
    }

    private static OptionalDouble gauge(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }
}
