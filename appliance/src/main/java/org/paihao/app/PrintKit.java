package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.config.ApplianceConfig;
import org.paihao.core.fact.Fact;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PageQuota;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.JippPrinter;
import org.paihao.document.IntakeLimits;
import org.paihao.document.PdfIntake;
import org.paihao.document.Sandbox;
import org.paihao.document.Spool;
import org.paihao.role.printstation.PrintLinks;
import org.paihao.role.printstation.PrintStation;
import org.paihao.role.printstation.PrintView;
import org.paihao.role.printstation.StationParts;
import org.paihao.role.printstation.StationRunner;
import org.paihao.web.view.DeviceView;

/** The print station's parts: printer, sandbox, spool, and its facts in the books of the box. */
final class PrintKit implements AutoCloseable {
    /** A few documents of the largest size: one is at the station, the others are on their way out. */
    private static final long SPOOL_BYTES = 256L * 1024 * 1024;

    private final StationRunner runner;
    private final IppPrinter printer;
    private final String model;
    private final boolean twin;
    private final int pages;
    private volatile String seen = "";
    private volatile Instant since;

    private PrintKit(StationRunner runner, IppPrinter printer, String model, boolean twin, int pages, Instant now) {
        this.runner = runner;
        this.printer = printer;
        this.model = model;
        this.twin = twin;
        this.pages = pages;
        this.since = now;
    }

    static PrintKit open(Appliance.Start start, Appliance.Core core, Hardware hardware, Runnable changed) {
        ApplianceConfig.IppPrinter named =
                start.config().hardware().ippPrinter().orElseThrow();
        URI uri = hardware.ippTwin().orElseGet(() -> URI.create(named.uri()));
        JippPrinter printer = new JippPrinter(uri);
        Thread.ofVirtual().start(JippPrinter::warmUp);
        Path spoolFolder = start.config()
                .spool()
                .map(start.folder()::resolve)
                .orElse(start.data().resolve("spool"));
        try {
            Files.createDirectories(spoolFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("the spool can't be made: " + spoolFolder, e);
        }
        Spool spool = Spool.open(spoolFolder, SPOOL_BYTES);
        PdfIntake intake = new PdfIntake(new Sandbox(), IntakeLimits.standard());
        Optional<String> phone = start.config().phone().map(ApplianceConfig.Phone::address);
        PrintLinks links = new PrintLinks() {
            @Override
            public Optional<String> upload(String token) {
                return phone.map(base -> base + "/phone/print?t=" + token);
            }

            @Override
            public String preview(JobId id) {
                return "/api/v1/print-jobs/" + id.value() + "/preview";
            }
        };
        int pages = core.plan(start.config().hall()).rules().printPagesPerJob();
        StationRunner runner = StationRunner.start(
                new StationParts(
                        printer,
                        intake::check,
                        spool,
                        core.clock()::now,
                        core.random(),
                        links,
                        PageQuota.of(pages, 0),
                        fact -> record(core, fact),
                        changed),
                List.of());
        return new PrintKit(
                runner, printer, "ipp", named.twin(), pages, core.clock().now());
    }

    private static void record(Appliance.Core core, PrintJobEvent.Fact fact) {
        Fact recorded = switch (fact) {
            case PrintJobEvent.Released released ->
                new Fact.PrintReleased(
                        released.id().value(),
                        released.order().pages(),
                        released.order().copies(),
                        released.order().sides().word());
            case PrintJobEvent.Ended ended ->
                new Fact.PrintEnded(
                        ended.id().value(),
                        ended.ending().word(),
                        ended.printedPages(),
                        ended.ending().reason().map(JobReason::word));
        };
        core.books().commit(entry -> {
            entry.record(recorded, core.clock().now());
            return Boolean.TRUE;
        });
    }

    /** The quota is one citizen's: when the station is free again, so is the quota. */
    void tick() {
        PrintView view = station().view();
        if (view.job() == null && view.quotaPages() < pages) {
            station().renewQuota(pages);
        }
    }

    PrintStation station() {
        return runner.station();
    }

    /** The printer as a device line. */
    DeviceView device() {
        PrintView.Printer now = station().view().printer();
        String state = now.state() + now.reason();
        if (!state.equals(seen)) {
            seen = state;
            since = Instant.now();
        }
        return new DeviceView(
                "ipp-printer", "ipp-printer", model, now.state(), Optional.ofNullable(now.reason()), since, twin);
    }

    @Override
    public void close() {
        runner.close();
        printer.close();
    }
}
