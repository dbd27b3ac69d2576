package org.paihao.device.printer;

/** One answer of a printer, told apart by its fixed bits (Citizen manuals, "Identification of send status"). */
sealed interface PrinterReply {
    /** Answer to {@code DLE EOT n}: {@code 0xx1xx10}; which n it answers is known only by order. */
    record RealTime(int value) implements PrinterReply {}

    /** Automatic status: {@code 0xx1xx00}, then three bytes {@code 0xx0xxxx}. */
    record Automatic(PrinterStatus status) implements PrinterReply {}

    /** Answer to {@code GS r}: bits 4 and 7 clear. */
    record Sensor(int value) implements PrinterReply {}

    /** {@code 37 22 d1 d2 d3 d4 00}: everything up to this id is on paper. */
    record Printed(String processId) implements PrinterReply {}

    /** {@code 37 25 00}: the buffer is empty, nothing of it will be printed. */
    record Cleared() implements PrinterReply {}

    /** A block we did not ask for, or bytes that belong to nothing. */
    record Unknown(int firstByte) implements PrinterReply {}
}
