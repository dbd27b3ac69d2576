package org.paihao.device.ipp;

/** What became of a document handed to a printer. */
public sealed interface Submission {
    record Accepted(int jobNumber) implements Submission {}

    /** The printer has another job; later it may take this one. */
    record Busy() implements Submission {}

    /** Nothing was sent. */
    record Unreachable(String why) implements Submission {}

    /**
     * The connection was lost after the document had begun to go out: it may yet be printed, so it is not sent again.
     */
    record Unsure(String why) implements Submission {}

    /** The printer does not print this kind of document: sent anyway, it would print pages of signs (HPInc/jipp#66). */
    record FormatNotSupported() implements Submission {}

    /** The printer's status keyword says why. */
    record Refused(String status) implements Submission {}
}
