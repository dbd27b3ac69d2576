package org.paihao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.paihao.device.catalog.DeviceCatalog;
import org.paihao.device.port.SerialPorts;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.PtyCable;

/** Touches at a kiosk with a 9600-baud printer: to the answer, and to the last byte of the slip. */
final class KioskFigures {
    private static final String PRINTER = "escpos-80mm";
    private static final double BYTE_MILLIS = 10_000.0 / 9_600;
    private static final int SLIP_BYTES_MAX = 300;
    private static final Duration SLIP_PATIENCE = Duration.ofSeconds(20);
    /** No byte for so long: the slip is over (one byte takes 1 ms). */
    private static final Duration SILENCE = Duration.ofMillis(150);

    /**
     * After a slip's last byte the driver waits for paper and knife (100 mm at 150 mm/s, 300 ms) and asks how the
     * printer is: a touch before that waits for the slip of the citizen before.
     */
    private static final Duration PAPER = Duration.ofMillis(1_600);

    /** Touches before those that count: kiosk and hub have been up for days. */
    private static final int WARM_TOUCHES = 1_000;

    private KioskFigures() {}

    static void measure(Box.Kit kit, Path folder, Limits limits, Table table, Scale scale) {
        PrinterProfile profile = DeviceCatalog.load(kit.home().resolve("firmware-config/devices"))
                .printer(PRINTER)
                .orElseThrow();
        try (Hall hall = new Hall(kit, folder)) {
            Box plain = hall.kiosk("");
            answers(plain, limits, table, scale);
            plain.close();
            try (SerialPorts ports = new SerialPorts();
                    PtyCable cable = PtyCable.open(folder.resolve("cables"), "printer", ports, profile.line());
                    PrinterTwin twin = new PrinterTwin(
                            "printer",
                            cable,
                            new PrinterTwin.Setup(
                                    profile.widthDots(), profile.line().baud(), 0),
                            () -> {})) {
                Box kiosk =
                        hall.kiosk("devices:\n  printer: {model: " + PRINTER + ", port: " + cable.hostPath() + "}\n");
                slips(kiosk, twin, limits, table, scale);
            }
        }
    }

    private static void answers(Box kiosk, Limits limits, Table table, Scale scale) {
        Random random = new Random(-2);
        List<Double> commits = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (Http http = new Http(kiosk.port(), "")) {
            warm(http, random);
            for (int round = 0; round < scale.rounds(); round++) {
                double commit = limits.commitMillis();
                double[] millis = new double[scale.singles()];
                for (int i = 0; i < millis.length; i++) {
                    long begin = System.nanoTime();
                    Hall.take(http, random).expect(201);
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
                commits.add(commit);
                ours.add(Stats.median(millis));
            }
        }
        table.atMost(
                "3 one client through a kiosk, touch → 201, p50",
                "ms",
                Stats.median(ours),
                2 * Stats.median(commits) + 6,
                "2 × commit " + Table.number(Stats.median(commits)) + " + 6");
    }

    private static void warm(Http http, Random random) {
        for (int touch = 0; touch < WARM_TOUCHES; touch++) {
            Hall.take(http, random).expect(201);
        }
    }

    private static void slips(Box kiosk, PrinterTwin twin, Limits limits, Table table, Scale scale) {
        Random random = new Random(-3);
        List<Double> commits = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        try (Http http = new Http(kiosk.port(), "")) {
            // Most of these find the printer's inbox full; the slips that were printed are waited for.
            warm(http, random);
            for (int touch = 0; touch < scale.slips(); touch++) {
                awaitIdle(twin);
                double commit = limits.commitMillis();
                long before = twin.snapshot().slipBytes();
                long begin = System.nanoTime();
                Hall.take(http, random).expect(201);
                PrinterTwin.Snapshot end = awaitSlip(twin, before);
                commits.add(commit);
                ours.add((end.slipByteNanos() - begin) / 1e6);
                bytes.add((double) (end.slipBytes() - before));
            }
        }
        double sent = Stats.median(bytes);
        double wire = Math.min(sent, SLIP_BYTES_MAX) * BYTE_MILLIS;
        table.atMost(
                "4 touch → last byte on a 9600-baud line (" + Math.round(sent) + " bytes)",
                "ms",
                Stats.median(ours),
                wire + 2 * Stats.median(commits) + 30,
                "wire time " + Table.number(wire) + " + 2 × commit " + Table.number(Stats.median(commits)) + " + 30");
    }

    /** Waits until the slip is there and nothing more of one comes: questions after it don't count. */
    private static PrinterTwin.Snapshot awaitSlip(PrinterTwin twin, long before) {
        long until = System.nanoTime() + SLIP_PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            PrinterTwin.Snapshot now = twin.snapshot();
            if (now.slipBytes() - before > 100 && System.nanoTime() - now.slipByteNanos() > SILENCE.toNanos()) {
                return now;
            }
            Box.pause(Duration.ofMillis(5));
        }
        throw new IllegalStateException("no slip came: " + twin.snapshot());
    }

    /** Waits until nothing is left to print: the figure is of a citizen who finds the printer free. */
    private static void awaitIdle(PrinterTwin twin) {
        Box.pause(PAPER);
        while (System.nanoTime() - twin.snapshot().slipByteNanos() < PAPER.toNanos()) {
            Box.pause(Duration.ofMillis(5));
        }
    }
}
