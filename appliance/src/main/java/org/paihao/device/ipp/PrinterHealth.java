package org.paihao.device.ipp;

/** Whether one may print, and what is in the way. */
public sealed interface PrinterHealth {
    record Ready() implements PrinterHealth {}

    /** It prints or will print again by itself, but somebody should look. */
    record Attention(PrinterTrouble why) implements PrinterHealth {}

    /** It has stopped, or takes no jobs. */
    record Fault(PrinterTrouble why) implements PrinterHealth {}

    /** No answer, or an answer that is not IPP. */
    record Absent(String why) implements PrinterHealth {}

    /** It prints no PDF: wrong printer for this station. */
    record Unsuitable() implements PrinterHealth {}
}
