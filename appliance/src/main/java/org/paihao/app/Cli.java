package org.paihao.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.paihao.backup.BackupException;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ApplianceFile;
import org.paihao.config.ConfigException;
import org.paihao.config.HallFile;
import org.paihao.device.catalog.DeviceCatalog;
import org.paihao.json.Json;
import org.paihao.role.hub.Pins;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: {@code appliance run | check | demo | simulate | pin | token | bookings | estimate | backup |
 * restore}. */
@Command(
        name = "appliance",
        description = "Paihao (排号): one box of a service hall.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Cli.Run.class,
            Cli.Check.class,
            DemoCommand.class,
            SimulateCommand.class,
            Cli.Pin.class,
            TokenCommand.class,
            BookingsCommand.class,
            EstimateCommand.class,
            BackupCommands.Keys.class,
            BackupCommands.Make.class,
            BackupCommands.Return.class,
            BackupCommands.BeginAnew.class
        })
public final class Cli {
    private Cli() {}

    /** Runs a command line. Returns the exit code: 0 done, 1 a mistake in a file, 2 a mistake in the command. */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new Cli());
        line.setExecutionExceptionHandler((e, failed, parsed) -> {
            boolean plain = e instanceof ConfigException || e instanceof BackupException;
            failed.getErr().println(plain ? e.getMessage() : "failed: " + e);
            return 1;
        });
        return line.execute(args);
    }

    /** Where the installation lies. */
    static final class Home {
        @Option(names = "--home", description = "installation folder (default: $PAIHAO_HOME, else the current folder)")
        private Path home = RunCommand.defaultHome();

        Path path() {
            return home.toAbsolutePath().normalize();
        }
    }

    /** {@code appliance run FILE}. */
    @Command(name = "run", description = "Run the box that FILE describes, until it is stopped.")
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "appliance.yaml")
        private Path file = Path.of("appliance.yaml");

        @Option(names = "--data", required = true, description = "the box's own folder")
        private Path data = Path.of("data");

        @CommandLine.Mixin
        private Home home = new Home();

        @Override
        public Integer call() {
            new RunCommand(file, data, home.path()).untilStopped();
            return 0;
        }
    }

    /** {@code appliance check FILE}. */
    @Command(name = "check", description = "Say whether FILE (appliance.yaml or hall.yaml) can be used, and stop.")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("appliance.yaml");

        @CommandLine.Mixin
        private Home home = new Home();

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Path name = file.getFileName();
            if (name != null && name.toString().startsWith("hall")) {
                HallFile hall = HallFile.read(file);
                out.println(file + ": good. " + hall.plan().zones().size() + " zones, "
                        + hall.plan().services().size() + " services, "
                        + hall.plan().counters().size() + " counters.");
                return 0;
            }
            ApplianceConfig config = ApplianceFile.read(file);
            DeviceCatalog catalog = DeviceCatalog.load(home.path().resolve("firmware-config/devices"));
            DeviceNames.check(file, config, catalog);
            config.plan().ifPresent(plan -> HallFile.read(file.toAbsolutePath().resolveSibling(plan.toString())));
            out.println(file + ": good. Terminal " + config.terminal() + ", roles "
                    + config.roles().stream()
                            .map(role -> Json.dashed(role.name()))
                            .toList() + ".");
            return 0;
        }
    }

    /** {@code appliance pin PIN}. */
    @Command(name = "pin", description = "Print the pin-hash of a PIN for hall.yaml.")
    static final class Pin implements Callable<Integer> {
        @Parameters(paramLabel = "PIN", description = "4 to 12 digits")
        private String pin = "";

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            if (!pin.matches("[0-9]{4,12}")) {
                throw new CommandLine.ParameterException(spec.commandLine(), "a PIN has 4 to 12 digits");
            }
            spec.commandLine().getOut().println(Pins.hash(pin, new SecureRandom()));
            return 0;
        }
    }
}
