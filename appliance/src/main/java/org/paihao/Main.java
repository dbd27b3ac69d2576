package org.paihao;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import org.paihao.app.Cli;

/** Entry point: arguments → configuration → appliance. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream settings = Main.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
        System.exit(Cli.run(args));
    }
}
