package org.paihao.soak;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import org.paihao.app.DemoHall;
import org.paihao.app.DemoProcesses;
import org.paihao.sim.people.Crowd;

/**
 * The demo's hall of eight processes under steady load, its broker cut now and then; looked at every few seconds. As a
 * program: the installation, a folder for the data, a folder for {@code soak.csv}, {@code soak.png} and
 * {@code soak.md}, and perhaps {@code --minutes N}. Exit code 0 only when nothing grows and the hub has every fact.
 */
public final class Soak {
    private static final int SPEED = 120;
    /** In life, at each of two kiosks: what three counters can serve. */
    private static final Duration ARRIVAL = Duration.ofMinutes(9);

    private static final Duration LOOK_AT_LAG = Duration.ofMillis(500);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(3);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(60);
    private static final List<Chart.Panel> PANELS = List.of(
            new Chart.Panel("live heap, MB", List.of("hub_heap_mb", "kiosk_1_heap_mb")),
            new Chart.Panel("resident memory, MB", List.of("hub_rss_mb", "kiosk_1_rss_mb")),
            new Chart.Panel("descriptors", List.of("hub_descriptors", "kiosk_1_descriptors")),
            new Chart.Panel("threads", List.of("hub_threads", "kiosk_1_threads")),
            new Chart.Panel("facts the hub does not have", List.of("lag_facts")),
            new Chart.Panel("oldest of them, s", List.of("lag_seconds")));

    private Soak() {}

    /** How long, how often it is looked at, how often the broker is cut. */
    record Pace(Duration length, Duration look, Duration cut) {
        static Pace of(Duration length) {
            long seconds = length.toSeconds();
            return new Pace(
                    length,
                    Duration.ofSeconds(Math.clamp(seconds / 100, 1, 10)),
                    Duration.ofSeconds(Math.clamp(seconds / 4, 4, 90)));
        }
    }

    /** Runs it, and ends the process. */
    public static void main(String[] args) throws IOException {
        try (InputStream settings = Soak.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
        Duration length = Duration.ofMinutes(30);
        if (args.length == 5 && args[3].equals("--minutes")) {
            length = Duration.ofMillis(Math.round(Double.parseDouble(args[4]) * 60_000));
        } else if (args.length != 3) {
            throw new IllegalArgumentException("soak [--minutes N]");
        }
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        Samples samples = run(home, Path.of(args[1]).toAbsolutePath().normalize(), Pace.of(length));
        Verdict verdict = Verdict.of(samples);
        report(samples, verdict, Path.of(args[2]));
        Logger log = System.getLogger(Soak.class.getName());
        verdict.missed().forEach(what -> log.log(Level.WARNING, "event=soak-grows " + what));
        log.log(Level.INFO, "event=soak-done flat=" + verdict.flat());
        System.exit(verdict.flat() ? 0 : 1);
    }

    /** Writes table, values and picture into a folder. */
    static void report(Samples samples, Verdict verdict, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("soak.csv"), samples.csv());
        Chart.write(samples, PANELS, folder.resolve("soak.png"));
        String head = String.format(
                Locale.ROOT,
                "`provisioning/dev/soak --minutes %.1f`, %d looks%n%n",
                samples.last(Samples.SECONDS) / 60,
                samples.rows());
        Files.writeString(folder.resolve("soak.md"), head + verdict.markdown());
    }

    /** Runs it. The last row is of when the people had gone and every fact was at the hub, or should have been. */
    static Samples run(Path home, Path data, Pace pace) {
        try (DemoProcesses hall = DemoProcesses.prepared(new DemoHall.Setup(home, data, 0))) {
            // Whoever ends this program early ends the hall as well.
            Runtime.getRuntime().addShutdownHook(new Thread(hall::close));
            hall.startAll();
            List<Watched> watched = Watched.BOXES.stream()
                    .map(name -> name.replace('_', '-'))
                    .map(id -> new Watched(id, hall.process(id).orElseThrow().pid()))
                    .toList();
            Map<String, Integer> ports = new LinkedHashMap<>();
            hall.ids().forEach(id -> ports.put(id, hall.port(id)));
            Lag lag = new Lag(ports);
            Samples samples = new Samples();
            long began = System.nanoTime();
            Crowd people = crowd(hall);
            try {
                watch(hall, pace, lag, began, () -> row(samples, watched, lag, began));
            } finally {
                people.close();
            }
            drain(lag);
            row(samples, watched, lag, began);
            return samples;
        }
    }

    private static void watch(DemoProcesses hall, Pace pace, Lag lag, long began, Runnable row) {
        long end = began + pace.length().toNanos();
        long nextRow = began;
        long nextCut = began + pace.cut().toNanos();
        long back = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            long now = System.nanoTime();
            lag.look();
            if (now >= nextRow) {
                row.run();
                nextRow += pace.look().toNanos();
            }
            if (now >= back) {
                hall.broker().begin();
                back = Long.MAX_VALUE;
            } else if (now >= nextCut) {
                hall.broker().kill();
                back = now + BROKER_AWAY.toNanos();
                nextCut += pace.cut().toNanos();
            }
            pause(LOOK_AT_LAG);
        }
        if (back != Long.MAX_VALUE) {
            hall.broker().begin();
        }
    }

    private static void drain(Lag lag) {
        long until = System.nanoTime() + DRAIN_PATIENCE.toNanos();
        lag.look();
        while (lag.waiting() > 0 && System.nanoTime() < until) {
            pause(LOOK_AT_LAG);
            lag.look();
        }
        // What had waited until now is of a row of its own.
        lag.row(new LinkedHashMap<>());
    }

    private static void row(Samples samples, List<Watched> watched, Lag lag, long began) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put(Samples.SECONDS, Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
        watched.forEach(box -> box.look(row));
        lag.row(row);
        samples.add(row);
    }

    private static Crowd crowd(DemoProcesses hall) {
        return Crowd.start(
                List.of(page(hall, "kiosk-1"), page(hall, "kiosk-2")),
                List.of(
                        desk(hall, "counter-1", "1001", List.of("social-card", "pension", "medical", "identity")),
                        desk(hall, "counter-8", "1002", List.of("licence")),
                        desk(hall, "counter-14", "1003", List.of("anything"))),
                ARRIVAL,
                SPEED,
                1);
    }

    private static Crowd.Desk desk(DemoProcesses hall, String counter, String staff, List<String> services) {
        return new Crowd.Desk(page(hall, counter), counter, staff, staff, services);
    }

    private static URI page(DemoProcesses hall, String box) {
        return URI.create("http://127.0.0.1:" + hall.port(box) + "/");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
