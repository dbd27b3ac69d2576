package org.paihao;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.logging.LogManager;
import org.paihao.app.Cli;
import org.paihao.app.RunCommand;
import org.paihao.config.ConfigException;

/** Entry point: arguments → configuration → appliance. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream settings = Main.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
        Optional<RunCommand> run = RunCommand.plain(args);
        if (run.isEmpty()) {
            System.exit(Cli.run(args));
        }
        try {
            run.get().untilStopped();
        } catch (RuntimeException e) {
            System.err.println(e instanceof ConfigException ? e.getMessage() : "failed: " + e);
            System.exit(1);
        }
    }
}
