package org.paihao.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ApplianceFile;
import org.paihao.config.ConfigException;
import org.paihao.store.Database;
import org.paihao.web.Site;

/**
 * Runs one box. It stands apart from the other commands because every box starts with it: picocli's classes are of an
 * age the JVM's AOT cache does not take, and reading them is a fifth of a start.
 *
 * @param file {@code appliance.yaml}
 * @param data the box's own folder
 * @param home the installation
 */
public record RunCommand(Path file, Path data, Path home) {
    /** The plain form {@code run FILE --data DIR [--home DIR]}; anything else is left to picocli and its help. */
    public static Optional<RunCommand> plain(String... args) {
        boolean run = (args.length == 4 || args.length == 6) && args[0].equals("run") && !args[1].startsWith("-");
        if (!run || !args[2].equals("--data")) {
            return Optional.empty();
        }
        if (args.length == 4) {
            return Optional.of(new RunCommand(Path.of(args[1]), Path.of(args[3]), defaultHome()));
        }
        return args[4].equals("--home")
                ? Optional.of(new RunCommand(Path.of(args[1]), Path.of(args[3]), Path.of(args[5])))
                : Optional.empty();
    }

    static Path defaultHome() {
        return Path.of(System.getenv().getOrDefault("PAIHAO_HOME", "."));
    }

    /**
     * Runs the box until the process is told to stop.
     *
     * @throws ConfigException when a file can't be used
     */
    public void untilStopped() {
        // While this core reads the configuration another one loads what comes after it.
        Thread.ofPlatform().daemon().name("warm-up").start(RunCommand::warmUp);
        ApplianceConfig config = ApplianceFile.read(file);
        Path folder = file.toAbsolutePath().resolveSibling("");
        Appliance appliance = Appliance.start(new Appliance.Start(
                config, folder, data.toAbsolutePath(), home.toAbsolutePath().normalize()));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            appliance.close();
            stopped.countDown();
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warmUp() {
        Database.warmUp();
        Site.warmUp();
    }
}
