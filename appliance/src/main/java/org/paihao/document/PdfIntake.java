package org.paihao.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.document.SandboxOutcome.BadFile;
import org.paihao.document.SandboxOutcome.Killed;
import org.paihao.document.SandboxOutcome.Result;
import org.paihao.document.SandboxOutcome.TimedOut;
import org.paihao.document.SandboxOutcome.TooMuchOutput;

/**
 * Turns an upload into a document that is safe to print. It is never parsed here: each step is a child in the {@link
 * Sandbox}. Only the rewritten file goes on to the printer and to the preview; rewriting drops scripts, launch actions
 * and attachments, and draws every page, so the page count is what was really drawn and not what the file claims.
 */
public final class PdfIntake {
    private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /** Readers accept the mark anywhere in the first 1024 bytes (ISO 32000-1, Annex H, note 13). */
    private static final int MAGIC_WITHIN_BYTES = 1024;

    private static final long REPORT_BYTES_MAX = 64 * 1024;
    private static final long PREVIEW_BYTES_MAX = 32L * 1024 * 1024;
    private static final String PREVIEW_DPI = "96";
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double SIDE_POINTS_MAX = PrintLimits.PAGE_SIDE_MILLIMETRES_MAX * POINTS_PER_MILLIMETRE;

    private final Sandbox sandbox;
    private final IntakeLimits limits;

    public PdfIntake(Sandbox sandbox, IntakeLimits limits) {
        this.sandbox = sandbox;
        this.limits = limits;
    }

    /**
     * Checks the folder's {@link SpoolFile#UPLOAD}.
     *
     * @throws SandboxException the tools do not work on this machine
     * @throws IOException the session has ended, or the spool is full
     */
    public IntakeResult check(SpoolFolder folder) throws IOException {
        Path upload = folder.path(SpoolFile.UPLOAD);
        long deadlineNanos = System.nanoTime() + limits.wallTime().toNanos();
        if (!looksLikePdf(upload)) {
            return new IntakeResult.Refused(new IntakeRefusal.NotPdf());
        }
        Optional<IntakeRefusal> refusal = inspect(upload, deadlineNanos);
        if (refusal.isEmpty()) {
            refusal = rewrite(folder, deadlineNanos);
        }
        if (refusal.isPresent()) {
            return new IntakeResult.Refused(refusal.get());
        }
        return previewed(folder, deadlineNanos);
    }

    private static boolean looksLikePdf(Path upload) throws IOException {
        try (InputStream in = Files.newInputStream(upload)) {
            String head = new String(in.readNBytes(MAGIC_WITHIN_BYTES), StandardCharsets.ISO_8859_1);
            return head.contains(new String(MAGIC, StandardCharsets.ISO_8859_1));
        }
    }

    /** What the file says of itself; enough to refuse it, never enough to believe it. */
    private Optional<IntakeRefusal> inspect(Path upload, long deadlineNanos) throws IOException {
        Inspection inspection = facts(upload, deadlineNanos);
        return switch (inspection) {
            case Inspection.Refused(var why) -> Optional.of(why);
            case Inspection.Seen(var facts)
            when facts.printingForbidden() -> Optional.of(new IntakeRefusal.Encrypted());
            case Inspection.Seen(var facts)
            when facts.pages() > limits.pagesMax() -> Optional.of(new IntakeRefusal.TooManyPages(facts.pages()));
            case Inspection.Seen(var facts)
            when facts.longestSidePoints() > SIDE_POINTS_MAX -> Optional.of(new IntakeRefusal.TooLarge());
            case Inspection.Seen(var facts)
            when facts.shortestSidePoints() <= 0 -> Optional.of(new IntakeRefusal.Broken());
            case Inspection.Seen(var facts) -> Optional.empty();
        };
    }

    private Optional<IntakeRefusal> rewrite(SpoolFolder folder, long deadlineNanos) throws IOException {
        List<String> args = List.of("-pdf", "-f", "1", "-l", Integer.toString(limits.pagesMax()), Sandbox.INPUT, "-");
        Path upload = folder.path(SpoolFile.UPLOAD);
        try (OutputStream clean = folder.create(SpoolFile.CLEAN)) {
            return refusal(
                    sandbox.run(Tool.PDFTOCAIRO, args, upload, step(deadlineNanos, limits.cleanBytesMax()), clean));
        }
    }

    private IntakeResult previewed(SpoolFolder folder, long deadlineNanos) throws IOException {
        Path clean = folder.path(SpoolFile.CLEAN);
        Inspection inspection = facts(clean, deadlineNanos);
        int pages = switch (inspection) {
            case Inspection.Seen(var facts) when facts.longestSidePoints() <= SIDE_POINTS_MAX -> facts.pages();
            case Inspection.Seen(var facts) -> 0;
            case Inspection.Refused(var why) -> 0;
        };
        if (pages < 1 || pages > limits.pagesMax()) {
            return new IntakeResult.Refused(new IntakeRefusal.Broken());
        }
        List<String> args = List.of("-png", "-r", PREVIEW_DPI, "-f", "1", "-l", "1", Sandbox.INPUT);
        try (OutputStream preview = folder.create(SpoolFile.PREVIEW)) {
            Optional<IntakeRefusal> refusal =
                    refusal(sandbox.run(Tool.PDFTOPPM, args, clean, step(deadlineNanos, PREVIEW_BYTES_MAX), preview));
            return refusal.<IntakeResult>map(IntakeResult.Refused::new).orElseGet(() -> new IntakeResult.Clean(pages));
        }
    }

    private Inspection facts(Path file, long deadlineNanos) throws IOException {
        String last = Integer.toString(limits.pagesMax() + 1);
        List<String> args = List.of("-f", "1", "-l", last, Sandbox.INPUT);
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        SandboxOutcome outcome = sandbox.run(Tool.PDFINFO, args, file, step(deadlineNanos, REPORT_BYTES_MAX), report);
        Optional<IntakeRefusal> refusal = refusal(outcome);
        if (refusal.isPresent()) {
            return new Inspection.Refused(refusal.get());
        }
        return PdfFacts.parse(report.toString(StandardCharsets.UTF_8))
                .<Inspection>map(Inspection.Seen::new)
                .orElseGet(() -> new Inspection.Refused(new IntakeRefusal.Broken()));
    }

    private SandboxLimits step(long deadlineNanos, long outputBytesMax) {
        long leftNanos = Math.max(1, deadlineNanos - System.nanoTime());
        return new SandboxLimits(
                Duration.ofNanos(leftNanos), limits.cpuSeconds(), limits.memoryBytes(), outputBytesMax);
    }

    private static Optional<IntakeRefusal> refusal(SandboxOutcome outcome) {
        return switch (outcome) {
            case Result(var messages) -> {
                requireLanguagePacks(messages);
                yield Optional.empty();
            }
            case TimedOut() -> Optional.of(new IntakeRefusal.TooSlow());
            case Killed killed when killed.byCpuLimit() -> Optional.of(new IntakeRefusal.TooSlow());
            case Killed crashed -> Optional.of(new IntakeRefusal.Broken());
            case TooMuchOutput() -> Optional.of(new IntakeRefusal.TooLarge());
            case BadFile(int exitCode, var messages) -> Optional.of(badFile(messages));
        };
    }

    private static IntakeRefusal badFile(String messages) {
        if (messages.contains("Incorrect password")) {
            return new IntakeRefusal.Encrypted();
        }
        if (messages.contains("Out of memory")) {
            return new IntakeRefusal.TooLarge();
        }
        return new IntakeRefusal.Broken();
    }

    /** Without poppler-data, text in Chinese fonts that are not embedded is left out without an error. */
    private static void requireLanguagePacks(String messages) {
        if (messages.contains("Missing language pack")) {
            throw new SandboxException("Chinese text would be missing on paper: apt install poppler-data");
        }
    }

    private sealed interface Inspection {
        record Seen(PdfFacts facts) implements Inspection {}

        record Refused(IntakeRefusal why) implements Inspection {}
    }
}
