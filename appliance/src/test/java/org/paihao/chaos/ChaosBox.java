package org.paihao.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.app.BoxCommand;
import org.paihao.bench.Http;

/** One box of a run: a process that dies and comes back. Used by the one thread that does things to it. */
final class ChaosBox {
    static final Duration READY_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    /** The file a bent clock is read from. */
    private static final String CLOCK = "clock";

    private final String id;
    private final int port;
    private final Path folder;
    private final BoxCommand command;
    private final Ground ground;
    private volatile Optional<Process> process = Optional.empty();

    ChaosBox(String id, int port, Path folder, BoxCommand command, Ground ground) {
        this.id = id;
        this.port = port;
        this.folder = folder;
        this.command = command;
        this.ground = ground;
    }

    String id() {
        return id;
    }

    Path database() {
        return data().resolve("paihao.db");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** A connection as the box's own browser makes it; the calling thread must have entered its network. */
    Http http(String headers) {
        return new Http(port, headers);
    }

    void start() {
        start(List.of());
    }

    /** @param behind a command that runs the box in worse surroundings */
    void start(List<String> behind) {
        BoxCommand whole = command.behind(behind, Map.of());
        if (Files.exists(folder.resolve(CLOCK))) {
            whole = whole.behind(List.of(), bentClock());
        }
        process = Optional.of(whole.behind(ground.before(id), Map.of())
                .start(folder.resolve("appliance.yaml"), data(), folder.resolve("log")));
    }

    private Map<String, String> bentClock() {
        return Map.of(
                "LD_PRELOAD",
                Ground.faketime().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                folder.resolve(CLOCK).toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Puts its clock this far from the machine's, from the next second on. */
    void clock(long seconds) {
        try {
            Files.writeString(folder.resolve(CLOCK), (seconds < 0 ? "" : "+") + seconds + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ProcessHandle> handle() {
        return process.map(Process::toHandle);
    }

    boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** SIGKILL, and waits for the end. */
    void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            await(running, STOP_PATIENCE);
        });
        process = Optional.empty();
    }

    /** SIGTERM. Returns whether it ended in time; it is gone in any case. */
    boolean stop() {
        boolean inTime = process.map(running -> {
                    running.destroy();
                    return await(running, STOP_PATIENCE);
                })
                .orElse(true);
        kill();
        return inTime;
    }

    private static boolean await(Process running, Duration patience) {
        try {
            return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether its pages answer in time; a box whose process ends has not. */
    boolean awaitReady(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && isAlive()) {
            if (ask("/api/v1/box").isPresent()) {
                return true;
            }
            Pause.of(Duration.ofMillis(50));
        }
        return false;
    }

    /** Facts the hub does not have yet, as the box says; empty when it does not answer. */
    Optional<Long> backlog() {
        return ask("/observe/metrics")
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("paihao_backlog_facts{"))
                        .findFirst())
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)));
    }

    /** Asked by a thread of its own, in the box's network. */
    private Optional<String> ask(String path) {
        AtomicReference<Optional<String>> body = new AtomicReference<>(Optional.empty());
        Thread asking = Thread.ofPlatform().start(() -> {
            ground.enter(id);
            try (Http http = http("")) {
                Http.Answer answer = http.get(path);
                body.set(answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty());
            } catch (UncheckedIOException e) {
                body.set(Optional.empty());
            }
        });
        Pause.join(asking);
        return body.get();
    }
}
