package org.paihao.device.printer;

import java.util.concurrent.CompletableFuture;
import org.paihao.ticket.TicketLayout;

/** Prints slips, one after the other, and says how the printer is. */
public interface TicketPrinter {
    /**
     * Prints a slip. The future always completes, with an outcome and never with an exception; a slip that cannot be
     * queued is refused at once.
     *
     * @param jobId for the log only; it must hold no visitor data
     */
    CompletableFuture<PrintOutcome> print(String jobId, TicketLayout layout);

    /** Cells of the normal font on this printer's paper, for the layout. */
    int columns();

    PrinterHealth health();
}
