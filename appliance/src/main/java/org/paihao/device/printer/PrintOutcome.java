package org.paihao.device.printer;

/** What became of a slip. */
public sealed interface PrintOutcome {
    /** How sure the paper is. */
    enum Proof {
        /** The printer itself has said that this slip is printed. */
        PRINTED,
        /** The printer has parsed all of it and was well afterwards. */
        PARSED,
        /** All bytes left the line; nothing is known about paper. */
        SENT
    }

    /** The slip is out. */
    record Done(Proof proof) implements PrintOutcome {}

    /** Proof that nothing was printed and nothing will be: no byte of the slip left the box. */
    record Refused(PrinterReason reason) implements PrintOutcome {}

    /**
     * Something of the slip left the box and no confirmation came: it may be on paper, wholly or in part.
     *
     * @param cleared the printer has confirmed that it threw the rest away, so nothing more of it will come
     */
    record Unsure(PrinterReason reason, boolean cleared) implements PrintOutcome {}
}
