package org.paihao.device.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.DelimiterTag;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.device.ipp.IppExchange.Reply;

/**
 * A printer spoken to directly by IPP. Not through cupsd: with the printer out of paper it counted ten pages printed,
 * and called a job canceled that the printer had aborted (measured with CUPS 2.4.2). Thread-safe.
 */
public final class JippPrinter implements IppPrinter {
    private static final String PDF = "application/pdf";
    private static final String USER = "paihao";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(8);
    /** 100 MB at 10 Mbit/s; slow printers take the bytes only as they print. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(90);

    private final URI printer;
    private final IppExchange exchange;
    private final Duration askTimeout;
    private final Duration sendTimeout;

    /** @param printer {@code ipp://host[:631]/path} or {@code ipps://…} */
    public JippPrinter(URI printer) {
        this(printer, ASK_TIMEOUT, SEND_TIMEOUT);
    }

    JippPrinter(URI printer, Duration askTimeout, Duration sendTimeout) {
        this.printer = printer;
        this.exchange = new IppExchange(printer, CONNECT_TIMEOUT);
        this.askTimeout = askTimeout;
        this.sendTimeout = sendTimeout;
    }

    /**
     * Loads the dictionary's classes, which takes 0.5–1.3 s in a cold JVM: better at the start than under a citizen's
     * finger.
     */
    public static void warmUp() {
        IppPacket packet = IppPacket.getPrinterAttributes(URI.create("ipp://localhost/ipp/print"))
                .putOperationAttributes(Types.requestingUserName.of(USER))
                .build();
        IppExchange.decoded(IppExchange.encoded(packet));
    }

    @Override
    public PrinterHealth health() {
        return switch (exchange.ask(aboutPrinter(), askTimeout)) {
            case Reply.Answer(var packet) -> guarded(() -> health(packet), PrinterHealth.Absent::new);
            case Reply.NotSent(var why) -> new PrinterHealth.Absent(why);
            case Reply.Lost lost -> new PrinterHealth.Absent(lost.why());
        };
    }

    @Override
    public Submission submit(Path pdf, DocumentOrder order) {
        return switch (exchange.ask(aboutPrinter(), askTimeout)) {
            case Reply.Answer(var packet) -> guarded(() -> submit(packet, pdf, order), Submission.Unsure::new);
            case Reply.NotSent(var why) -> new Submission.Unreachable(why);
            // Only the question was lost; the document has not been sent.
            case Reply.Lost lost -> new Submission.Unreachable(lost.why());
        };
    }

    @Override
    public JobWatch watch(int jobNumber) {
        IppPacket request = IppPacket.getJobAttributes(
                        printer, jobNumber, Types.jobState, Types.jobStateReasons, Types.jobImpressionsCompleted)
                .putOperationAttributes(Types.requestingUserName.of(USER))
                .build();
        return switch (exchange.ask(request, askTimeout)) {
            case Reply.Answer(var packet) -> guarded(() -> watch(packet), JobWatch.Unreachable::new);
            case Reply.NotSent(var why) -> new JobWatch.Unreachable(why);
            case Reply.Lost lost -> new JobWatch.Unreachable(lost.why());
        };
    }

    @Override
    public CancelAnswer cancel(int jobNumber) {
        IppPacket request = IppPacket.cancelJob(printer, jobNumber)
                .putOperationAttributes(Types.requestingUserName.of(USER))
                .build();
        return switch (exchange.ask(request, askTimeout)) {
            case Reply.Answer(var packet) -> good(packet) ? CancelAnswer.TAKEN : CancelAnswer.TOO_LATE;
            case Reply.NotSent(var why) -> CancelAnswer.UNREACHABLE;
            case Reply.Lost lost -> CancelAnswer.UNREACHABLE;
        };
    }

    @Override
    public void close() {
        exchange.close();
    }

    private IppPacket aboutPrinter() {
        return IppPacket.getPrinterAttributes(
                        printer,
                        Types.printerState,
                        Types.printerStateReasons,
                        Types.printerIsAcceptingJobs,
                        Types.documentFormatSupported,
                        Types.sidesSupported,
                        Types.printScalingSupported)
                .putOperationAttributes(Types.requestingUserName.of(USER))
                .build();
    }

    private static PrinterHealth health(IppPacket packet) {
        if (!good(packet)) {
            return new PrinterHealth.Absent(packet.getStatus().getName());
        }
        if (!strings(packet, Tag.printerAttributes, Types.documentFormatSupported)
                .contains(PDF)) {
            return new PrinterHealth.Unsuitable();
        }
        List<String> reasons = strings(packet, Tag.printerAttributes, Types.printerStateReasons);
        PrinterTrouble trouble = PrinterTrouble.of(reasons);
        boolean stopped = PrinterState.stopped.equals(packet.getValue(Tag.printerAttributes, Types.printerState));
        boolean takesJobs = !Boolean.FALSE.equals(packet.getValue(Tag.printerAttributes, Types.printerIsAcceptingJobs));
        if (stopped || !takesJobs) {
            return new PrinterHealth.Fault(trouble == PrinterTrouble.NONE ? PrinterTrouble.OTHER : trouble);
        }
        return trouble == PrinterTrouble.NONE ? new PrinterHealth.Ready() : new PrinterHealth.Attention(trouble);
    }

    private Submission submit(IppPacket about, Path pdf, DocumentOrder order) {
        if (!good(about)) {
            return new Submission.Refused(about.getStatus().getName());
        }
        if (!strings(about, Tag.printerAttributes, Types.documentFormatSupported)
                .contains(PDF)) {
            return new Submission.FormatNotSupported();
        }
        return switch (exchange.send(printJob(about, order), pdf, sendTimeout)) {
            case Reply.Answer(var packet) -> submitted(packet);
            case Reply.NotSent(var why) -> new Submission.Unreachable(why);
            case Reply.Lost lost -> new Submission.Unsure(lost.why());
        };
    }

    private IppPacket printJob(IppPacket about, DocumentOrder order) {
        List<Attribute<?>> job = new ArrayList<>(List.of(Types.copies.of(order.copies())));
        String sides = order.twoSided() ? "two-sided-long-edge" : "one-sided";
        if (strings(about, Tag.printerAttributes, Types.sidesSupported).contains(sides)) {
            job.add(Types.sides.of(sides));
        }
        if (strings(about, Tag.printerAttributes, Types.printScalingSupported).contains("auto")) {
            job.add(Types.printScaling.of("auto"));
        }
        return IppPacket.printJob(printer)
                .putOperationAttributes(
                        Types.requestingUserName.of(USER),
                        Types.jobName.of(order.jobName()),
                        Types.documentFormat.of(PDF),
                        Types.ippAttributeFidelity.of(false))
                .putJobAttributes(job)
                .build();
    }

    private static Submission submitted(IppPacket packet) {
        Status status = packet.getStatus();
        if (status.equals(Status.serverErrorBusy)
                || status.equals(Status.serverErrorTemporaryError)
                || status.equals(Status.serverErrorTooManyJobs)) {
            return new Submission.Busy();
        }
        if (status.equals(Status.clientErrorDocumentFormatNotSupported)) {
            return new Submission.FormatNotSupported();
        }
        Integer number = packet.getValue(Tag.jobAttributes, Types.jobId);
        if (!good(packet)) {
            return new Submission.Refused(status.getName());
        }
        return number == null ? new Submission.Unsure("no job number") : new Submission.Accepted(number);
    }

    private JobWatch watch(IppPacket packet) {
        Status status = packet.getStatus();
        if (status.equals(Status.clientErrorNotFound) || status.equals(Status.clientErrorGone)) {
            return new JobWatch.Seen(JobWatch.Phase.FORGOTTEN, 0, PrinterTrouble.NONE);
        }
        JobState state = packet.getValue(Tag.jobAttributes, Types.jobState);
        if (!good(packet) || state == null) {
            return new JobWatch.Unreachable(status.getName());
        }
        Integer counted = packet.getValue(Tag.jobAttributes, Types.jobImpressionsCompleted);
        JobWatch.Phase phase = phase(state);
        PrinterTrouble trouble = phase.ended() ? PrinterTrouble.NONE : trouble();
        return new JobWatch.Seen(phase, counted == null ? 0 : Math.max(0, counted), trouble);
    }

    /** What the printer complains of now; job-state-reasons rarely tell. */
    private PrinterTrouble trouble() {
        return switch (health()) {
            case PrinterHealth.Attention(var why) -> why;
            case PrinterHealth.Fault(var why) -> why;
            case PrinterHealth.Ready() -> PrinterTrouble.NONE;
            case PrinterHealth.Absent(var why) -> PrinterTrouble.NONE;
            case PrinterHealth.Unsuitable() -> PrinterTrouble.NONE;
        };
    }

    private static JobWatch.Phase phase(JobState state) {
        if (state.equals(JobState.completed)) {
            return JobWatch.Phase.COMPLETED;
        }
        if (state.equals(JobState.aborted)) {
            return JobWatch.Phase.ABORTED;
        }
        if (state.equals(JobState.canceled)) {
            return JobWatch.Phase.CANCELED;
        }
        boolean waits = state.equals(JobState.pending) || state.equals(JobState.pendingHeld);
        return waits ? JobWatch.Phase.WAITING : JobWatch.Phase.PRINTING;
    }

    /** RFC 8011 §B.1: 0x0000–0x00ff are successes. */
    private static boolean good(IppPacket packet) {
        return packet.getCode() >= 0 && packet.getCode() <= 0xff;
    }

    private static List<String> strings(IppPacket packet, DelimiterTag tag, AttributeType<?> type) {
        AttributeGroup group = packet.get(tag);
        return group == null ? List.of() : group.getStrings(type);
    }

    /**
     * Values are converted when they are asked for, so a printer's wrong tags show up here as any runtime exception.
     */
    @SuppressWarnings("CatchingUnchecked")
    private static <T> T guarded(Supplier<T> reading, Function<String, T> broken) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError e) {
            return broken.apply("the answer makes no sense: " + e.getClass().getSimpleName());
        }
    }
}
