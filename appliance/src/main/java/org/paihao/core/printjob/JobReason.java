package org.paihao.core.printjob;

/** Why a job failed; {@link #word()} is what pages and facts call it. */
public enum JobReason {
    NOT_PDF("not-pdf"),
    BROKEN("broken"),
    ENCRYPTED("encrypted"),
    TOO_MANY_PAGES("too-many-pages"),
    TOO_LARGE("too-large"),
    TOO_SLOW("too-slow"),
    /** The check itself could not run (tool missing, spool full): nothing is wrong with the person's file. */
    CHECK_FAILED("check-failed"),
    PRINTER_PAPER_OUT("printer-paper-out"),
    PRINTER_JAM("printer-jam"),
    PRINTER_COVER_OPEN("printer-cover-open"),
    PRINTER_SUPPLY_EMPTY("printer-supply-empty"),
    PRINTER_ATTENTION("printer-attention"),
    PRINTER_GONE("printer-gone"),
    PRINTER_FAILED("printer-failed");

    private final String word;

    JobReason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
