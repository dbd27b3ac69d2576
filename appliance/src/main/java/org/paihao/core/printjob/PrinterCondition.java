package org.paihao.core.printjob;

import java.util.Optional;

/** What keeps the printer from going on with a job it has taken. */
public enum PrinterCondition {
    FINE,
    PAPER_OUT,
    JAM,
    COVER_OPEN,
    SUPPLY_EMPTY,
    /** Stopped for a reason we have no word for. */
    ATTENTION,
    /** Does not answer. */
    GONE;

    /** The word a page shows while the job waits; empty when nothing is wrong. */
    public Optional<JobReason> reason() {
        return switch (this) {
            case FINE -> Optional.empty();
            case PAPER_OUT -> Optional.of(JobReason.PRINTER_PAPER_OUT);
            case JAM -> Optional.of(JobReason.PRINTER_JAM);
            case COVER_OPEN -> Optional.of(JobReason.PRINTER_COVER_OPEN);
            case SUPPLY_EMPTY -> Optional.of(JobReason.PRINTER_SUPPLY_EMPTY);
            case ATTENTION -> Optional.of(JobReason.PRINTER_ATTENTION);
            case GONE -> Optional.of(JobReason.PRINTER_GONE);
        };
    }
}
