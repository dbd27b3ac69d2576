package org.paihao.sim.ipp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.paihao.device.ipp.DocumentOrder;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.device.ipp.JobWatch;
import org.paihao.device.ipp.JobWatch.Phase;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.device.ipp.PrinterTrouble;
import org.paihao.device.ipp.Submission;

/**
 * A document printer in memory. It has no time of its own: pages come out when {@link #print} says so. Strict: one job
 * at a time, only what begins like a PDF, 1–99 copies; a printer that is unplugged answers nothing and forgets its
 * jobs. Thread-safe.
 */
public final class FakeIppPrinter implements IppPrinter {
    private static final int COPIES_MAX = 99;
    private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Job> jobs = new HashMap<>();
    private int current;
    private int printedPages;
    private PrinterTrouble trouble = PrinterTrouble.NONE;
    private boolean plugged = true;
    private boolean closed;

    private record Job(Phase phase, int impressions, int wanted) {}

    /** Lets up to {@code pages} page sides come out of the current job; none while there is trouble. */
    public void print(int pages) {
        locked(() -> {
            Job job = jobs.get(current);
            if (job == null || job.phase().ended() || trouble != PrinterTrouble.NONE || !plugged) {
                return;
            }
            int out = Math.min(pages, job.wanted() - job.impressions());
            printedPages += out;
            int impressions = job.impressions() + out;
            Phase phase = impressions == job.wanted() ? Phase.COMPLETED : Phase.PRINTING;
            jobs.put(current, new Job(phase, impressions, job.wanted()));
        });
    }

    /** Sets what the printer complains of; {@link PrinterTrouble#NONE} mends it. */
    public void trouble(PrinterTrouble now) {
        locked(() -> trouble = now);
    }

    /** The printer gives up the current job. */
    public void abort() {
        locked(() -> end(Phase.ABORTED));
    }

    /** Somebody cancels the current job at the printer's own panel. */
    public void cancelAtPanel() {
        locked(() -> end(Phase.CANCELED));
    }

    /** The network cable; jobs go on. */
    public void plug(boolean in) {
        locked(() -> plugged = in);
    }

    /** The mains switch: whatever it was printing is forgotten. */
    public void restart() {
        locked(() -> {
            jobs.clear();
            current = 0;
        });
    }

    /** Page sides that have come out of this printer. */
    public int printedPages() {
        lock.lock();
        try {
            return printedPages;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PrinterHealth health() {
        lock.lock();
        try {
            requireOpen();
            if (!plugged) {
                return new PrinterHealth.Absent("unplugged");
            }
            return trouble == PrinterTrouble.NONE ? new PrinterHealth.Ready() : new PrinterHealth.Attention(trouble);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Submission submit(Path pdf, DocumentOrder order) {
        lock.lock();
        try {
            requireOpen();
            if (!plugged) {
                return new Submission.Unreachable("unplugged");
            }
            if (order.copies() > COPIES_MAX) {
                return new Submission.Refused("client-error-attributes-or-values-not-supported");
            }
            Job busy = jobs.get(current);
            if (busy != null && !busy.phase().ended()) {
                return new Submission.Busy();
            }
            if (!isPdf(pdf)) {
                return new Submission.Refused("client-error-document-format-error");
            }
            current = current + 1;
            jobs.put(current, new Job(Phase.PRINTING, 0, order.impressions()));
            return new Submission.Accepted(current);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public JobWatch watch(int jobNumber) {
        lock.lock();
        try {
            requireOpen();
            if (!plugged) {
                return new JobWatch.Unreachable("unplugged");
            }
            Job job = jobs.get(jobNumber);
            if (job == null) {
                return new JobWatch.Seen(Phase.FORGOTTEN, 0, PrinterTrouble.NONE);
            }
            return new JobWatch.Seen(
                    job.phase(), job.impressions(), job.phase().ended() ? PrinterTrouble.NONE : trouble);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CancelAnswer cancel(int jobNumber) {
        lock.lock();
        try {
            requireOpen();
            if (!plugged) {
                return CancelAnswer.UNREACHABLE;
            }
            Job job = jobs.get(jobNumber);
            if (job == null || job.phase().ended()) {
                return CancelAnswer.TOO_LATE;
            }
            end(Phase.CANCELED);
            return CancelAnswer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> closed = true);
    }

    private void end(Phase phase) {
        Job job = jobs.get(current);
        if (job == null || job.phase().ended()) {
            throw new IllegalStateException("there is no job to end");
        }
        jobs.put(current, new Job(phase, job.impressions(), job.wanted()));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the printer has been closed");
        }
    }

    private static boolean isPdf(Path pdf) {
        try (InputStream in = Files.newInputStream(pdf)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
