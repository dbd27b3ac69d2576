package org.paihao.sim.ipp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A document printer with nothing inside: CUPS's {@code ippeveprinter} on a free loopback port, with a message bus of
 * its own and a command that obeys files in a folder. The print station speaks real IPP to it. Nothing is announced on
 * the network and nothing of the machine's own printing or message bus is touched; neither avahi nor root is needed
 * (ippeveprinter 2.4.2 wants the bus only, even with {@code -r off}).
 *
 * <p>Its processes end with {@link #close}, and with this JVM however that ends.
 */
public final class VirtualIppPrinter implements AutoCloseable {
    private static final int PORT_TRIES = 5;

    private final Path inside;
    private final Path command;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread owner;

    private VirtualIppPrinter(Path inside, Path command) {
        this.inside = inside;
        this.command = command;
        // Children are tied to the thread that started them (PR_SET_PDEATHSIG), so one thread lives as long as they do.
        this.owner = Thread.ofPlatform().daemon().name("virtual-ipp-printer").unstarted(this::run);
    }

    /** What one can do to it; the names are the actions of the page. */
    public enum Action {
        PAPER_OUT("paper-out"),
        PAPER_IN("paper-in"),
        JAM("jam"),
        UNJAM("unjam"),
        COVER_OPEN("cover-open"),
        COVER_CLOSE("cover-close"),
        SLOW("slow"),
        FAST("fast"),
        /** The next page breaks its job off. */
        FAIL("fail");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** The action of that name, or empty when this twin has none. */
        public static Optional<Action> of(String word) {
            return Stream.of(values())
                    .filter(action -> action.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * Starts one; it takes about half a second.
     *
     * @param command the program that stands in for the print engine: {@code provisioning/dev/virtual-printer}
     * @throws IllegalStateException a program is not installed (the message names its Debian package) or does not start
     */
    public static VirtualIppPrinter start(Path command) {
        if (!Files.isExecutable(command)) {
            throw new IllegalStateException("the virtual printer's command is not there: " + command);
        }
        VirtualIppProcesses.find("ipptool", "cups-ipp-utils");
        VirtualIppProcesses.find("pdfinfo", "poppler-utils");
        try {
            // Short, because a socket's path holds at most 107 bytes.
            VirtualIppPrinter printer = new VirtualIppPrinter(
                    Files.createTempDirectory("paihao-ipp-"),
                    command.toAbsolutePath().normalize());
            printer.owner.start();
            printer.awaitStart();
            return printer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers, for {@code JippPrinter}. */
    public URI uri() {
        return URI.create("ipp://localhost:" + port.getNow(0) + "/ipp/print");
    }

    public void act(Action action) {
        switch (action) {
            case PAPER_OUT -> set("media-empty");
            case PAPER_IN -> clear("media-empty");
            case JAM -> set("media-jam");
            case UNJAM -> clear("media-jam");
            case COVER_OPEN -> set("cover-open");
            case COVER_CLOSE -> clear("cover-open");
            case SLOW -> set("slow");
            case FAST -> clear("slow");
            case FAIL -> set("fail");
        }
    }

    /**
     * The fault that is set: {@code paper-out}, {@code jam}, {@code cover-open}, {@code slow}; empty when all is well.
     */
    public Optional<String> fault() {
        if (is("media-empty")) {
            return Optional.of("paper-out");
        }
        if (is("media-jam")) {
            return Optional.of("jam");
        }
        if (is("cover-open")) {
            return Optional.of("cover-open");
        }
        return is("slow") ? Optional.of("slow") : Optional.empty();
    }

    /** Page sides that have come out since it was started. */
    public int printed() {
        try {
            return (int) Files.size(inside.resolve("printed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line a job so far: SHA-256 of the document as it arrived, page sides wanted, copies, sides. */
    public List<String> jobs() {
        try {
            return Files.readAllLines(inside.resolve("jobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops its processes and deletes its folder. */
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (owner.isAlive()) {
            try {
                owner.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStart() {
        try {
            port.get(VirtualIppProcesses.START_LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("interrupted while the virtual printer started", e);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the virtual printer does not start: " + e.getMessage(), e);
        }
    }

    private void run() {
        List<Process> started = new ArrayList<>();
        try {
            VirtualIppFiles.prepare(inside);
            started.add(VirtualIppProcesses.launch(inside, bus()));
            VirtualIppProcesses.await(() -> Files.exists(inside.resolve("bus")), started.getFirst());
            port.complete(printer(started));
            closing.await();
        } catch (IOException | IllegalStateException e) {
            String said = VirtualIppFiles.tail(inside);
            port.completeExceptionally(new IllegalStateException(e.getMessage() + "; its programs said: " + said, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started.reversed().forEach(VirtualIppProcesses::stop);
            VirtualIppFiles.delete(inside);
        }
    }

    /** Between finding a free port and listening on it somebody else may take it: then another one is tried. */
    private int printer(List<Process> started) throws IOException {
        for (int attempt = 0; attempt < PORT_TRIES; attempt++) {
            int candidate = freePort();
            Process printer = VirtualIppProcesses.launch(inside, ippeveprinter(candidate));
            started.add(printer);
            try {
                VirtualIppProcesses.await(() -> listens(candidate), printer);
                return candidate;
            } catch (IllegalStateException e) {
                VirtualIppProcesses.stop(printer);
            }
        }
        throw new IllegalStateException("ippeveprinter ended at once, on " + PORT_TRIES + " ports");
    }

    private List<String> bus() {
        return List.of(
                VirtualIppProcesses.find("dbus-daemon", "dbus-daemon"),
                "--config-file=" + inside.resolve("bus.conf"),
                "--nofork",
                "--nopidfile");
    }

    private List<String> ippeveprinter(int candidate) {
        return List.of(
                VirtualIppProcesses.find("ippeveprinter", "cups-ipp-utils"),
                "-r",
                "off",
                "-n",
                "localhost",
                "-p",
                Integer.toString(candidate),
                "-d",
                inside.resolve("spool").toString(),
                "-2",
                "-s",
                "30,30",
                "-f",
                "application/pdf",
                "-c",
                command.toString(),
                "Paihao virtual printer");
    }

    private static boolean listens(int candidate) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void set(String fault) {
        VirtualIppFiles.set(inside, fault);
    }

    private void clear(String fault) {
        VirtualIppFiles.clear(inside, fault);
    }

    private boolean is(String fault) {
        return Files.exists(inside.resolve(fault));
    }
}
