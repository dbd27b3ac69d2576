package org.paihao.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;

/**
 * All figures, each beside its limit of the same run. Arguments: the installation, a folder for the data (on the disk
 * that is to be measured), the file for the table, and perhaps {@code --quick}. System property {@code paihao.start}
 * names the argument file boxes are started with, {@code paihao.cache} the one that adds the AOT cache.
 */
public final class Bench {
    private static final Logger LOG = System.getLogger(Bench.class.getName());

    private Bench() {}

    public static void main(String[] args) throws IOException {
        try (InputStream settings = Bench.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
        LogManager.getLogManager().getLogger("").setLevel(java.util.logging.Level.WARNING);
        List<String> flags = new ArrayList<>(Arrays.asList(args));
        Scale scale = flags.remove("--quick") ? Scale.quick() : Scale.full();
        Path home = Path.of(flags.get(0)).toAbsolutePath().normalize();
        Path data = Path.of(flags.get(1)).toAbsolutePath().normalize();
        Path out = Path.of(flags.get(2)).toAbsolutePath();
        List<String> only = flags.subList(3, flags.size());
        Box.Kit plain = new Box.Kit(home, List.of("@" + System.getProperty("paihao.start")));
        Box.Kit cached = new Box.Kit(home, List.of("@" + System.getProperty("paihao.cache")));
        Table table = new Table();
        try (Limits limits = new Limits(data)) {
            if (wanted(only, "store")) {
                limits.store(table, scale);
            }
            if (wanted(only, "hub")) {
                HubFigures.measure(cached, data.resolve("hub"), limits, table, scale);
            }
            if (wanted(only, "kiosk")) {
                KioskFigures.measure(cached, data.resolve("kiosk"), limits, table, scale);
            }
            if (wanted(only, "counter")) {
                CounterFigures.measure(cached, data.resolve("counter"), limits, table, scale);
            }
            if (wanted(only, "links")) {
                LonelyKioskFigures.measure(cached, data.resolve("lonely"), table, scale);
                DrainFigures.measure(cached, data.resolve("drain"), limits, table, scale);
            }
            if (wanted(only, "box")) {
                BoxFigures.measure(plain, cached, data.resolve("box"), table, scale);
            }
            if (wanted(only, "full")) {
                FullHallFigures.measure(data.resolve("full"), limits, table, scale);
                PayloadFigure.measure(cached, data.resolve("payload"), table);
                EstimateFigure.measure(data.resolve("estimate"), table, scale);
            }
            if (wanted(only, "simulate")) {
                SimulationFigure.measure(table, scale);
            }
        }
        Files.writeString(out, table.markdown());
        LOG.log(Level.INFO, "event=bench-done missed=" + table.missed() + " table=" + out);
        // Twins' drawing leaves threads that would keep the process alive.
        System.exit(0);
    }

    private static boolean wanted(List<String> only, String group) {
        return only.isEmpty() || only.contains(group);
    }
}
