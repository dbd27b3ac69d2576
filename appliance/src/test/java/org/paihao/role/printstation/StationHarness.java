package org.paihao.role.printstation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.PageQuota;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.core.printjob.Sides;
import org.paihao.document.IntakeResult;
import org.paihao.document.Spool;
import org.paihao.document.SpoolFile;
import org.paihao.document.SpoolFolder;
import org.paihao.sim.ipp.FakeIppPrinter;

/** A station without threads: its clock is set, its checks run when the test says so, its printer prints when told. */
final class StationHarness {
    static final String PREVIEW = "picture of page 1";
    static final int QUOTA_PAGES = 30;

    final FakeIppPrinter printer = new FakeIppPrinter();
    final List<PrintJobEvent.Fact> facts = new ArrayList<>();
    final Queue<Runnable> checks = new ArrayDeque<>();
    final PrintStation station;

    IntakeResult checkResult = new IntakeResult.Clean(3);
    Optional<RuntimeException> factsFailWith = Optional.empty();
    int changes;

    private final Path spoolRoot;
    private final Spool spool;
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    StationHarness(Path spoolRoot, long spoolBytesMax) {
        this.spoolRoot = spoolRoot;
        this.spool = Spool.open(spoolRoot, spoolBytesMax);
        StationParts parts = new StationParts(
                printer,
                this::check,
                spool,
                () -> now,
                new SecureRandom(),
                new Links(),
                PageQuota.of(QUOTA_PAGES, 0),
                this::record,
                () -> changes++);
        this.station = new PrintStation(parts, checks::add);
        station.step();
    }

    /** Addresses as in a hall with a phone address. */
    record Links() implements PrintLinks {
        @Override
        public Optional<String> upload(String token) {
            return Optional.of("http://hall/phone?p=" + token);
        }

        @Override
        public String preview(JobId id) {
            return "/preview/" + id;
        }
    }

    String token() {
        String url = station.view().uploadUrl();
        assertThat(url).isNotNull();
        return url == null ? "" : url.substring(url.indexOf('=') + 1);
    }

    UploadOutcome upload(String token) {
        return station.upload(token, new ByteArrayInputStream("%PDF-1.4".getBytes(StandardCharsets.UTF_8)), "报告.pdf");
    }

    /** Uploads and checks a document. */
    JobId ready() {
        JobId id = uploaded();
        runChecks();
        return id;
    }

    JobId uploaded() {
        if (upload(token()) instanceof UploadOutcome.Accepted(var id)) {
            return id;
        }
        throw new AssertionError("not accepted");
    }

    JobId printing(int copies) {
        JobId id = ready();
        assertThat(station.release(id, copies, Sides.ONE_SIDED)).isEqualTo(new ActionOutcome.Done());
        station.step();
        return id;
    }

    void runChecks() {
        while (!checks.isEmpty()) {
            checks.remove().run();
        }
    }

    void later(Duration time) {
        now = now.plus(time);
        station.tick();
    }

    PrintView.Job job() {
        PrintView.@Nullable Job job = station.view().job();
        if (job == null) {
            throw new AssertionError("there is no job");
        }
        return job;
    }

    void assertSpoolIsEmpty() throws IOException {
        try (Stream<Path> left = Files.list(spoolRoot)) {
            assertThat(left).isEmpty();
        }
        assertThat(spool.usedBytes()).isZero();
    }

    private IntakeResult check(SpoolFolder folder) throws IOException {
        if (checkResult instanceof IntakeResult.Clean) {
            write(folder, SpoolFile.CLEAN, "%PDF-1.4 rewritten");
            write(folder, SpoolFile.PREVIEW, PREVIEW);
        }
        return checkResult;
    }

    private static void write(SpoolFolder folder, SpoolFile file, String text) throws IOException {
        try (OutputStream out = folder.create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void record(PrintJobEvent.Fact fact) {
        factsFailWith.ifPresent(failure -> {
            throw failure;
        });
        facts.add(fact);
    }
}
