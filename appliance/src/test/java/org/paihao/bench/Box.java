package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One appliance in a process of its own, started as the product is: the same jar, the same flags. */
final class Box implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;
    private final double readySeconds;

    private Box(Process process, int port, double readySeconds) {
        this.process = process;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    /**
     * What every box of the bench is started with.
     *
     * @param home the installation
     * @param flags of the JVM: an argument file, the cache
     */
    record Kit(Path home, List<String> flags) {
        Kit with(String flag) {
            List<String> more = new ArrayList<>(flags);
            more.add(flag);
            return new Kit(home, more);
        }
    }

    /** Starts a box from {@code appliance.yaml} text with {@code PORT} for its port; returns when its page answers. */
    static Box start(Kit kit, Path folder, String yaml) {
        try {
            int port = freePort();
            Files.createDirectories(folder);
            Path file =
                    Files.writeString(folder.resolve("appliance.yaml"), yaml.replace("PORT", Integer.toString(port)));
            List<String> command = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
            command.addAll(kit.flags());
            command.addAll(List.of(
                    "-jar",
                    kit.home().resolve("appliance/target/appliance.jar").toString(),
                    "run",
                    file.toString(),
                    "--data",
                    folder.resolve("data").toString(),
                    "--home",
                    kit.home().toString()));
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            awaitReady(process, port, folder, began);
            return new Box(process, port, (System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, int port, Path folder, long began) throws IOException {
        while (System.nanoTime() - began < READY_PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the box has stopped: " + Files.readString(folder.resolve("log")));
            }
            try (Http http = new Http(port, "")) {
                if (http.get("/api/v1/box").status() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                pause(Duration.ofMillis(2));
            }
        }
        throw new IllegalStateException("the box does not answer: " + Files.readString(folder.resolve("log")));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to the first answer. */
    double readySeconds() {
        return readySeconds;
    }

    /** Memory the process has in RAM, shared pages of files included. */
    double rssMegabytes() {
        try {
            String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(status -> status.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time used so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Sends a signal to its process: {@code STOP}, {@code CONT}. */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
