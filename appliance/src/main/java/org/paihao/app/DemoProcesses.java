package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The demo's hall with each appliance in a process of its own, as in a hall: any of them may be killed, and they may be
 * started in any order. The broker is a process as well.
 */
public final class DemoProcesses implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofSeconds(60);
    /** A box says goodbye to its hall and its devices; whoever has pressed Ctrl-C waits no longer than 5 s for it. */
    private static final Duration GOODBYE = Duration.ofMillis(3_500);

    private static final Duration ASK_AGAIN = Duration.ofMillis(20);
    private static final int SOCKET_PATIENCE_MS = 2_000;
    private static final String HUB = "hub";
    /** Exit code of a box that heard the same Ctrl-C as this process, perhaps earlier. */
    private static final int INTERRUPTED = 130;

    private final DemoPlan plan;
    private final Mosquitto broker;
    private final UnaryOperator<BoxCommand> flags;
    private final Map<String, Process> running = new ConcurrentSkipListMap<>();
    private volatile boolean closing;

    private DemoProcesses(DemoPlan plan, Mosquitto broker, UnaryOperator<BoxCommand> flags) {
        this.plan = plan;
        this.broker = broker;
        this.flags = flags;
    }

    /** Writes the files of broker and boxes; nothing runs yet. */
    public static DemoProcesses prepared(DemoHall.Setup setup) {
        return prepared(setup, UnaryOperator.identity());
    }

    /** @param flags adds to the command a box is started with */
    static DemoProcesses prepared(DemoHall.Setup setup, UnaryOperator<BoxCommand> flags) {
        DemoPlan plan = DemoPlan.of(setup);
        Mosquitto broker = Mosquitto.prepared(setup.home(), setup.data().resolve("broker"), plan.passwords());
        plan.boxes().forEach(box -> plan.write(box, broker.uri()));
        return new DemoProcesses(plan, broker, flags);
    }

    /** Starts broker and boxes together; when it returns, every page answers. */
    public void startAll() {
        broker.begin();
        ids().forEach(this::start);
        ids().forEach(this::awaitReady);
    }

    /** Ids of all boxes, the hub's first. */
    public List<String> ids() {
        return plan.boxes().stream().map(DemoPlan.Box::id).toList();
    }

    /** The broker, which {@link #startAll} starts before the boxes. */
    public Mosquitto broker() {
        return broker;
    }

    /** The port of a box's pages. */
    public int port(String id) {
        return box(id).port();
    }

    /** A box's process, if it was started. */
    public Optional<ProcessHandle> process(String id) {
        return Optional.ofNullable(running.get(id)).map(Process::toHandle);
    }

    /** Starts a box, or starts it again; does not wait for it. */
    public void start(String id) {
        DemoPlan.Box box = box(id);
        Path folder = plan.folder(box);
        running.put(
                id, command(id).start(folder.resolve("appliance.yaml"), folder.resolve("data"), folder.resolve("log")));
    }

    /** What starts a box, as one types it. */
    public String line(String id) {
        Path folder = plan.folder(box(id));
        return String.join(" ", command(id).words(folder.resolve("appliance.yaml"), folder.resolve("data")));
    }

    /** Tells when a box's process has ended although nobody closes the hall: its id and exit code. */
    public void onEnd(BiConsumer<String, Integer> listener) {
        running.forEach((id, process) -> process.onExit().thenAccept(ended -> {
            if (!closing && ended.exitValue() != INTERRUPTED) {
                listener.accept(id, ended.exitValue());
            }
        }));
    }

    private BoxCommand command(String id) {
        BoxCommand plain = BoxCommand.ofThisProgram(plan.setup().home());
        return flags.apply(id.equals(HUB) ? plain.ofHub() : plain);
    }

    private DemoPlan.Box box(String id) {
        return plan.boxes().stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no box '" + id + "' in this hall"));
    }

    /**
     * Waits until a box's pages answer.
     *
     * @throws IllegalStateException with the end of its log when it does not start
     */
    public void awaitReady(String id) {
        long until = System.nanoTime() + READY_PATIENCE.toNanos();
        while (!answers(port(id))) {
            Process process = running.get(id);
            if (process == null || !process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(id + " does not start: " + log(id));
            }
            pause();
        }
    }

    private String log(String id) {
        try {
            return Files.readString(plan.folder(box(id)).resolve("log"));
        } catch (IOException e) {
            return "there is no log of it (" + e.getMessage() + ")";
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SOCKET_PATIENCE_MS);
            socket.getOutputStream()
                    .write("GET /api/v1/box HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while the hall opens", e));
        }
    }

    @Override
    public void close() {
        closing = true;
        // All at once; the broker last, so that they can say goodbye.
        List<Process> all = new ArrayList<>(running.values());
        all.forEach(Process::destroy);
        long until = System.nanoTime() + GOODBYE.toNanos();
        for (Process process : all) {
            try {
                if (!process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        broker.close();
    }
}
