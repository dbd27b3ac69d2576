package org.paihao.device.printer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paihao.device.port.PortException;
import org.paihao.device.port.SerialLink;
import org.paihao.device.printer.PrintOutcome.Done;
import org.paihao.device.printer.PrintOutcome.Proof;
import org.paihao.device.printer.PrintOutcome.Refused;
import org.paihao.device.printer.PrintOutcome.Unsure;

/**
 * One slip on an open line. Before its first byte everything that goes wrong is a refusal; after it nothing but the
 * printer's own confirmation is a success. No {@code DLE EOT} is sent while bytes of the slip are going out: a printer
 * in the middle of a command would eat it as data.
 */
final class PrintRun {
    /** What a confirmation may take beyond the wire and the paper before the printer is asked how it is. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration WRITE_SLACK = Duration.ofSeconds(2);

    private final PrinterTalk talk;
    private final PrinterProfile profile;
    private final SerialLink link;
    private final Consumer<Optional<PrinterStatus>> seen;
    private boolean bytesLeft;
    private boolean lineGone;

    /** @param seen told about every answer to a status question, empty for none */
    PrintRun(PrinterTalk talk, PrinterProfile profile, SerialLink link, Consumer<Optional<PrinterStatus>> seen) {
        this.talk = talk;
        this.profile = profile;
        this.link = link;
        this.seen = seen;
    }

    /** True when something of the slip may still stand in the printer's buffer. */
    boolean isDirty(PrintOutcome outcome) {
        return switch (outcome) {
            case Done ignored -> false;
            case Refused ignored -> false;
            case Unsure unsure -> !unsure.cleared();
        };
    }

    /** True when the line went away under the slip. */
    boolean isLineGone() {
        return lineGone;
    }

    PrintOutcome print(EscPos.Job job, String processId) {
        try {
            if (profile.answersStatus()) {
                Optional<PrinterReason> fault = look(2, 4);
                if (fault.isPresent()) {
                    return new Refused(fault.get());
                }
            }
            talk.startJob();
            long start = System.nanoTime();
            long wireNanos = link.wireNanos(job.bytes().length);
            int taken = send(job.bytes(), Duration.ofNanos(wireNanos).plus(WRITE_SLACK));
            if (taken == 0) {
                return new Refused(PrinterReason.BUSY);
            }
            if (taken < job.bytes().length) {
                return givenUp(PrinterReason.BUSY, processId);
            }
            return confirm(start, wireNanos, profile.paperNanos(job.paperDots()), processId);
        } catch (PortException e) {
            lineGone = true;
            return bytesLeft ? new Unsure(PrinterReason.GONE, false) : new Refused(PrinterReason.GONE);
        }
    }

    private int send(byte[] bytes, Duration deadline) {
        try {
            int taken = talk.port().write(bytes, deadline);
            bytesLeft = taken > 0;
            return taken;
        } catch (PortException e) {
            bytesLeft = e.taken() > 0;
            throw e;
        }
    }

    /** Asks how the printer is; no answer is asked again once, then it is a fault. */
    private Optional<PrinterReason> look(int... which) {
        Optional<PrinterStatus> status = talk.ask(which);
        if (status.isEmpty()) {
            status = talk.ask(which);
        }
        if (status.isPresent() && status.get().fault().isPresent() && which.length < 4) {
            // The short question says that something is wrong, the long one what.
            Optional<PrinterStatus> all = talk.ask(1, 2, 3, 4);
            status = all.isPresent() ? all : status;
        }
        seen.accept(status);
        return status.isEmpty()
                ? Optional.of(PrinterReason.NO_ANSWER)
                : status.get().fault();
    }

    private PrintOutcome confirm(long start, long wireNanos, long paperNanos, String processId) {
        return switch (profile.confirm()) {
            case PRINTED -> {
                long end = start + wireNanos + paperNanos;
                if (talk.awaitPrinted(processId, until(end, FIRST_LOOK))) {
                    yield new Done(Proof.PRINTED);
                }
                Optional<PrinterReason> fault = lookIfDrained();
                if (fault.isEmpty() && talk.awaitPrinted(processId, until(end, SLACK))) {
                    yield new Done(Proof.PRINTED);
                }
                yield givenUp(fault.or(this::lookIfDrained).orElse(PrinterReason.NO_CONFIRMATION), processId);
            }
            case PARSED -> {
                long end = start + wireNanos + paperNanos;
                boolean parsed = talk.awaitSensor(until(end, FIRST_LOOK));
                Optional<PrinterReason> fault = parsed ? Optional.empty() : lookIfDrained();
                if (!parsed && fault.isEmpty()) {
                    parsed = talk.awaitSensor(until(end, SLACK));
                }
                if (!parsed) {
                    yield givenUp(fault.or(this::lookIfDrained).orElse(PrinterReason.NO_CONFIRMATION), processId);
                }
                yield afterPaper(end, Proof.PARSED, processId);
            }
            case SENT -> {
                long drained = start + wireNanos + SLACK.toNanos();
                while (talk.port().outstanding() > 0) {
                    if (System.nanoTime() - drained > 0) {
                        yield givenUp(PrinterReason.BUSY, processId);
                    }
                    pause(Duration.ofMillis(10));
                }
                yield afterPaper(start + wireNanos + paperNanos, Proof.SENT, processId);
            }
        };
    }

    /** All bytes are in the printer: waits for the paper, then success needs a printer that says it is well. */
    private PrintOutcome afterPaper(long end, Proof proof, String processId) {
        pause(until(end, Duration.ZERO));
        Optional<PrinterReason> fault = profile.answersStatus() ? look(1, 2, 3, 4) : Optional.empty();
        return fault.isPresent() ? givenUp(fault.get(), processId) : new Done(proof);
    }

    private Optional<PrinterReason> lookIfDrained() {
        return profile.answersStatus() && talk.port().outstanding() == 0 ? look(1, 2, 3, 4) : Optional.empty();
    }

    /** Makes sure, if the printer can, that nothing more of the slip comes out, perhaps minutes later on new paper. */
    private PrintOutcome givenUp(PrinterReason reason, String processId) {
        boolean cleared = profile.clears() && talk.clear();
        if (talk.wasPrinted(processId)) {
            return new Done(Proof.PRINTED);
        }
        return new Unsure(reason, cleared);
    }

    private static Duration until(long nanoTime, Duration extra) {
        return Duration.ofNanos(Math.max(0, nanoTime + extra.toNanos() - System.nanoTime()));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException("interrupted");
        }
    }
}
