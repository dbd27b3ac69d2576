package org.paihao.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.paihao.sim.people.Crowd;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code appliance demo}: a hall of eight appliances with virtual devices, to be played with in a browser. */
@Command(name = "demo", description = "Run a whole hall with virtual devices until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--data", description = "keep the data here (default: a temporary folder)")
    private @Nullable Path data;

    @Option(names = "--port", defaultValue = "8080", description = "port of the hub's page; the others follow")
    private int port = 8080;

    @Option(names = "--citizens", description = "let simulated citizens and staff live a day")
    private boolean citizens;

    @Option(
            names = "--speed",
            defaultValue = "30",
            description = "how many times faster than life the citizens live (default: ${DEFAULT-VALUE})")
    private int speed = 30;

    @Option(names = "--processes", description = "run each appliance as a process of its own, as in a hall")
    private boolean processes;

    @CommandLine.Mixin
    private Cli.Home home = new Cli.Home();

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Files.createTempDirectory("paihao-demo") : data.toAbsolutePath();
        DemoHall.Setup setup = new DemoHall.Setup(home.path(), folder, port);
        return processes ? severalProcesses(setup, out) : oneProcess(setup, out);
    }

    private int oneProcess(DemoHall.Setup setup, PrintWriter out) throws InterruptedException {
        long began = System.nanoTime();
        DemoHall hall = DemoHall.start(setup);
        Optional<Crowd> people =
                citizens ? Optional.of(DemoCitizens.start(id -> hall.box(id).port(), speed)) : Optional.empty();
        CountDownLatch stopped = closing(people, hall);
        open(out, began, setup.data());
        stopped.await();
        return 0;
    }

    private int severalProcesses(DemoHall.Setup setup, PrintWriter out) throws InterruptedException {
        long began = System.nanoTime();
        DemoProcesses hall = DemoProcesses.prepared(setup);
        // Before anything runs: Ctrl-C while the hall opens must not leave a process either.
        Crowds people = new Crowds();
        CountDownLatch stopped = closing(Optional.of(people), hall);
        hall.startAll();
        hall.onEnd((id, code) -> {
            out.println(id + " has ended (exit code " + code + "). Start it again: " + hall.line(id));
            out.flush();
        });
        if (citizens) {
            people.add(DemoCitizens.start(hall::port, speed));
        }
        open(out, began, setup.data());
        hall.ids()
                .forEach(id -> out.println("  http://127.0.0.1:" + hall.port(id) + "/  " + id + ", process "
                        + hall.process(id).map(ProcessHandle::pid).orElse(-1L)));
        hall.broker().process().ifPresent(broker -> out.println("  broker, process " + broker.pid()));
        out.flush();
        stopped.await();
        return 0;
    }

    private static CountDownLatch closing(Optional<? extends AutoCloseable> people, AutoCloseable hall) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            people.ifPresent(DemoCommand::close);
            close(hall);
            stopped.countDown();
        }));
        return stopped;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("the demo does not close", e);
        }
    }

    private void open(PrintWriter out, long began, Path folder) {
        out.println("Paihao 排号: the hall is open after "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms. Data: " + folder);
        out.println("  http://127.0.0.1:" + port + "/          the hub: links to every screen");
        out.println("  staff 1001, 1002, 1003 and supervisor 9001 sign in with their number as PIN; Ctrl-C stops");
        out.flush();
    }

    /** People who come when the hall is open, and leave when it closes. */
    private static final class Crowds implements AutoCloseable {
        private Optional<Crowd> crowd = Optional.empty();

        synchronized void add(Crowd people) {
            crowd = Optional.of(people);
        }

        @Override
        public synchronized void close() {
            crowd.ifPresent(Crowd::close);
        }
    }
}
