package org.paihao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.paihao.device.catalog.DeviceCatalog;
import org.paihao.device.port.SerialPorts;
import org.paihao.sim.device.PtyPair;

/** A kiosk as a process: how soon it is there, what it weighs, what it costs when nobody comes. */
final class BoxFigures {
    private static final String PRINTER = "epson-tm-t88vi";
    /** No more at once than a printer's inbox takes. */
    private static final int CLIENTS = 4;

    private static final double READY_SECONDS = 1.0;
    private static final double IDLE_MEGABYTES = 120;
    private static final double USED_MEGABYTES = 150;
    private static final double IDLE_CPU_PERCENT = 3;

    private BoxFigures() {}

    static void measure(Box.Kit plain, Box.Kit cached, Path folder, Table table, Scale scale) {
        var line = DeviceCatalog.load(cached.home().resolve("firmware-config/devices"))
                .printer(PRINTER)
                .orElseThrow()
                .line();
        Path cables = folder.resolve("cables");
        try (PtyPair printer = PtyPair.open(cables, "printer");
                PtyPair scanner = PtyPair.open(cables, "scanner");
                PtyPair pad = PtyPair.open(cables, "pad");
                SerialPorts ports = new SerialPorts();
                QuickPrinter twin =
                        new QuickPrinter(ports.open(line.at(printer.device().toString())));
                Hall hall = new Hall(cached, folder)) {
            String devices = "devices:\n  printer: {model: " + PRINTER + ", port: " + printer.host()
                    + "}\n  scanner: {model: generic-cdc-scanner, port: " + scanner.host()
                    + "}\n  pad: {model: five-key-serial, port: " + pad.host() + "}\n";
            starts(hall, plain, cached, devices, table, scale);
            Box kiosk = hall.kiosk(cached, devices);
            Box.pause(scale.idle().dividedBy(3));
            Duration before = kiosk.cpu();
            Box.pause(scale.idle());
            double percent =
                    100.0 * kiosk.cpu().minus(before).toMillis() / scale.idle().toMillis();
            double idle = kiosk.rssMegabytes();
            use(kiosk, scale.tickets());
            table.atMost("7 memory (RSS) of that kiosk, idle", "MB", idle, IDLE_MEGABYTES, "limit");
            table.atMost(
                    "7 memory after " + Table.number(scale.tickets()) + " tickets (" + twin.slips() + " slips printed)",
                    "MB",
                    kiosk.rssMegabytes(),
                    USED_MEGABYTES,
                    "limit");
            table.atMost(
                    "8 idle CPU over " + scale.idle().toSeconds() + " s, printer, scanner and pad open",
                    "% of a core",
                    percent,
                    IDLE_CPU_PERCENT,
                    "limit");
        }
    }

    private static void starts(Hall hall, Box.Kit plain, Box.Kit cached, String devices, Table table, Scale scale) {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = -1; round < scale.starts(); round++) {
            double slow;
            double fast;
            try (Box box = hall.box(plain, devices)) {
                slow = box.readySeconds();
            }
            try (Box box = hall.box(cached, devices)) {
                fast = box.readySeconds();
                if (round >= 0) {
                    cpu.add((double) box.cpu().toMillis());
                }
            }
            if (round >= 0) {
                without.add(slow);
                with.add(fast);
            }
        }
        table.atMost(
                "6 kiosk appliance ready after start, with AOT cache", "s", Stats.median(with), READY_SECONDS, "limit");
        table.note(
                "6 the same without the cache",
                Table.number(Stats.median(without)) + " s",
                "with it " + Table.number(Stats.median(cpu)) + " ms of CPU until the first answer");
    }

    private static void use(Box kiosk, int tickets) {
        AtomicInteger left = new AtomicInteger(tickets);
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().start(() -> {
                    Random random = new Random(-10 - client);
                    try (Http http = new Http(kiosk.port(), "")) {
                        while (left.getAndDecrement() > 0) {
                            Hall.take(http, random).expect(201);
                        }
                    }
                }))
                .toList();
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
