package org.paihao.device.ipp;

import java.nio.file.Path;

/**
 * A document printer. Every trouble is a value: nothing here throws because of what a printer says or because it is
 * gone. Each call is bounded in time and may be made from any thread; a call blocks its thread until then.
 */
public interface IppPrinter extends AutoCloseable {
    PrinterHealth health();

    /** Hands a PDF over. Only {@link Submission.Busy} and {@link Submission.Unreachable} may be tried again. */
    Submission submit(Path pdf, DocumentOrder order);

    /** How the job stands, and what the printer complains of. */
    JobWatch watch(int jobNumber);

    /** Asks for a job to be stopped; how far it came is told by {@link #watch}. */
    CancelAnswer cancel(int jobNumber);

    @Override
    void close();

    enum CancelAnswer {
        TAKEN,
        /** It had ended already, or the printer does not know it. */
        TOO_LATE,
        UNREACHABLE
    }
}
