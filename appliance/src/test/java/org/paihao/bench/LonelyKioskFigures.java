package org.paihao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.paihao.device.catalog.DeviceCatalog;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.sim.device.PtyPair;

/**
 * Touches at a kiosk whose hub does not answer any more: to the first byte of the slip at the printer. The hub's
 * process is stopped as it stands, so that nobody is told: its connections stay open, and the broker keeps silent
 * about it.
 */
final class LonelyKioskFigures {
    private static final String PRINTER = "epson-tm-t88vi";
    private static final double UNKNOWN_MILLIS = 400;
    private static final double KNOWN_MILLIS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(2);
    /** Paper and knife of the citizen before, and the questions after them ({@link KioskFigures}). */
    private static final Duration PAPER = Duration.ofMillis(1_600);

    private static final int WARM_TOUCHES = 20;

    private final Hall hall;
    private final Box kiosk;
    private final QuickPrinter printer;
    private final Random random = new Random(-5);

    private LonelyKioskFigures(Hall hall, Box kiosk, QuickPrinter printer) {
        this.hall = hall;
        this.kiosk = kiosk;
        this.printer = printer;
    }

    static void measure(Box.Kit kit, Path folder, Table table, Scale scale) {
        PrinterProfile profile = DeviceCatalog.load(kit.home().resolve("firmware-config/devices"))
                .printer(PRINTER)
                .orElseThrow();
        try (PtyPair cable = PtyPair.open(folder.resolve("cables"), "printer");
                SerialPorts ports = new SerialPorts();
                QuickPrinter printer = new QuickPrinter(
                        ports.open(profile.line().at(cable.device().toString())));
                Hall hall = new Hall(kit, folder)) {
            Box kiosk = hall.kiosk("devices:\n  printer: {model: " + PRINTER + ", port: " + cable.host() + "}\n");
            new LonelyKioskFigures(hall, kiosk, printer).touches(table, scale.lonely());
        }
    }

    private void touches(Table table, int count) {
        try (Http http = new Http(kiosk.port(), "")) {
            for (int i = 0; i < WARM_TOUCHES; i++) {
                Hall.take(http, random).expect(201);
            }
            double[] unknown = new double[count];
            for (int i = 0; i < count; i++) {
                hall.hub().signal("CONT");
                await("the kiosk hears the hub", () -> linkIs(http, "up"));
                awaitPaper();
                hall.hub().signal("STOP");
                unknown[i] = firstByteMillis(http);
            }
            await("the kiosk knows", () -> linkIs(http, "down"));
            double[] known = new double[count];
            for (int i = 0; i < count; i++) {
                awaitPaper();
                known[i] = firstByteMillis(http);
            }
            hall.hub().signal("CONT");
            line(table, "9 touch → first byte at the printer, the hub just dead", unknown, UNKNOWN_MILLIS);
            line(table, "9 the same when the link is known to be down", known, KNOWN_MILLIS);
        }
    }

    private static void line(Table table, String what, double[] millis, double limit) {
        table.atMost(
                what + ", p99 of " + millis.length + " (p50 " + Table.number(Stats.median(millis)) + " ms)",
                "ms",
                Stats.percentile(millis, 0.99),
                limit,
                "limit");
    }

    private double firstByteMillis(Http http) {
        int before = printer.begun();
        long touched = System.nanoTime();
        Hall.take(http, random).expect(201);
        await("a slip begins", () -> printer.begun() > before);
        return (printer.begunNanos() - touched) / 1e6;
    }

    private static boolean linkIs(Http http, String state) {
        return http.get("/api/v1/box").expect(200).body().contains("\"state\":\"" + state + "\"");
    }

    /** A citizen who finds the printer free. */
    private void awaitPaper() {
        await("the printer is idle", () -> System.nanoTime() - printer.lastSlipNanos() > PAPER.toNanos());
    }

    private interface Condition {
        boolean met();
    }

    private static void await(String what, Condition condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.met()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("never: " + what);
            }
            Box.pause(LOOK);
        }
    }
}
