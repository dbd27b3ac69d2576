package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The hall's broker as a child process, with our configuration, on a free port of this machine. */
public final class Mosquitto implements AutoCloseable {
    private static final long READY_MS = 5_000;
    private static final List<String> PLACES = List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto");

    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a broker.
     *
     * @param home the installation: {@code firmware-config/broker}
     * @param folder for its configuration; made if it is missing
     * @param passwords by user name, which is the terminal's id
     * @throws IllegalStateException when mosquitto is not installed or does not start
     */
    public static Mosquitto start(Path home, Path folder, Map<String, String> passwords) {
        Mosquitto broker = prepared(home, folder, passwords);
        broker.begin();
        return broker;
    }

    /** As {@link #start}, but it does not run before {@link #begin}: its address is known, its files are written. */
    public static Mosquitto prepared(Path home, Path folder, Map<String, String> passwords) {
        try {
            Files.createDirectories(folder);
            Mosquitto broker = new Mosquitto(folder, freePort());
            Path passwordFile = folder.resolve("passwords");
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile);
            for (Map.Entry<String, String> entry : passwords.entrySet()) {
                run("mosquitto_passwd", "-b", passwordFile.toString(), entry.getKey(), entry.getValue());
            }
            Path acl = folder.resolve("acl");
            Files.copy(home.resolve("firmware-config/broker/acl"), acl, StandardCopyOption.REPLACE_EXISTING);
            String template = Files.readString(home.resolve("firmware-config/broker/mosquitto.conf"));
            Files.writeString(
                    folder.resolve("mosquitto.conf"),
                    template.replace("PORT", Integer.toString(broker.port))
                            .replace("USER", System.getProperty("user.name"))
                            .replace("PASSWORDS", passwordFile.toString())
                            .replace("ACL", acl.toString()));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder can't be used: " + folder, e);
        }
    }

    /** The address terminals connect to. */
    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Its process, while it runs. */
    public Optional<ProcessHandle> process() {
        return process.map(Process::toHandle);
    }

    /** Kills it as a power cut would, at once and without a word. */
    public void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            await(running);
        });
        process = Optional.empty();
    }

    /** Starts it again on the same port. */
    public void begin() {
        try {
            Process started = new ProcessBuilder(
                            binary(), "-c", folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
            process = Optional.of(started);
            awaitReady(started);
        } catch (IOException e) {
            throw new IllegalStateException("mosquitto can't be started (apt-get install mosquitto)", e);
        }
    }

    private void awaitReady(Process started) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MS);
        while (System.nanoTime() < until) {
            if (!started.isAlive()) {
                throw new IllegalStateException(
                        "mosquitto has stopped: " + Files.readString(folder.resolve("mosquitto.log")));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("mosquitto does not answer on port " + port);
    }

    private static String binary() {
        return PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("mosquitto is missing: apt-get install mosquitto"));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (await(process) != 0) {
            throw new IllegalStateException(command[0] + " failed");
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(1, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running.destroyForcibly();
            }
        });
        process = Optional.empty();
    }
}
