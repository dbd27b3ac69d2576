package org.paihao.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.paihao.app.BoxCommand;

/**
 * Chaos as a program. Arguments: the installation, a folder for the data, the file for the table, and {@code [--minutes
 * N] [--kills N] [--facts N] [--seed N]}. System property {@code paihao.cache} names the argument file boxes are
 * started with, {@code paihao.private} says that this process has namespaces of its own. Exit code 0 only when nothing
 * was lost, nothing counted twice, and nothing hangs.
 */
public final class Chaos {
    private Chaos() {}

    /** Runs it, and ends the process. */
    public static void main(String[] args) throws IOException {
        try (InputStream settings = Chaos.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
        LogManager.getLogManager().getLogger("").setLevel(java.util.logging.Level.WARNING);
        Path home = Path.of(args[0]).toAbsolutePath().normalize();
        BoxCommand command = new BoxCommand(
                home,
                List.of(),
                List.of("@" + System.getProperty("paihao.cache")),
                List.of("-jar", home.resolve("appliance/target/appliance.jar").toString()),
                Map.of());
        Settings settings = Settings.of(
                command, Path.of(args[1]).toAbsolutePath().normalize(), Arrays.copyOfRange(args, 3, args.length));
        boolean cables = Boolean.getBoolean("paihao.private");
        Ground ground = cables ? Ground.withCables(settings.boxes()) : Ground.shared();
        // Only now: a logger that was there before its settings would not follow them.
        Logger log = System.getLogger(Chaos.class.getName());
        log.log(Level.INFO, words(settings, ground));
        Run run = Run.of(settings, ground, Run.possible(ground));
        String table = "`" + flags(settings) + "`\n\n" + run.markdown();
        Files.writeString(Path.of(args[2]), table);
        log.log(Level.INFO, "event=chaos-done whole=" + run.good() + " table=" + args[2]);
        System.exit(run.good() ? 0 : 1);
    }

    private static String flags(Settings settings) {
        return "provisioning/dev/chaos --minutes " + settings.length().toSeconds() / 60.0 + " --kills "
                + settings.kills() + " --facts " + settings.facts() + " --seed " + settings.seed();
    }

    private static String words(Settings settings, Ground ground) {
        StringBuilder text = new StringBuilder(flags(settings));
        if (ground.cables()) {
            text.append("\nslow links: ").append(ground.slowness());
        } else {
            text.append("\nnot root: no cable is pulled and no disk is filled; kills, stops, clocks and errors only");
        }
        if (Ground.faketime().isEmpty()) {
            text.append("\nno libfaketime (apt-get install faketime): no clock jumps");
        }
        if (!Ground.strace()) {
            text.append("\nno strace that may trace: no write fails");
        }
        return text.toString();
    }
}
