package org.paihao.role.printstation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.printjob.Ending;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.PageQuota;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.core.printjob.Sides;
import org.paihao.device.ipp.JippPrinter;
import org.paihao.document.IntakeLimits;
import org.paihao.document.PdfIntake;
import org.paihao.document.Sandbox;
import org.paihao.document.Spool;
import org.paihao.document.SpoolFile;
import org.paihao.sim.ipp.SamplePdf;
import org.paihao.sim.ipp.VirtualIppPrinter;
import org.paihao.sim.ipp.VirtualIppPrinter.Action;
import org.paihao.sim.ipp.VirtualPrinters;

/** The whole station with its threads, the real sandbox and a real IPP server. */
class PrintStationRealPartsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int QUOTA_PAGES = 50;

    @TempDir
    private Path temp;

    private final VirtualIppPrinter server = VirtualPrinters.start();
    private final JippPrinter printer = new JippPrinter(server.uri());
    private final List<PrintJobEvent.Fact> facts = new CopyOnWriteArrayList<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Semaphore changes = new Semaphore(0);
    private StationRunner runner;
    private PrintStation station;

    @BeforeEach
    void start() {
        IntakeLimits standard = IntakeLimits.standard();
        IntakeLimits brief =
                new IntakeLimits(standard.wallTime(), 1, standard.memoryBytes(), 50, standard.cleanBytesMax());
        PdfIntake intake = new PdfIntake(new Sandbox(), brief);
        StationParts parts = new StationParts(
                printer,
                intake::check,
                Spool.open(temp.resolve("spool"), 200_000_000),
                () -> Instant.now().plus(ahead.get()),
                new SecureRandom(),
                new StationHarness.Links(),
                PageQuota.of(QUOTA_PAGES, 0),
                facts::add,
                changes::release);
        runner = StationRunner.start(parts, List.of());
        station = runner.station();
        awaitView(view -> view.printer().state().equals("ready"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        runner.close();
        printer.close();
        server.close();
        assertThat(spooled()).isZero();
    }

    @Test
    void theRewrittenDocumentArrivesByteForByteAndLeavesNoTrace() throws IOException, NoSuchAlgorithmException {
        JobId id = ready(SamplePdf.pages(3));
        byte[] rewritten = Files.readAllBytes(station.document(id, SpoolFile.CLEAN));
        assertThat(station.preview(id).orElseThrow()).startsWith(0x89, 'P', 'N', 'G');

        station.release(id, 2, Sides.TWO_SIDED);
        awaitJob(job -> job.state().equals("done"));

        assertThat(server.jobs()).containsExactly(sha256(rewritten) + " 6 2 two-sided-long-edge");
        assertThat(server.printed()).isEqualTo(6);
        assertThat(station.view().quotaPages()).isEqualTo(QUOTA_PAGES - 6);
        assertThat(spooled()).isZero();
    }

    @Test
    void paperOutIsSeenAndSurvived() {
        server.act(Action.PAPER_OUT);
        JobId id = ready(SamplePdf.pages(2));
        station.release(id, 1, Sides.ONE_SIDED);

        PrintView.Job waiting = awaitJob(job -> "printer-paper-out".equals(job.reason()));
        assertThat(waiting.state()).isEqualTo("printing");
        assertThat(waiting.printed()).isZero();
        server.act(Action.PAPER_IN);

        assertThat(awaitJob(job -> job.state().equals("done")).printed()).isEqualTo(2);
    }

    @Test
    void theProgressOfASlowPrinterIsShownAndACancelChargesOnlyWhatCameOut() {
        server.act(Action.SLOW);
        JobId id = ready(SamplePdf.pages(20));
        station.release(id, 1, Sides.ONE_SIDED);
        PrintView.Job under = awaitJob(job -> job.printed() >= 1);
        assertThat(under.total()).isEqualTo(20);
        assertThat(under.reason()).isNull();

        station.cancel(id);
        awaitView(view -> view.job() == null);

        PrintJobEvent.Ended ended = ended();
        assertThat(ended.ending()).isEqualTo(new Ending.Cancelled());
        assertThat(ended.printedPages()).isBetween(1, 19).isEqualTo(server.printed());
        assertThat(station.view().quotaPages()).isEqualTo(QUOTA_PAGES - ended.printedPages());
    }

    @Test
    void aJobThePrinterGivesUpFailsAndItsPagesComeBack() {
        server.act(Action.FAIL);
        JobId id = ready(SamplePdf.pages(2));
        station.release(id, 1, Sides.ONE_SIDED);

        PrintView.Job failed = awaitJob(job -> job.state().equals("failed"));

        assertThat(failed.reason()).isEqualTo("printer-failed");
        assertThat(station.view().quotaPages()).isEqualTo(QUOTA_PAGES);
    }

    @Test
    void aPrinterThatIsSwitchedOffInTheMiddleFailsTheJob() {
        server.act(Action.SLOW);
        JobId id = ready(SamplePdf.pages(10));
        station.release(id, 1, Sides.ONE_SIDED);
        awaitJob(job -> job.printed() >= 1);

        server.close();
        awaitJob(job -> "printer-gone".equals(job.reason()));
        ahead.set(PrintLimits.PRINTER_GONE_MAX);

        PrintView.Job failed = awaitJob(job -> job.state().equals("failed"));
        assertThat(failed.reason()).isEqualTo("printer-gone");
        assertThat(station.view().quotaPages()).isEqualTo(QUOTA_PAGES - failed.printed());
    }

    @Test
    void whatIsNoPdfIsRefusedAndTheNextPersonIsServed() throws IOException {
        upload("just text".getBytes(StandardCharsets.UTF_8));
        assertThat(awaitJob(job -> job.state().equals("failed")).reason()).isEqualTo("not-pdf");
        assertThat(spooled()).isZero();

        JobId id = ready(SamplePdf.pages(1));
        station.release(id, 1, Sides.ONE_SIDED);
        awaitJob(job -> job.state().equals("done"));
    }

    private JobId ready(byte[] pdf) {
        JobId id = upload(pdf);
        awaitJob(job -> job.state().equals("ready"));
        return id;
    }

    private JobId upload(byte[] bytes) {
        String url = station.view().uploadUrl();
        String token = url == null ? "" : url.substring(url.indexOf('=') + 1);
        if (station.upload(token, new ByteArrayInputStream(bytes), "a.pdf") instanceof UploadOutcome.Accepted(var id)) {
            return id;
        }
        throw new AssertionError("not accepted");
    }

    private PrintJobEvent.Ended ended() {
        if (facts.getLast() instanceof PrintJobEvent.Ended ended) {
            return ended;
        }
        throw new AssertionError("the last fact is " + facts.getLast());
    }

    private PrintView.Job awaitJob(Predicate<PrintView.Job> condition) {
        PrintView.@Nullable Job job = awaitView(view -> view.job() != null && condition.test(view.job()))
                .job();
        if (job == null) {
            throw new AssertionError("no job");
        }
        return job;
    }

    private PrintView awaitView(Predicate<PrintView> condition) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        PrintView view = station.view();
        while (!condition.test(view)) {
            changes.drainPermits();
            view = station.view();
            try {
                // Only the station's own announcements wake this up, so a change that is not announced fails the test.
                if (!condition.test(view)
                        && !changes.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("never announced, last was " + view);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
            view = station.view();
        }
        return view;
    }

    private long spooled() throws IOException {
        try (Stream<Path> left = Files.list(temp.resolve("spool"))) {
            return left.count();
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
