package org.paihao.device.printer;

/** Why a printer does not print, in the words pages and event log use. */
public enum PrinterReason {
    PAPER_OUT("paper-out"),
    PAPER_NEAR_END("paper-near-end"),
    COVER_OPEN("cover-open"),
    /** A recoverable error that is not the cutter: paper jam, most often. */
    JAM("jam"),
    CUTTER("cutter"),
    /** Recovers by itself, the head is hot. */
    HEAD_HOT("head-hot"),
    /** An error that needs a technician. */
    BROKEN("broken"),
    OFFLINE("offline"),
    /** The line is not there: unplugged, switched off, no such device. */
    GONE("gone"),
    /** The line is there, the printer is silent. */
    NO_ANSWER("no-answer"),
    /** The printer holds flow, or too many slips wait. */
    BUSY("busy"),
    /** The confirmation did not come in time although the printer says it is well. */
    NO_CONFIRMATION("no-confirmation"),
    /** The service stops. */
    STOPPED("stopped");

    private final String word;

    PrinterReason(String word) {
        this.word = word;
    }

    /** The word on the wire: {@code paper-out}. */
    public String word() {
        return word;
    }
}
