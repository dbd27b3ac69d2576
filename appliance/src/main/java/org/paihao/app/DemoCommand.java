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

    @CommandLine.Mixin
    private Cli.Home home = new Cli.Home();

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Files.createTempDirectory("paihao-demo") : data.toAbsolutePath();
        long began = System.nanoTime();
        DemoHall hall = DemoHall.start(new DemoHall.Setup(home.path(), folder, port));
        Optional<Crowd> people = citizens ? Optional.of(DemoCitizens.start(hall, speed)) : Optional.empty();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            people.ifPresent(Crowd::close);
            hall.close();
            stopped.countDown();
        }));
        out.println("Paihao 排号: the hall is open after "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms. Data: " + folder);
        out.println("  http://127.0.0.1:" + port + "/          the hub: links to every screen");
        out.println("  staff 1001, 1002, 1003 and supervisor 9001 sign in with their number as PIN; Ctrl-C stops");
        out.flush();
        stopped.await();
        return 0;
    }
}
